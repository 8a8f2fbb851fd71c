#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/pattern.h"

namespace yichi::pattern {

// One way to read what a hole asks for at the start of a text.
struct TokenReading {
  std::uint32_t length = 0;
  CapturedValue value;
};

// The ways in the order of preference, the longer first.
struct TokenReadings {
  TokenReading ways[4];
  std::uint32_t count = 0;
  void Add(std::size_t length, CapturedValue value) {
    if (count < 4 && length > 0) ways[count++] = {static_cast<std::uint32_t>(length), std::move(value)};
  }
};

// The words of one unit, folded, the longest first.
using UnitWords = std::vector<std::u32string>;

// `text` begins where a number may begin. `all_words` are the words of every unit: 数 is a number only before
// one of them.
TokenReadings ReadNumberToken(std::u32string_view text, const UnitWords& all_words);
TokenReadings ReadQuantityToken(std::u32string_view text, const UnitWords& words);
TokenReadings ReadPercentageToken(std::u32string_view text);
TokenReadings ReadDateToken(std::u32string_view text);

}  // namespace yichi::pattern
