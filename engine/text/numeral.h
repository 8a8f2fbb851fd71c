#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "value/number.h"

namespace yichi {

// Reads one number that fills the whole text: 36, ３６, 1,200, 3.5, 十二, 一百零五, 两百, 廿三, 卅, 二〇二六,
// 壹佰贰拾, 12万, 1.5亿, 十九点三. Strict: 十十, 百, 一百一, 三万二, 七八 and mixed nonsense are nullopt,
// never a guess.
std::optional<Number> ReadNumeral(std::u32string_view text);

// What stands where a text should give a number.
struct Amount {
  std::optional<Number>
      value;  // empty when the text leaves it open: 若干, 数, a range (1-2, 一至二, 3～5), 不超过5
  std::uint32_t length = 0;  // code points read; 0 when no number stands there
};

// The longest number, range or open word at the start of `text` (folded or original). A number is taken
// whole: nothing stands at 1.2.3, and 10余, 十几, 两三, 一百一, 30以上, 约5 are open.
Amount ReadAmount(std::u32string_view text);

// 一百零五; for labels and messages. Whole numbers from 0 to 99,999,999.
std::string WriteNumeral(std::int64_t value);

}  // namespace yichi
