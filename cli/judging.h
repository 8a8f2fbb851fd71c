#pragma once

#include <string>
#include <vector>

#include "cli/check_request.h"
#include "cli/inputs.h"

namespace yichi::cli {

// All inputs read and judged, in their order, `request.jobs` at a time.
struct Judged {
  std::vector<Checked> inputs;
  std::vector<std::string>
      converted;                     // for each input the bytes it was converted to, where a copy needs them
  std::vector<std::string> defects;  // what went wrong in Yichi itself
};
Judged JudgeAll(const Loaded& loaded, const std::vector<InputFile>& inputs, const CheckRequest& request);

// The report over them, with the severities and suppressions of yichi.json applied.
Report MakeReport(const Loaded& loaded, Judged& judged, const CheckRequest& request);

// Tells of suppressions whose last day has passed, and of those that name no rule.
void ReportStaleSuppressions(const CheckRequest& request, const RuleSet& rules);

}  // namespace yichi::cli
