#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "value/number.h"

namespace yichi {

// Numbers as they lie in a running text; the parts that numeral.h and the patterns are made of.

bool IsArabicDigit(char32_t c);
int HanDigit(char32_t c);             // 0–9, or -1
std::int64_t HanScale(char32_t c);    // 十 百 千 万 亿, or 0
int HanTens(char32_t c);              // 廿 卅, or 0
bool IsNumeralCharacter(char32_t c);  // any of these
char32_t NarrowDigit(char32_t c);     // ０ → 0, ， → , and ． → .; others unchanged

// A stretch of numeral characters that belongs together, taken whole.
struct NumeralRun {
  std::uint32_t length = 0;     // 0: no numeral character at the start
  bool readable = false;        // begins as a number does; 1.2.3 and 万一 are not
  std::optional<Number> value;  // empty though readable: 两三, 一百一
};

// The run at the start of `text`. No part of it is a number of its own.
NumeralRun ReadRun(std::u32string_view text);

// One way to read a number at the start of a text, and where it ends.
struct Reading {
  std::uint32_t length = 0;
  std::optional<Number> value;  // empty: the text leaves it open
};

// The ways to read an amount, the longest first: "1-2" is a range or the number 1.
struct Readings {
  Reading ways[2];
  std::uint32_t count = 0;
  void Add(Reading reading) {
    if (count < 2 && reading.length > 0) ways[count++] = reading;
  }
};
Readings ReadAmounts(std::u32string_view text);

// False where ReadAmounts surely reads nothing.
bool MayBeginAmount(char32_t c);

// Lengths of what may stand around an amount, 0 where it does not: 不超过 约 …; - ～ 至 …; 以上 左右 ….
std::uint32_t LimitWordLength(std::u32string_view text);
std::uint32_t RangeMarkLength(std::u32string_view text);
std::uint32_t BoundWordLength(std::u32string_view text);

}  // namespace yichi
