#include <array>
#include <cstdio>
#include <string>

#include "base/utf8.h"
#include "report/report.h"
#include "report/words.h"
#include "text/view.h"

namespace yichi {
namespace {

// FNV-1a: the same digits on every machine and in every version.
constexpr std::uint64_t kEmptyHash = 14695981039346656037u;

std::uint64_t Hash(std::string_view text, std::uint64_t hash = kEmptyHash) {
  for (char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return hash;
}

std::string Hexadecimal(std::uint64_t value) {
  std::array<char, 17> digits{};
  std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(value));
  return digits.data();
}

// 科室[2].人数 → 科室.人数: an item inserted above moves the index.
std::string WithoutIndices(std::string_view field) {
  std::string out;
  bool inside = false;
  for (char c : field) {
    if (c == '[') inside = true;
    if (!inside) out += c;
    if (c == ']') inside = false;
  }
  return out;
}

std::string Normalized(std::u32string_view text) {
  auto folded = Fold(text);
  std::erase_if(folded, [](char32_t c) { return c == U' ' || c == U'\t' || c == U'\n'; });
  return EncodeUtf8(folded);
}

std::string Identity(const RuleSet& rules, const Document& document, const Finding& finding) {
  constexpr char kSeparator = '\x1f';
  std::string identity = rules.rules[finding.rule].code;
  identity += kSeparator + std::to_string(static_cast<int>(finding.verdict));
  identity += kSeparator + WithoutIndices(finding.at.field);
  identity += kSeparator + finding.element;
  identity += kSeparator + Normalized(report::TextAt(document, finding.at.place));
  return identity;
}

}  // namespace

std::vector<std::string> Fingerprinter::Of(const RuleSet& rules, const Document& document,
                                           const std::vector<Finding>& findings) {
  std::vector<std::string> fingerprints;
  for (const auto& finding : findings) {
    auto identity = Hash(Identity(rules, document, finding));
    auto ordinal = seen_[identity]++;
    fingerprints.push_back(Hexadecimal(Hash('\x1f' + std::to_string(ordinal), identity)));
  }
  return fingerprints;
}

std::vector<std::string> Fingerprints(const Report& report, std::size_t document) {
  const auto& reported = report.documents[document];
  if (!reported.judgement) return {};
  if (!reported.fingerprints.empty()) return reported.fingerprints;
  return Fingerprinter().Of(*report.rules, *reported.document, reported.judgement->findings);
}

std::string ConflictFingerprint(const Disagreement& disagreement) {
  return Hexadecimal(Hash(std::string(CodeName(Code::Y0601)) + '\x1f' + disagreement.field));
}

}  // namespace yichi
