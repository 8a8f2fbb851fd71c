#pragma once

#include "cli/check_run.h"

namespace yichi::cli {

// Writes the run's report to all its outputs; the exit code.
int WriteReports(const CheckRun& run, const Arguments& arguments);

// The exit code of a run whose findings came to the summary.
int OutcomeOf(const CheckRun& run, const Summary& summary);

// Whether findings can go to the only output as they come, so that none is kept.
bool WritesFindingsAtOnce(const CheckRequest& request);

}  // namespace yichi::cli
