#include "text/numeral_run.h"

#include <algorithm>
#include <initializer_list>

#include "text/numeral.h"

namespace yichi {
namespace {

bool IsZero(char32_t c) { return c == U'〇' || c == U'零' || c == U'○' || c == U'０' || c == U'0'; }

// A zero that old typing puts between Han digits: 二0二六, 二O二六, 二○二六.
bool IsTypedZero(char32_t c) { return IsZero(c) || c == U'O' || c == U'Ｏ' || c == U'o'; }

char32_t At(std::u32string_view text, std::size_t i) { return i < text.size() ? NarrowDigit(text[i]) : 0; }

std::size_t SkipDigits(std::u32string_view text, std::size_t i) {
  while (IsArabicDigit(At(text, i))) ++i;
  return i;
}

bool IsGroup(std::u32string_view text, std::size_t i) {
  return At(text, i) == U',' && SkipDigits(text, i + 1) == i + 4;
}

// 36, 1,200, 3.5; `sound` turns false at a second point.
std::size_t SkipArabic(std::u32string_view text, std::size_t i, bool& sound) {
  auto end = SkipDigits(text, i);
  if (end - i <= 3)
    while (IsGroup(text, end)) end += 4;
  for (int points = 0; At(text, end) == U'.' && IsArabicDigit(At(text, end + 1)); ++points) {
    end = SkipDigits(text, end + 1);
    if (points > 0) sound = false;
  }
  return end;
}

// After a Han digit: zeros typed in another script belong to the same number unless an Arabic number begins.
std::size_t SkipTypedZeros(std::u32string_view text, std::size_t i) {
  auto end = i;
  while (end < text.size() && IsTypedZero(text[end])) ++end;
  return IsArabicDigit(At(text, end)) ? i : end;
}

bool IsHanDigitAt(std::u32string_view text, std::size_t i) {
  return i < text.size() && HanDigit(text[i]) >= 0;
}

bool IsHanAt(std::u32string_view text, std::size_t i) {
  return i < text.size() && (HanDigit(text[i]) >= 0 || HanScale(text[i]) > 0 || HanTens(text[i]) > 0);
}

// Han digits and scales, and Arabic numbers between scales: 12万3千.
std::size_t SkipMixed(std::u32string_view text, std::size_t i, bool& sound) {
  while (i < text.size()) {
    bool scale = HanScale(text[i]) > 0 || HanTens(text[i]) > 0;
    if (!scale && HanDigit(text[i]) < 0) break;
    bool digit = !scale;
    ++i;
    if (digit) i = SkipTypedZeros(text, i);
    if (digit && At(text, i) == U'点' && IsHanDigitAt(text, i + 1)) ++i;
    if (scale && sound && IsArabicDigit(At(text, i))) i = SkipArabic(text, i, sound);
  }
  return i;
}

std::uint32_t LongestWord(std::u32string_view text, std::initializer_list<std::u32string_view> words) {
  std::size_t longest = 0;
  for (auto word : words)
    if (text.starts_with(word)) longest = std::max(longest, word.size());
  return static_cast<std::uint32_t>(longest);
}

// 若干, 数, 数十, 几, 几百.
std::uint32_t OpenWordLength(std::u32string_view text) {
  if (text.starts_with(U"若干")) return 2;
  if (!text.starts_with(U'数') && !text.starts_with(U'几')) return 0;
  std::uint32_t length = 1;
  while (length < text.size() && HanScale(text[length]) > 0) ++length;
  return length;
}

// 10余, 30多名, 十几: the number is only a floor.
std::uint32_t SurplusLength(std::u32string_view text) {
  constexpr std::u32string_view kMeasures = U"名人个位员件项家所处科次天年万亿";
  if (text.starts_with(U'余') || text.starts_with(U'几')) return 1;
  bool more = text.starts_with(U'多') || text.starts_with(U'来');
  return more && text.size() > 1 && kMeasures.find(text[1]) != kMeasures.npos ? 1 : 0;
}

std::uint32_t OpenTail(std::u32string_view text) {
  if (auto surplus = SurplusLength(text); surplus > 0) {
    while (surplus < text.size() && HanScale(text[surplus]) > 0) ++surplus;
    return surplus;
  }
  auto mark = RangeMarkLength(text);
  if (mark == 0) return BoundWordLength(text);
  auto second = ReadRun(text.substr(mark));
  if (!second.readable) return 0;
  // 2021-06-01 and 0514-8888-123 are no ranges.
  auto end = mark + second.length;
  auto after = RangeMarkLength(text.substr(end));
  return after > 0 && ReadRun(text.substr(end + after)).length > 0 ? 0 : end;
}

}  // namespace

char32_t NarrowDigit(char32_t c) {
  bool narrow = (c >= U'０' && c <= U'９') || c == U'，' || c == U'．';
  return narrow ? c - 0xFEE0 : c;
}

bool IsArabicDigit(char32_t c) {
  c = NarrowDigit(c);
  return c >= U'0' && c <= U'9';
}

int HanDigit(char32_t c) {
  switch (c) {
    case U'〇':
    case U'零':
    case U'○':
      return 0;
    case U'一':
    case U'壹':
      return 1;
    case U'二':
    case U'贰':
    case U'貳':
    case U'两':
    case U'兩':
      return 2;
    case U'三':
    case U'叁':
    case U'叄':
    case U'參':
      return 3;
    case U'四':
    case U'肆':
      return 4;
    case U'五':
    case U'伍':
      return 5;
    case U'六':
    case U'陆':
    case U'陸':
      return 6;
    case U'七':
    case U'柒':
      return 7;
    case U'八':
    case U'捌':
      return 8;
    case U'九':
    case U'玖':
      return 9;
    default:
      return -1;
  }
}

std::int64_t HanScale(char32_t c) {
  switch (c) {
    case U'十':
    case U'拾':
      return 10;
    case U'百':
    case U'佰':
      return 100;
    case U'千':
    case U'仟':
      return 1000;
    case U'万':
    case U'萬':
      return 10'000;
    case U'亿':
    case U'億':
      return 100'000'000;
    default:
      return 0;
  }
}

int HanTens(char32_t c) { return c == U'廿' ? 20 : c == U'卅' ? 30 : 0; }

bool IsNumeralCharacter(char32_t c) {
  return IsArabicDigit(c) || HanDigit(c) >= 0 || HanScale(c) > 0 || HanTens(c) > 0;
}

NumeralRun ReadRun(std::u32string_view text) {
  NumeralRun run;
  if (text.empty() || !IsNumeralCharacter(text[0])) return run;
  bool sound = HanScale(text[0]) == 0 || HanScale(text[0]) == 10;
  std::size_t end = 0;
  if (IsArabicDigit(text[0])) {
    end = SkipArabic(text, 0, sound);
    // 12万 goes on; in 5一 two numbers meet.
    if (IsHanAt(text, end) && HanScale(text[end]) > 0) end = SkipMixed(text, end, sound);
  } else {
    end = SkipMixed(text, 0, sound);
  }
  run.length = static_cast<std::uint32_t>(end);
  run.readable = sound;
  if (sound) run.value = ReadNumeral(text.substr(0, end));
  // 十十 and 12345678901234567890123 mean nothing; 两三, 一百一 and 三万二 mean something that is not said.
  bool vague = sound && !run.value && HanDigit(text[0]) > 0;
  run.readable = run.value.has_value() || vague;
  return run;
}

bool MayBeginAmount(char32_t c) {
  constexpr std::u32string_view kWords = U"若数几不超至最大约近";
  return IsNumeralCharacter(c) || kWords.find(c) != kWords.npos;
}

std::uint32_t LimitWordLength(std::u32string_view text) {
  if (text.empty() || IsNumeralCharacter(text[0])) return 0;
  return LongestWord(text, {U"不超过",   U"不多于",   U"不高于",   U"不大于", U"不低于", U"不少于", U"不小于",
                            U"不得超过", U"不得少于", U"不得低于", U"不足",   U"不满",   U"超过",   U"至少",
                            U"至多",     U"最多",     U"最少",     U"大约",   U"约",     U"近"});
}

std::uint32_t RangeMarkLength(std::u32string_view text) {
  return LongestWord(text, {U"-", U"－", U"–", U"—", U"——", U"~", U"～", U"〜", U"至", U"到"});
}

std::uint32_t BoundWordLength(std::u32string_view text) {
  return LongestWord(text, {U"以上", U"以下", U"以内", U"以外", U"左右", U"上下"});
}

Readings ReadAmounts(std::u32string_view text) {
  Readings readings;
  if (auto limit = LimitWordLength(text); limit > 0) {
    auto rest = text.substr(limit);
    auto inner = ReadAmounts(rest.substr(0, LimitWordLength(rest) > 0 ? 0 : rest.npos));
    if (inner.count > 0) readings.Add({limit + inner.ways[0].length, std::nullopt});
    return readings;
  }
  if (auto open = OpenWordLength(text); open > 0) {
    readings.Add({open, std::nullopt});
    return readings;
  }
  auto run = ReadRun(text);
  if (!run.readable) return readings;
  if (auto tail = OpenTail(text.substr(run.length)); tail > 0)
    readings.Add({run.length + tail, std::nullopt});
  readings.Add({run.length, run.value});
  return readings;
}

}  // namespace yichi
