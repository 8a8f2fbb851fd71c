#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/view.h"

namespace yichi {

// A stretch that two texts have in common.
struct SharedRun {
  TextRange in_first, in_second;
};

// The longest common stretch, then the longest on its left and on its right, and so on down to `least`
// characters (Ratcliff and Obershelp, 1988): in order, none crossing. Without regard to width; ranges of the
// texts as given. Quadratic in the texts' length for each run.
std::vector<SharedRun> SharedRuns(std::u32string_view first, std::u32string_view second,
                                  std::uint32_t least = 2);

}  // namespace yichi
