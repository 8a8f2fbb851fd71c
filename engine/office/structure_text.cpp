#include "office/structure_text.h"

#include <algorithm>

namespace yichi {
namespace {

bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

bool IsLetterOfNumber(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}

bool Has(std::u32string_view marks, char32_t c) { return marks.find(c) != marks.npos; }

constexpr std::u32string_view kOpening = U"〔[【(〈{", kClosing = U"〕]】)〉}";

// Words before a number that do not belong to it: 根据示例发〔2021〕3号.
std::uint32_t SkipLeadWords(std::u32string_view text, std::uint32_t begin, std::uint32_t end) {
  constexpr std::u32string_view kLeads[] = {U"根据", U"按照", U"依据", U"依照", U"遵照", U"参照", U"印发的",
                                            U"印发", U"执行", U"文号", U"以及", U"详见", U"经",   U"以",
                                            U"和",   U"及",   U"与",   U"按",   U"见"};
  for (bool again = true; again;) {
    again = false;
    for (auto word : kLeads) {
      if (end - begin <= word.size() || text.substr(begin, word.size()) != word) continue;
      begin += static_cast<std::uint32_t>(word.size());
      again = true;
    }
  }
  return begin;
}

// Moves over digits; how many there were.
std::uint32_t SkipDigits(std::u32string_view text, std::uint32_t& at) {
  auto begin = at;
  while (at < text.size() && at - begin < 8 && IsDigit(FoldCharacter(text[at]))) ++at;
  return at - begin;
}

std::uint32_t SkipNumber(std::u32string_view text, std::uint32_t& at) {
  constexpr std::u32string_view kNumerals = U"〇○零一二三四五六七八九十";
  auto begin = at;
  while (at < text.size() && at - begin < 8 && (IsDigit(FoldCharacter(text[at])) || Has(kNumerals, text[at])))
    ++at;
  return at - begin;
}

}  // namespace

bool IsBlankCharacter(char32_t c) {
  auto folded = FoldCharacter(c);
  return folded == U' ' || folded == U'\n' || folded == 0;
}

std::uint32_t SkipBlank(std::u32string_view text, std::uint32_t begin) {
  while (begin < text.size() && IsBlankCharacter(text[begin])) ++begin;
  return begin;
}

TextRange TrimRange(std::u32string_view text, TextRange range) {
  while (range.end > range.begin && IsBlankCharacter(text[range.end - 1])) --range.end;
  while (range.begin < range.end && IsBlankCharacter(text[range.begin])) ++range.begin;
  return range;
}

std::u32string_view TrimBlank(std::u32string_view text) {
  auto range = TrimRange(text, {0, static_cast<std::uint32_t>(text.size())});
  return text.substr(range.begin, range.end - range.begin);
}

bool ReadsAsHeading(std::u32string_view text) {
  constexpr std::size_t kLongest = 40, kMostCommas = 1;
  text = TrimBlank(text);
  if (text.empty() || text.size() > kLongest) return false;
  std::size_t commas = 0;
  for (auto c : text) {
    if (Has(U"。；;！？!?", c)) return false;
    if (Has(U"，,", c)) ++commas;
  }
  return commas <= kMostCommas && !Has(U"，,、：:", text.back());
}

bool EndsWithColon(std::u32string_view text) {
  text = TrimBlank(text);
  return !text.empty() && FoldCharacter(text.back()) == U':';
}

TextRange FindFileNumber(std::u32string_view text, std::uint32_t bracket, std::uint32_t from) {
  constexpr std::uint32_t kMostLetters = 12;
  if (bracket >= text.size() || !Has(kOpening, FoldCharacter(text[bracket]))) return {};
  auto begin = bracket;
  while (begin > from && bracket - begin < kMostLetters && IsLetterOfNumber(text[begin - 1])) --begin;
  begin = SkipLeadWords(text, begin, bracket);
  auto at = bracket + 1;
  if (begin == bracket || SkipDigits(text, at) != 4) return {};
  if (at >= text.size() || !Has(kClosing, FoldCharacter(text[at]))) return {};
  ++at;
  if (at < text.size() && text[at] == U'第') ++at;
  if (SkipDigits(text, at) == 0 || at >= text.size() || text[at] != U'号') return {};
  return {begin, at + 1};
}

bool IsFileNumber(std::u32string_view text) {
  text = TrimBlank(text);
  auto bracket = text.find_first_of(U"〔[［【（(");
  if (bracket == text.npos) return false;
  auto found = FindFileNumber(text, static_cast<std::uint32_t>(bracket), 0);
  return found.begin == 0 && found.end == text.size() && found.end > 0;
}

bool IsDate(std::u32string_view text) {
  text = TrimBlank(text);
  if (text.size() > 12) return false;
  std::uint32_t at = 0;
  for (auto unit : {U'年', U'月', U'日'}) {
    at = SkipBlank(text, at);
    SkipNumber(text, at);  // a draft may leave the number open
    at = SkipBlank(text, at);
    if (at >= text.size() || text[at++] != unit) return false;
  }
  return at == text.size();
}

bool OpensAttachment(std::u32string_view text) {
  text = TrimBlank(text);
  bool opens = text.substr(0, 2) == U"附件" || text.substr(0, 2) == U"附表" || text.substr(0, 2) == U"附录" ||
               (text.substr(0, 1) == U"附" && EndsWithColon(text.substr(0, 2)));
  constexpr std::size_t kLongest = 60;
  return opens && text.size() <= kLongest && !Has(U"。；", text.back());
}

}  // namespace yichi
