#pragma once

#include "check/context.h"

namespace yichi::analysis {

// Names in the rule that stand for a field of its object's element while a record around the element has a
// field of that name and type too (Y0310); each name once.
void ReportHiddenNames(check::Context& context, const Rule& rule);

}  // namespace yichi::analysis
