#include <algorithm>

#include "cli/check_request.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/outcome.h"
#include "cli/rule_packs.h"

namespace yichi::cli {

namespace {

std::string ForConsole(const Loaded& loaded, const Diagnostics& diagnostics, const Arguments& arguments) {
  std::string text;
  std::size_t errors = 0, warnings = 0;
  for (const auto& diagnostic : diagnostics) {
    text += RenderDiagnostic(loaded.sources, diagnostic, arguments.language) + "\n";
    errors += diagnostic.severity == Severity::Error;
    warnings += diagnostic.severity == Severity::Warning;
  }
  auto rules = std::to_string(loaded.rules.rules.size());
  auto counts = std::to_string(errors), more = std::to_string(warnings);
  return text + arguments.Say("规则 " + rules + " 条:错误 " + counts + ",警告 " + more + "\n",
                              rules + " rules: " + counts + " errors, " + more + " warnings\n");
}

std::string Render(CheckFormat format, const Loaded& loaded, const Diagnostics& diagnostics,
                   const Arguments& arguments) {
  switch (format) {
    case CheckFormat::Console:
      return ForConsole(loaded, diagnostics, arguments);
    case CheckFormat::Json:
      return RenderDiagnosticsJson(loaded.sources, diagnostics, arguments.language);
    case CheckFormat::Ndjson:
      return RenderDiagnosticsNdjson(loaded.sources, diagnostics, arguments.language);
    case CheckFormat::Sarif:
      return RenderDiagnosticsSarif(loaded.sources, diagnostics, YICHI_VERSION, arguments.language);
    case CheckFormat::Junit:
      return RenderDiagnosticsJunit(loaded.sources, diagnostics, arguments.language);
    case CheckFormat::Github:
      return RenderDiagnosticsGithub(loaded.sources, diagnostics, arguments.language);
    case CheckFormat::Html:
      return RenderDiagnosticsHtml(loaded.sources, diagnostics, arguments.language);
  }
  return {};
}

}  // namespace

// What the compiler and the analysis have to say about rule packs. Notes do not fail.
int Lint(const Arguments& arguments) {
  auto outputs = OutputsOf(arguments);
  auto packs = NamedPacks(arguments);
  auto loaded = LoadRules(packs.files, Limits{});
  auto diagnostics = loaded.diagnostics;
  if (!HasErrors(diagnostics)) {
    auto more = yichi::Lint(loaded.sources, loaded.rules, Limits{});
    diagnostics.insert(diagnostics.end(), more.begin(), more.end());
  }
  SortDiagnostics(diagnostics);
  for (const auto& output : outputs)
    WriteTo(output.path, Render(output.format, loaded, diagnostics, arguments), arguments.language);
  if (HasErrors(loaded.diagnostics)) return kRefused;
  auto found = [](const Diagnostic& diagnostic) { return diagnostic.severity != Severity::Note; };
  return std::any_of(diagnostics.begin(), diagnostics.end(), found) ? kFindings : kClean;
}

}  // namespace yichi::cli
