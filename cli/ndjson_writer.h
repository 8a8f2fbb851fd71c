#pragma once

#include <functional>

#include "cli/check_run.h"

namespace yichi::cli {

// Judges the inputs of the run by `judge` and writes the findings to its only output as they come; then those
// that look across records. What was written; the run's `judged` holds the rest.
Summary WriteNdjson(CheckRun& run,
                    const std::function<Judged(const StreamPlan& plan, const Listener& listener)>& judge);

}  // namespace yichi::cli
