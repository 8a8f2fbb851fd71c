#pragma once

#include "cli/check_request.h"

namespace yichi::cli {

// A copy of every Word file of the report in the folder `request.annotate`, with a comment at each finding.
// Tells of files that cannot hold comments. Throws Refusal when the folder cannot be written.
void WriteAnnotated(const Report& report, const CheckRequest& request);

}  // namespace yichi::cli
