#include "cli/commands.h"
#include "cli/document.h"
#include "cli/files.h"
#include "cli/outcome.h"
#include "cli/rule_packs.h"

namespace yichi::cli {

int Facts(const Arguments& arguments) {
  auto read = ReadOne(arguments, arguments.inputs);
  if (!read.document) return kUnreadable;
  auto loaded = CompileRules(arguments, read.request.settings.rules);
  CheckNames(read.request, loaded.rules, arguments.language);
  auto model = FindKind(loaded.rules, *read.document, read.request.options.kind);
  WriteOutput(arguments,
              RenderFacts(loaded.rules, *read.document, Extract(loaded.rules, *read.document, model)));
  return kClean;
}

}  // namespace yichi::cli
