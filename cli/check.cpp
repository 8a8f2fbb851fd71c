#include <algorithm>

#include "cli/annotated.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/judging.h"
#include "cli/log.h"
#include "cli/outcome.h"
#include "cli/rule_packs.h"
#include "cli/terminal.h"

namespace yichi::cli {
namespace {

std::string RenderForConsole(const Report& report, const CheckRequest& request, const Arguments& arguments) {
  auto console = DescribeTerminal(arguments);
  console.derivations = request.derivations;
  return RenderConsole(report, console);
}

std::string Render(const Report& report, const CheckRequest& request, const Arguments& arguments) {
  switch (request.format) {
    case CheckFormat::Console:
      return RenderForConsole(report, request, arguments);
    case CheckFormat::Json:
      return RenderJson(report, arguments.language);
    case CheckFormat::Ndjson:
      return RenderNdjson(report);
    case CheckFormat::Sarif:
      return RenderSarif(report, arguments.language);
    case CheckFormat::Junit:
      return RenderJunit(report, arguments.language);
    case CheckFormat::Github:
      return RenderGithub(report, arguments.language);
    case CheckFormat::Html:
      return RenderHtml(report, arguments.language);
  }
  return {};
}

// A draft whose kind is not known was hardly judged: that is no pass for those who fail on open verdicts.
bool Fails(const Summary& summary, FailOn fail_on) {
  auto count = summary.errors;
  if (fail_on != FailOn::Error) count += summary.warnings;
  if (fail_on == FailOn::Undetermined) count += summary.undetermined + summary.unrecognized;
  return count > 0;
}

int OutcomeOf(const Report& report, const Judged& judged, FailOn fail_on) {
  auto summary = Summarize(report);
  if (!judged.defects.empty()) return kDefect;
  if (summary.unreadable > 0) return kUnreadable;
  return Fails(summary, fail_on) ? kFindings : kClean;
}

}  // namespace

int Check(const Arguments& arguments) {
  ReadCheckRequest(arguments, {});  // bad options are said before anything is read
  auto inputs = ListInputs(arguments);
  auto request = ReadCheckRequest(arguments, FindSettings(inputs, arguments.language));
  auto loaded = CompileRules(arguments, request.settings.rules);
  CheckNames(request, loaded.rules, arguments.language);
  ReportStaleSuppressions(request.settings, loaded.rules, arguments.language);
  auto judged = JudgeAll(loaded, inputs, request);
  for (const auto& input : judged.inputs)
    if (input.unreadable) ReportUnreadable(input.path, *input.unreadable, arguments.language);
  for (const auto& defect : judged.defects)
    LogError(arguments.Say("一尺自身出错:", "a defect of Yichi: ") + defect);
  auto report = MakeReport(loaded, judged, request);
  if (!request.annotate.empty()) WriteAnnotated(report, request);
  WriteOutput(arguments, Render(report, request, arguments));
  return OutcomeOf(report, judged, request.fail_on);
}

}  // namespace yichi::cli
