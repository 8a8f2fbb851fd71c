#include "text/pattern_token.h"

#include <algorithm>

#include "text/numeral.h"
#include "text/numeral_run.h"

namespace yichi::pattern {
namespace {

using Text = std::u32string_view;

CapturedValue ValueOf(const std::optional<Number>& number) {
  return number ? CapturedValue(*number) : CapturedValue();
}

std::size_t Spaces(Text text) {
  constexpr std::size_t kMost = 4;
  std::size_t count = 0;
  while (count < text.size() && count < kMost && text[count] == U' ') ++count;
  return count;
}

std::size_t WordLength(Text text, const UnitWords& words) {
  for (const auto& word : words)
    if (text.starts_with(word)) return word.size();
  return 0;
}

// 数 and 几 also end other words: 人数, 茶几.
bool IsLoneOpenWord(Text text) { return text == U"数" || text == U"几"; }

// What follows a whole quantity and takes its figure back: 16名至30名, 30名以下.
template <typename ReadOne>
std::size_t Tail(Text text, ReadOne read_one) {
  if (auto bound = BoundWordLength(text); bound > 0) return bound;
  auto mark = RangeMarkLength(text);
  if (mark == 0) return 0;
  auto second = read_one(text.substr(mark));
  return second == 0 ? 0 : mark + second;
}

std::size_t QuantityLength(Text text, const UnitWords& words, std::uint32_t amount) {
  auto spaces = Spaces(text.substr(amount));
  auto word = WordLength(text.substr(amount + spaces), words);
  return word == 0 ? 0 : amount + spaces + word;
}

std::size_t PlainQuantityLength(Text text, const UnitWords& words) {
  auto run = ReadRun(text);
  return run.readable ? QuantityLength(text, words, run.length) : 0;
}

struct Share {
  std::size_t length = 0;
  std::optional<Number> value;
};

std::optional<Number> Over(std::optional<Number> part, std::optional<Number> whole) {
  return part && whole ? Divide(*part, *whole) : std::nullopt;
}

// 百分之十九点三, 千分之三, 三分之二.
Share ReadSpokenShare(Text text) {
  constexpr std::size_t kLongestHead = 12;
  auto between = text.substr(0, kLongestHead + 2).find(U"分之");
  if (between == 0 || between == text.npos) return {};
  auto head = text.substr(0, between);
  std::optional<Number> whole = head == U"百"   ? Number(100)
                                : head == U"千" ? Number(1000)
                                : head == U"万" ? Number(10000)
                                                : ReadNumeral(head);
  auto part = ReadRun(text.substr(between + 2));
  if (!whole || !part.readable) return {};
  return {between + 2 + part.length, Over(part.value, whole)};
}

// 19.3%, 3‰, 12 %.
Share ReadSignedShare(Text text) {
  auto run = ReadRun(text);
  if (!run.readable) return {};
  auto sign = run.length + Spaces(text.substr(run.length));
  if (sign >= text.size() || (text[sign] != U'%' && text[sign] != U'‰')) return {};
  return {sign + 1, Over(run.value, Number(text[sign] == U'%' ? 100 : 1000))};
}

Share ReadShare(Text text) {
  auto share = ReadSignedShare(text);
  return share.length > 0 ? share : ReadSpokenShare(text);
}

// 10-20%
std::size_t ShareRangeLength(Text text) {
  auto run = ReadRun(text);
  auto mark = run.readable ? RangeMarkLength(text.substr(run.length)) : 0;
  if (mark == 0) return 0;
  auto second = ReadSignedShare(text.substr(run.length + mark)).length;
  return second == 0 ? 0 : run.length + mark + second;
}

// The parts of a date, read one after another.
class DateReader {
 public:
  explicit DateReader(Text text) : text_(text) {}

  std::size_t at() const { return at_; }
  std::optional<int> Take(std::size_t most_digits) {
    SkipSpaces();
    auto end = at_;
    while (end < text_.size() && IsArabicDigit(text_[end])) ++end;
    bool han = end == at_;
    while (han && end < text_.size() && IsNumeralCharacter(text_[end])) ++end;
    auto value = ReadNumeral(text_.substr(at_, end - at_));
    if (!value || !value->whole() || value->numerator > 9999 || (!han && end - at_ > most_digits))
      return std::nullopt;
    at_ = end;
    return static_cast<int>(value->numerator);
  }
  char32_t Mark(Text marks) {
    SkipSpaces();
    if (at_ >= text_.size() || marks.find(text_[at_]) == marks.npos) return 0;
    return text_[at_++];
  }
  bool DigitFollows() const { return at_ < text_.size() && IsArabicDigit(text_[at_]); }

 private:
  void SkipSpaces() { at_ += Spaces(text_.substr(at_)); }
  Text text_;
  std::size_t at_ = 0;
};

bool ReadDayPart(DateReader& reader, char32_t year_mark, int& day) {
  auto number = reader.Take(2);
  if (!number) return false;
  day = *number;
  return year_mark == U'年' ? reader.Mark(U"日号") != 0 : !reader.DigitFollows();
}

}  // namespace

TokenReadings ReadNumberToken(Text text, const UnitWords& all_words) {
  TokenReadings readings;
  auto amounts = ReadAmounts(text);
  for (std::uint32_t i = 0; i < amounts.count; ++i) {
    auto length = amounts.ways[i].length;
    if (IsLoneOpenWord(text.substr(0, length)) && WordLength(text.substr(length), all_words) == 0) continue;
    readings.Add(length, ValueOf(amounts.ways[i].value));
  }
  return readings;
}

TokenReadings ReadQuantityToken(Text text, const UnitWords& words) {
  TokenReadings readings;
  auto amounts = ReadAmounts(text);
  for (std::uint32_t i = 0; i < amounts.count; ++i) {
    auto length = QuantityLength(text, words, amounts.ways[i].length);
    if (length == 0) continue;
    auto tail = Tail(text.substr(length), [&](Text rest) { return PlainQuantityLength(rest, words); });
    if (tail > 0) readings.Add(length + tail, {});
    readings.Add(length, ValueOf(amounts.ways[i].value));
  }
  return readings;
}

TokenReadings ReadPercentageToken(Text text) {
  TokenReadings readings;
  if (auto limit = LimitWordLength(text); limit > 0) {
    if (auto share = ReadShare(text.substr(limit)); share.length > 0) readings.Add(limit + share.length, {});
    return readings;
  }
  readings.Add(ShareRangeLength(text), {});
  auto share = ReadShare(text);
  if (share.length == 0) return readings;
  auto tail = Tail(text.substr(share.length), [](Text rest) { return ReadShare(rest).length; });
  if (tail > 0) readings.Add(share.length + tail, {});
  readings.Add(share.length, ValueOf(share.value));
  return readings;
}

TokenReadings ReadDateToken(Text text) {
  TokenReadings readings;
  if (text.empty() || !IsNumeralCharacter(text[0])) return readings;
  DateReader reader(text);
  CalendarDate date;
  auto year = reader.Take(4);
  auto mark = year && *year >= 1000 ? reader.Mark(U"年-./") : 0;
  if (mark == 0) return readings;
  date.year = *year;
  auto month = reader.Take(2);
  if (!month || reader.Mark(U"月-./") != (mark == U'年' ? U'月' : mark)) return readings;
  date.month = *month;
  if (!ReadDayPart(reader, mark, date.day)) return readings;
  auto day = ToDay(date);
  readings.Add(reader.at(), day ? CapturedValue(*day) : CapturedValue());
  return readings;
}

}  // namespace yichi::pattern
