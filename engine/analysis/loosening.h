#pragma once

#include "check/context.h"

namespace yichi::analysis {

// Rules and standards of local packs that let pass what the one they stand in for reports, each with a record
// that shows it (Y0309). Tries records; finding none proves nothing.
void ReportLoosening(check::Context& context);

}  // namespace yichi::analysis
