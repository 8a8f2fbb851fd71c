#include "cli/commands.h"
#include "cli/files.h"
#include "cli/outcome.h"
#include "cli/rule_packs.h"

namespace yichi::cli {

// What the compiler and the analysis have to say about rule packs. Notes do not fail.
int Lint(const Arguments& arguments) {
  auto packs = NamedPacks(arguments);
  auto loaded = LoadRules(packs.files, Limits{});
  auto diagnostics = loaded.diagnostics;
  if (!HasErrors(diagnostics)) {
    auto more = yichi::Lint(loaded.sources, loaded.rules, Limits{});
    diagnostics.insert(diagnostics.end(), more.begin(), more.end());
  }
  SortDiagnostics(diagnostics);
  std::string text;
  std::size_t errors = 0, warnings = 0;
  for (const auto& diagnostic : diagnostics) {
    text += RenderDiagnostic(loaded.sources, diagnostic, arguments.language) + "\n";
    errors += diagnostic.severity == Severity::Error;
    warnings += diagnostic.severity == Severity::Warning;
  }
  auto rules = std::to_string(loaded.rules.rules.size());
  auto counts = std::to_string(errors), more = std::to_string(warnings);
  text += arguments.Say("规则 " + rules + " 条:错误 " + counts + ",警告 " + more + "\n",
                        rules + " rules: " + counts + " errors, " + more + " warnings\n");
  WriteOutput(arguments, text);
  if (HasErrors(loaded.diagnostics)) return kRefused;
  return errors + warnings > 0 ? kFindings : kClean;
}

}  // namespace yichi::cli
