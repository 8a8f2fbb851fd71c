#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace yichi {

// Length in bytes of the longest prefix that is well-formed UTF-8 (RFC 3629: no surrogates, no overlong
// forms).
std::size_t ValidUtf8Prefix(std::string_view text);

// Code points of well-formed UTF-8; any byte that is not becomes U+FFFD.
std::u32string DecodeUtf8(std::string_view text);

std::string EncodeUtf8(std::u32string_view text);
void AppendUtf8(std::string& out, char32_t code_point);

std::size_t CodePointCount(std::string_view text);

// Columns a terminal with a CJK font spends on the text: 2 for wide characters and for the ambiguous marks
// that Chinese fonts draw wide (— … “ ” ‘ ’ · ① ℃ Ⅲ), 0 for combining and zero-width ones, 1 for the rest.
// Wide and combining ranges follow Unicode 15 (UAX #11 East Asian Width, general category Mn/Me/Cf).
std::size_t DisplayWidth(char32_t code_point);
std::size_t DisplayWidth(std::string_view utf8_text);

}  // namespace yichi
