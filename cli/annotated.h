#pragma once

#include "cli/check_run.h"

namespace yichi::cli {

// A copy of every Word file and workbook of the report in the folder that --annotate names, with a comment at
// each finding. Tells of files that cannot hold comments. Throws Refusal when the folder cannot be written.
void WriteAnnotated(const CheckRun& run);

}  // namespace yichi::cli
