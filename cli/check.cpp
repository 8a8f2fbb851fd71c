#include <algorithm>

#include "cli/annotated.h"
#include "cli/check_run.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/outcome.h"
#include "cli/receipts.h"
#include "cli/terminal.h"
#include "cli/why_not.h"

namespace yichi::cli {
namespace {

std::string RenderForConsole(const Report& report, const CheckRequest& request, const Arguments& arguments) {
  auto console = DescribeTerminal(arguments);
  console.derivations = request.derivations;
  return RenderConsole(report, console);
}

std::string Render(const Report& report, CheckFormat format, const CheckRequest& request,
                   const Arguments& arguments) {
  switch (format) {
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

int OutcomeOf(const CheckRun& run) {
  auto summary = Summarize(run.report);
  if (!run.judged.defects.empty()) return kDefect;
  if (summary.unreadable > 0) return kUnreadable;
  return Fails(summary, run.request.fail_on) ? kFindings : kClean;
}

// What the assumptions change, by a second run without them.
void TellAssumedChanges(const CheckRun& run, const Arguments& arguments) {
  auto plain = arguments;
  std::erase_if(plain.options, [](const auto& option) { return option.first == "--set"; });
  auto before = RunCheck(plain, run.request.today);
  auto text = RenderAssumedChanges(CompareVerdicts(before->report, run.report, arguments.language),
                                   arguments.language);
  for (const auto& output : run.request.outputs)
    if (output.format == CheckFormat::Console && output.path == "-")
      WriteTo("-", "\n" + text, arguments.language);
}

}  // namespace

int Check(const Arguments& arguments) {
  auto run = RunCheck(arguments, Today());
  if (auto rule = arguments.Last("--why-not")) {
    WriteOutput(arguments, WhyNotText(*run, *rule, arguments.language));
    return OutcomeOf(*run);
  }
  if (!run->request.annotate.empty()) WriteAnnotated(*run);
  if (auto receipt = arguments.Last("--receipt")) WriteReceipt(*run, arguments, *receipt);
  for (const auto& output : run->request.outputs)
    WriteTo(output.path, Render(run->report, output.format, run->request, arguments), arguments.language);
  if (!run->request.options.assumptions.empty()) TellAssumedChanges(*run, arguments);
  return OutcomeOf(*run);
}

}  // namespace yichi::cli
