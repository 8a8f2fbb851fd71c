#include "report/held_words.h"

#include "base/utf8.h"
#include "report/words.h"
#include "text/shared_runs.h"

namespace yichi::report {

std::string PercentText(Number share) {
  auto thousandths = share.numerator * 1000 / share.denominator;
  auto text = std::to_string(thousandths / 10);
  if (thousandths % 10 != 0) text += "." + std::to_string(thousandths % 10);
  return text + "%";
}

std::string HolderText(const HeldReport& report, const HeldTexts& held, const HeldText& text) {
  auto name = held.owners[text.owner];
  if (name.empty()) name = report.documents[text.place.document].path;
  if (text.part != kNoIndex && !held.parts[text.part].empty()) name += "·" + held.parts[text.part];
  return name;
}

std::string HeldPlace(const HeldReport& report, const HeldText& text) {
  const auto& document = report.documents[text.place.document];
  return document.path + " " + PlaceText(*document.document, text.place, report.language);
}

WordingDifference CompareWordings(const std::string& first, const std::string& second) {
  auto a = DecodeUtf8(first), b = DecodeUtf8(second);
  WordingDifference difference;
  TextRange rest_a, rest_b;  // before the next shared run
  auto add = [](const std::u32string& text, std::uint32_t begin, std::uint32_t end,
                std::vector<std::string>& words) {
    if (begin < end) words.push_back(EncodeUtf8(text.substr(begin, end - begin)));
  };
  for (const auto& run : SharedRuns(a, b)) {
    add(a, rest_a.begin, run.in_first.begin, difference.only_first);
    add(b, rest_b.begin, run.in_second.begin, difference.only_second);
    add(a, run.in_first.begin, run.in_first.end, difference.shared);
    rest_a.begin = run.in_first.end;
    rest_b.begin = run.in_second.end;
  }
  add(a, rest_a.begin, static_cast<std::uint32_t>(a.size()), difference.only_first);
  add(b, rest_b.begin, static_cast<std::uint32_t>(b.size()), difference.only_second);
  return difference;
}

}  // namespace yichi::report
