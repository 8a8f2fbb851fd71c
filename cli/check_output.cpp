#include "cli/check_output.h"

#include <algorithm>

#include "cli/files.h"
#include "cli/outcome.h"
#include "cli/terminal.h"

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

}  // namespace

int OutcomeOf(const CheckRun& run, const Summary& summary) {
  if (!run.judged.defects.empty()) return kDefect;
  if (LostSome(run)) return kUnreadable;
  return Fails(summary, run.request.fail_on) ? kFindings : kClean;
}

int WriteReports(const CheckRun& run, const Arguments& arguments) {
  for (const auto& output : run.request.outputs)
    WriteTo(output.path, Render(run.report, output.format, run.request, arguments), arguments.language);
  return OutcomeOf(run, Summarize(run.report));
}

bool WritesFindingsAtOnce(const CheckRequest& request) {
  return request.outputs.size() == 1 && request.outputs[0].format == CheckFormat::Ndjson;
}

}  // namespace yichi::cli
