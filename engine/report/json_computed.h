#pragma once

#include <string>
#include <vector>

#include "report/report.h"

namespace yichi::report {

// {"schema":1,"as_of":…,"computed":[{"rule","title","object","path","values":[{"name","element","value",
// "derivation":[{"text","value","depth"}]}],"sources":[…]}],"totals":[{"rule","title","name","value","units",
// "lacking"}]}; a total that lacks values has "partial" for "value".
std::string ComputedJson(const Report& report, const std::vector<Computed>& all);

}  // namespace yichi::report
