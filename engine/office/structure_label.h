#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "office/document.h"

namespace yichi {

// A number at the head of a text: 第三条, 一、, （二）, 3., （4）, ⑤.
struct NumberLabel {
  NumberStyle style = NumberStyle::Ideograph;
  std::int64_t number = 0;
  TextRange range;          // as written
  std::uint32_t after = 0;  // where the text behind it begins
  std::u32string text;      // without blanks
};

// The label that stands at `begin`, blanks before it passed over. Nothing where the characters are a figure
// (3.5), a reference (第三条规定的) or two neighbouring ordinals (三、四季度).
std::optional<NumberLabel> ReadLabel(std::u32string_view text, std::uint32_t begin = 0);

// The label that a program draws, which may leave out the mark behind a number.
std::optional<NumberLabel> ReadDrawnLabel(std::u32string_view label);

// Labels of items, as against those that only sections have (第三条).
bool IsItemStyle(NumberStyle style);

// 一、 is 1, （一） 2, 1. 3, （1） 4, ① 5.
std::uint32_t ItemLevel(NumberStyle style);

}  // namespace yichi
