#include "office/number_format.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/numeral.h"

namespace yichi {
namespace {

std::u32string Decimal(std::int64_t value) { return DecodeUtf8(std::to_string(value)); }

std::u32string DecimalZero(std::int64_t value) {
  return (value >= 0 && value < 10 ? U"0" : U"") + Decimal(value);
}

std::u32string Mapped(std::int64_t value, char32_t zero) {
  auto text = Decimal(value);
  for (char32_t& c : text)
    if (c >= U'0' && c <= U'9') c = zero + (c - U'0');
  return text;
}

std::u32string FullWidth(std::int64_t value) { return Mapped(value, U'０'); }

std::u32string IdeographDigits(std::int64_t value) {
  constexpr std::u32string_view kDigits = U"〇一二三四五六七八九";
  auto text = Decimal(value);
  for (char32_t& c : text)
    if (c >= U'0' && c <= U'9') c = kDigits[c - U'0'];
  return text;
}

std::u32string CountingThousand(std::int64_t value) {
  return value < 0 || value > 99'999'999 ? Decimal(value) : DecodeUtf8(WriteNumeral(value));
}

// Word counts so up to 99 only and then writes digit by digit.
std::u32string Counting(std::int64_t value) {
  return value < 100 ? CountingThousand(value) : IdeographDigits(value);
}

// 壹佰零伍: the same words as 一百零五, in the forms that cannot be altered. Ten is 壹拾.
std::u32string Legal(std::int64_t value, std::u32string_view forms) {
  constexpr std::u32string_view kPlain = U"零一二三四五六七八九十百千万亿";
  auto text = CountingThousand(value);
  if (text.substr(0, 1) == U"十") text.insert(0, 1, U'一');
  for (char32_t& c : text)
    if (auto at = kPlain.find(c); at != kPlain.npos) c = forms[at];
  return text;
}

std::u32string LegalSimplified(std::int64_t value) { return Legal(value, U"零壹贰叁肆伍陆柒捌玖拾佰仟万亿"); }
std::u32string LegalTraditional(std::int64_t value) {
  return Legal(value, U"零壹貳參肆伍陸柒捌玖拾佰仟萬億");
}

std::u32string From(std::u32string_view list, std::int64_t value) {
  bool known = value >= 1 && static_cast<std::size_t>(value) <= list.size();
  return known ? std::u32string(1, list[static_cast<std::size_t>(value - 1)]) : Decimal(value);
}

constexpr std::u32string_view kStems = U"甲乙丙丁戊己庚辛壬癸", kBranches = U"子丑寅卯辰巳午未申酉戌亥";

std::u32string Stems(std::int64_t value) { return From(kStems, value); }
std::u32string Branches(std::int64_t value) { return From(kBranches, value); }

std::u32string StemsAndBranches(std::int64_t value) {
  if (value < 1 || value > 60) return Decimal(value);
  auto index = static_cast<std::size_t>(value - 1);
  return {kStems[index % kStems.size()], kBranches[index % kBranches.size()]};
}

std::u32string Enclosed(std::int64_t value, char32_t first) {
  return value >= 1 && value <= 20 ? std::u32string(1, first + static_cast<char32_t>(value - 1))
                                   : Decimal(value);
}
std::u32string Circle(std::int64_t value) { return Enclosed(value, U'①'); }
std::u32string Parenthesis(std::int64_t value) { return Enclosed(value, U'⑴'); }
std::u32string FullStop(std::int64_t value) { return Enclosed(value, U'⒈'); }
std::u32string IdeographCircle(std::int64_t value) { return From(U"㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉", value); }

// A … Z, AA, BB: Word repeats the letter.
std::u32string Letters(std::int64_t value, char32_t first) {
  constexpr std::int64_t kMostRepeats = 30;
  if (value < 1 || value > 26 * kMostRepeats) return Decimal(value);
  auto repeats = static_cast<std::size_t>((value - 1) / 26 + 1);
  return std::u32string(repeats, first + static_cast<char32_t>((value - 1) % 26));
}
std::u32string UpperLetter(std::int64_t value) { return Letters(value, U'A'); }
std::u32string LowerLetter(std::int64_t value) { return Letters(value, U'a'); }

std::u32string LowerRoman(std::int64_t value) {
  struct Step {
    std::int64_t value;
    std::u32string_view text;
  };
  constexpr Step kSteps[] = {{1000, U"m"}, {900, U"cm"}, {500, U"d"}, {400, U"cd"}, {100, U"c"},
                             {90, U"xc"},  {50, U"l"},   {40, U"xl"}, {10, U"x"},   {9, U"ix"},
                             {5, U"v"},    {4, U"iv"},   {1, U"i"}};
  if (value < 1 || value > 32767) return Decimal(value);
  std::u32string text;
  for (const auto& step : kSteps)
    for (; value >= step.value; value -= step.value) text += step.text;
  return text;
}

std::u32string UpperRoman(std::int64_t value) {
  auto text = LowerRoman(value);
  for (char32_t& c : text)
    if (c >= U'a' && c <= U'z') c -= U'a' - U'A';
  return text;
}

std::u32string InDashes(std::int64_t value) { return U"- " + Decimal(value) + U" -"; }
std::u32string Nothing(std::int64_t) { return {}; }

struct Format {
  std::string_view name;
  std::u32string (*draw)(std::int64_t);
};

constexpr Format kFormats[] = {
    {"bullet", Nothing},
    {"chineseCounting", Counting},
    {"chineseCountingThousand", CountingThousand},
    {"chineseLegalSimplified", LegalSimplified},
    {"decimalEnclosedCircle", Circle},
    {"decimalEnclosedCircleChinese", Circle},
    {"decimalEnclosedFullstop", FullStop},
    {"decimalEnclosedParen", Parenthesis},
    {"decimalFullWidth", FullWidth},
    {"decimalFullWidth2", FullWidth},
    {"decimalZero", DecimalZero},
    {"ideographDigital", IdeographDigits},
    {"ideographEnclosedCircle", IdeographCircle},
    {"ideographLegalTraditional", LegalTraditional},
    {"ideographTraditional", Stems},
    {"ideographZodiac", Branches},
    {"ideographZodiacTraditional", StemsAndBranches},
    {"japaneseCounting", CountingThousand},
    {"japaneseDigitalTenThousand", IdeographDigits},
    {"japaneseLegal", LegalTraditional},
    {"lowerLetter", LowerLetter},
    {"lowerRoman", LowerRoman},
    {"none", Nothing},
    {"numberInDash", InDashes},
    {"taiwaneseCounting", Counting},
    {"taiwaneseCountingThousand", CountingThousand},
    {"taiwaneseDigital", IdeographDigits},
    {"upperLetter", UpperLetter},
    {"upperRoman", UpperRoman},
};

}  // namespace

std::u32string DrawNumber(std::string_view format, std::int64_t value) {
  const auto* found = std::find_if(std::begin(kFormats), std::end(kFormats),
                                   [&](const Format& known) { return known.name == format; });
  return found == std::end(kFormats) ? Decimal(value) : found->draw(value);
}

}  // namespace yichi
