#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yichi {

// The text as texts are compared for likeness: folded (view.h), without spaces.
std::u32string Comparable(std::string_view text);

// The pairs of neighbouring characters of a comparable text, each once, ascending; of a single character that
// character. A pair is its two code points side by side.
void CharacterPairs(std::u32string_view comparable, std::vector<std::uint64_t>& pairs);

}  // namespace yichi
