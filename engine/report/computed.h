#pragma once

#include <string>
#include <vector>

#include "report/report.h"

namespace yichi {

enum class ComputedFormat { Console, Json, Csv, Html };

// Values that computations gave, with their derivations where they have them. Groups (按) stand in a table
// with a total; a sum that lacks values says how many. CSV: one value a line, with a head. HTML: one page
// that needs nothing else, a chart and a table for each computation, to be printed.
std::string RenderComputed(const Report& report, const std::vector<Computed>& all, ComputedFormat format,
                           Language language);

}  // namespace yichi
