#include "facts/flat_values.h"

#include <cstring>

#include "base/utf8.h"
#include "facts/plain_values.h"

namespace yichi::facts {
namespace {

constexpr std::size_t kMostKept = 4096;  // values of one field
constexpr std::size_t kLongestKept = 256;

constexpr std::size_t kWord = sizeof(std::uint64_t);

}  // namespace

// The first and the last eight bytes; of a text of up to sixteen that is all of it.
FlatField::Ends FlatField::EndsOf(std::string_view text) {
  Ends ends;
  ends.size = text.size();
  if (text.size() >= kWord) {
    std::memcpy(&ends.begin, text.data(), kWord);
    std::memcpy(&ends.end, text.data() + text.size() - kWord, kWord);
  } else {
    for (char c : text) ends.begin = ends.begin << 8 | static_cast<unsigned char>(c);
  }
  return ends;
}

// A table of a few thousand needs no more mixing.
std::uint64_t FlatField::HashOf(const Ends& ends) {
  auto hash = ends.begin * 0x9E3779B97F4A7C15u ^ (ends.end + ends.size) * 0xC2B2AE3D27D4EB4Fu;
  return hash ^ hash >> 32;
}

namespace {

// Printable ASCII, or the first byte of U+4000–9FFF: no blank is among them.
bool BeginsPlainly(unsigned char c) {
  return (c > 0x20 && c < 0x7F && c != '-' && c != '/' && c != '\\') || (c >= 0xE4 && c <= 0xE9);
}

bool EndsPlainly(std::string_view text) {
  auto last = static_cast<unsigned char>(text.back());
  if (last < 0x80) return last > 0x20 && last < 0x7F;
  if (text.size() < 3) return false;
  auto lead = static_cast<unsigned char>(text[text.size() - 3]);
  return lead >= 0xE4 && lead <= 0xE9;
}

}  // namespace

FlatField::FlatField(const RuleSet& rules, const Field& field)
    : rules_(rules), type_(field.type), table_(16) {
  if (type_.kind != Kind::Number) return;
  auto scale = type_.unit == kNoIndex ? Number(1) : rules.units[type_.unit].scale;
  constexpr std::int64_t kMostScale = 1000;  // times fifteen digits still fits
  if (scale.whole() && scale.numerator > 0 && scale.numerator <= kMostScale) scale_ = scale.numerator;
}

bool FlatField::StandsForItself(std::string_view text) {
  return !text.empty() && BeginsPlainly(static_cast<unsigned char>(text[0])) && EndsPlainly(text);
}

bool FlatField::WholeOf(std::string_view digits, std::int64_t& value) const {
  constexpr std::size_t kMostDigits = 15;
  if (scale_ == 0 || digits.empty() || digits.size() > kMostDigits) return false;
  if (digits[0] == '0' && digits.size() > 1) return false;
  std::int64_t number = 0;
  for (char c : digits) {
    if (c < '0' || c > '9') return false;
    number = number * 10 + (c - '0');
  }
  value = number * scale_;
  return true;
}

FlatValue FlatField::Read(std::string_view text, std::string_view unit, std::string& own) const {
  auto read = ReadPlain(rules_, DecodeUtf8(text), type_, {}, FindUnit(rules_, unit, type_));
  if (!read) return {};
  FlatValue value;
  value.read =
      read->broken || read->value.status != Status::Known ? FlatValue::Read::Left : FlatValue::Read::Known;
  const auto& scalar = read->value.scalar;
  if (const auto* number = std::get_if<Number>(&scalar)) value.number = *number;
  if (const auto* day = std::get_if<Day>(&scalar)) value.number = *day;
  if (const auto* member = std::get_if<std::uint32_t>(&scalar)) value.number = *member;
  if (const auto* truth = std::get_if<bool>(&scalar)) value.number = *truth;
  if (const auto* written = std::get_if<std::string>(&scalar)) own = *written;
  value.text = own;
  return value;
}

const FlatValue& FlatField::Of(std::string_view text, std::string_view unit) {
  auto key = text;
  if (!unit.empty()) {
    key_.assign(text).append(1, '\0').append(unit);
    key = key_;
  }
  auto ends = EndsOf(key);
  auto mask = table_.size() - 1;
  auto at = HashOf(ends) & mask;
  for (; table_[at] != 0; at = (at + 1) & mask) {
    const auto& entry = entries_[table_[at] - 1];
    if (entry.ends == ends && (key.size() <= 2 * kWord || entry.text == key)) return entry.value;
  }
  if (entries_.size() >= kMostKept || key.size() > kLongestKept) {
    unkept_text_.clear();
    return unkept_ = Read(text, unit, unkept_text_);
  }
  auto& entry = entries_.emplace_back();
  entry.ends = ends;
  entry.text = key;
  entry.value = Read(text, unit, entry.own);
  table_[at] = static_cast<std::uint32_t>(entries_.size());
  if (entries_.size() * 2 > table_.size()) Grow();
  return entry.value;
}

void FlatField::Grow() {
  table_.assign(table_.size() * 2, 0);
  auto mask = table_.size() - 1;
  for (std::uint32_t i = 0; i < entries_.size(); ++i) {
    auto at = HashOf(entries_[i].ends) & mask;
    while (table_[at] != 0) at = (at + 1) & mask;
    table_[at] = i + 1;
  }
}

}  // namespace yichi::facts
