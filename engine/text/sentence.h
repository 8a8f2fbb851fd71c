#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace yichi {

bool IsSentenceMark(char32_t c);  // 。！？； and their half-width forms

// Offsets of the marks that end a sentence, in a text without line breaks. A mark inside brackets or quotes
// that close again is left out; a bracket that never closes opens nothing.
std::vector<std::uint32_t> SentenceEnds(std::u32string_view line);

}  // namespace yichi
