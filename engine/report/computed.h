#pragma once

#include <string>
#include <vector>

#include "report/report.h"

namespace yichi {

enum class ComputedFormat { Console, Json, Csv };

// Values that computations gave, with their derivations where they have them. CSV: one value a line, with a
// head.
std::string RenderComputed(const Report& report, const std::vector<Computed>& all, ComputedFormat format,
                           Language language);

}  // namespace yichi
