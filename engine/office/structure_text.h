#pragma once

#include <cstdint>
#include <string_view>

#include "text/view.h"

namespace yichi {

// How pieces of a document's text look.

bool IsBlankCharacter(char32_t c);  // also characters of no width
std::uint32_t SkipBlank(std::u32string_view text, std::uint32_t begin);
// Without blanks at either end.
TextRange TrimRange(std::u32string_view text, TextRange range);
std::u32string_view TrimBlank(std::u32string_view text);

// Short, and no sentence.
bool ReadsAsHeading(std::u32string_view text);
bool EndsWithColon(std::u32string_view text);

// 示例发〔2021〕3号 at `begin`, whose letters may go back to before it; the brackets may be of the wrong
// kind. `begin` is where the bracket stands; nothing (an empty range) when no such number is there.
TextRange FindFileNumber(std::u32string_view text, std::uint32_t bracket, std::uint32_t from);
bool IsFileNumber(std::u32string_view text);  // and nothing else

bool IsDate(std::u32string_view text);  // 2026年1月1日 or 二〇二六年一月一日, and nothing else

// 附件, 附表1, 附：…: a short line that opens what is attached.
bool OpensAttachment(std::u32string_view text);

}  // namespace yichi
