#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "text/pattern_set_data.h"

namespace yichi::pattern {

// The words of all patterns in order, with their groups.
using WordList = std::vector<const std::pair<const std::u32string, std::vector<std::uint32_t>>*>;

// Works out what words and sequences make possible: the rows of bits of the data. Where the row of each word
// stands in by_word; words of the same groups have one row.
std::vector<std::uint32_t> LinkWords(PatternSet::Data& data, const WordList& words);

}  // namespace yichi::pattern
