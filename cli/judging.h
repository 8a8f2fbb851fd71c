#pragma once

#include <functional>
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
  bool interrupted = false;          // the rules over all inputs were not judged
};

// What becomes of the inputs, told in their order: of a streamed one each portion, of which the findings may
// be taken away (TakeFindings), before it is put behind those that `before` has.
struct Listener {
  std::function<void(std::size_t input, const Checked& before, Portion& portion)> portion;
  std::function<void(std::size_t input, Checked& checked)> whole;
};

// The inputs one by one; then what the rules over all of them find, which Finish joins.
Judged JudgeEach(const Loaded& loaded, const StreamPlan& plan, const std::vector<InputFile>& inputs,
                 const CheckRequest& request, const Listener& listener);
std::vector<Judgement> JudgeTogether(const Loaded& loaded, const StreamPlan& plan, const Judged& judged,
                                     const CheckRequest& request);

// All of it.
Judged JudgeAll(const Loaded& loaded, const std::vector<InputFile>& inputs, const CheckRequest& request);

// The report over them, with the severities and suppressions of yichi.json applied. `fingerprinter`: of an
// only input whose findings come bit by bit.
Report MakeReport(const Loaded& loaded, std::vector<Checked>& inputs, const CheckRequest& request,
                  Fingerprinter* fingerprinter = nullptr);

// Tells what of the inputs could not be read.
void ReportUnread(const Judged& judged, Language language);

// Tells of suppressions whose last day has passed, and of those that name no rule.
void ReportStaleSuppressions(const CheckRequest& request, const RuleSet& rules);

}  // namespace yichi::cli
