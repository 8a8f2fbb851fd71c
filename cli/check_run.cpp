#include "cli/check_run.h"

#include <algorithm>

#include "cli/log.h"
#include "cli/outcome.h"

namespace yichi::cli {

namespace {

// Data files of other programs lie in folders too; they are told of and left out. Whether there were any.
bool LeaveOutForeign(std::vector<InputFile>& inputs, const Judged& judged, Language language) {
  std::vector<InputFile> kept;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const auto& reason = judged.inputs[i].unreadable;
    if (inputs[i].from_folder && reason && reason->code == Code::D0058)
      LogNote(inputs[i].path +
              Say(language, ": 不是规则所说的记录,略过", ": no records that the rules know; left out"));
    else
      kept.push_back(inputs[i]);
  }
  bool foreign = kept.size() < inputs.size();
  inputs = std::move(kept);
  return foreign;
}

// An assumption that no record took is a mistake, not an empty result.
void CheckAssumed(const Arguments& arguments, const Judged& judged) {
  auto written = arguments.All("--set");
  for (std::size_t i = 0; i < written.size(); ++i) {
    auto took = [&](const Checked& input) {
      return std::any_of(input.assumed.begin(), input.assumed.end(),
                         [&](const Assumed& assumed) { return assumed.assumption == i; });
    };
    if (std::none_of(judged.inputs.begin(), judged.inputs.end(), took))
      throw Refusal("--set: " + MessageOf(Code::D0075, {written[i]}, arguments.language) + " [D0075]");
  }
}

}  // namespace

std::unique_ptr<CheckRun> PrepareCheck(const Arguments& arguments, Day today) {
  ReadCheckRequest(arguments, {}, today);  // bad options are said before anything is read
  return PrepareCheck(arguments, today, ListInputs(arguments));
}

std::unique_ptr<CheckRun> PrepareCheck(const Arguments& arguments, Day today, std::vector<InputFile> inputs) {
  auto run = std::make_unique<CheckRun>();
  run->inputs = std::move(inputs);
  run->request = ReadCheckRequest(arguments, FindSettings(run->inputs, arguments.language), today);
  auto& request = run->request;
  auto rules = arguments.All("--rules");
  run->packs = FindRulePacks(rules.empty() ? request.settings.rules : rules, arguments.language);
  run->loaded = CompileRules(run->packs, arguments.language);
  ReadBaseline(request, arguments);
  CheckNames(request, run->loaded.rules, arguments.language);
  ReadAssumptions(request, arguments, run->loaded.rules);
  ReportStaleSuppressions(request, run->loaded.rules);
  return run;
}

void JudgePrepared(CheckRun& run, const Arguments& arguments, Records records) {
  auto& request = run.request;
  request.whole_records = records == Records::Kept || !request.options.assumptions.empty();
  run.judged = JudgeAll(run.loaded, run.inputs, request);
  // Places count the inputs, so those that stay are read anew.
  if (LeaveOutForeign(run.inputs, run.judged, request.language))
    run.judged = JudgeAll(run.loaded, run.inputs, request);
  ReportUnread(run.judged, request.language);
  CheckAssumed(arguments, run.judged);
  run.report = MakeReport(run.loaded, run.judged.inputs, request);
}

bool LostSome(const CheckRun& run) {
  const auto& inputs = run.judged.inputs;
  return run.judged.interrupted || std::any_of(inputs.begin(), inputs.end(), [](const Checked& input) {
           return input.unreadable.has_value() || input.facts.unread_rows > 0;
         });
}

std::unique_ptr<CheckRun> RunCheck(const Arguments& arguments, Day today, Records records) {
  auto run = PrepareCheck(arguments, today);
  JudgePrepared(*run, arguments, records);
  return run;
}

}  // namespace yichi::cli
