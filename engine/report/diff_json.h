#pragma once

#include <string>
#include <vector>

#include "report/diff.h"

namespace yichi::report {

// {"schema":1,"rules":[{"rule","title","change","witnesses":[{"record","before","after"}],"details"}],"same":n,
// "findings":[…],"computed":[{"rule","name","objects","before","after"}],"records":n,"records_changed":n}
std::string RuleDiffJson(const RuleSetDiff& diff, const RuleImpact* impact);

// {"schema":1,"facts":[{"field","before","after"}],"findings":[{"change":"appeared|gone",…}]}
std::string DraftDiffJson(const std::vector<FactChange>& facts, const std::vector<FindingChange>& findings);

}  // namespace yichi::report
