#include "cli/check_run.h"

#include "cli/log.h"

namespace yichi::cli {

std::unique_ptr<CheckRun> RunCheck(const Arguments& arguments, Day today) {
  ReadCheckRequest(arguments, {}, today);  // bad options are said before anything is read
  auto run = std::make_unique<CheckRun>();
  run->inputs = ListInputs(arguments);
  run->request = ReadCheckRequest(arguments, FindSettings(run->inputs, arguments.language), today);
  auto& request = run->request;
  auto rules = arguments.All("--rules");
  run->packs = FindRulePacks(rules.empty() ? request.settings.rules : rules, arguments.language);
  run->loaded = CompileRules(run->packs, arguments.language);
  ReadBaseline(request, arguments);
  CheckNames(request, run->loaded.rules, arguments.language);
  ReportStaleSuppressions(request, run->loaded.rules);
  run->judged = JudgeAll(run->loaded, run->inputs, request);
  for (const auto& input : run->judged.inputs)
    if (input.unreadable) ReportUnreadable(input.path, *input.unreadable, arguments.language);
  for (const auto& defect : run->judged.defects)
    LogError(arguments.Say("一尺自身出错:", "a defect of Yichi: ") + defect);
  run->report = MakeReport(run->loaded, run->judged, request);
  return run;
}

}  // namespace yichi::cli
