#pragma once

#include <string_view>

#include "value/number.h"

namespace yichi {

// Dice's coefficient over pairs of neighbouring characters, without regard to width and spaces: 0 for nothing
// in common, 1 for the same pairs.
Number Similarity(std::string_view a, std::string_view b);

}  // namespace yichi
