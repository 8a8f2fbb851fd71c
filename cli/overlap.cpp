#include "cli/commands.h"
#include "cli/files.h"
#include "cli/held_run.h"
#include "cli/outcome.h"

namespace yichi::cli {

int Overlap(const Arguments& arguments) {
  auto format = ReadListFormat(arguments);
  OverlapOptions options{ReadLeast(arguments), arguments.Has("--within")};
  auto inputs = ListInputs(arguments);
  auto border = inputs.size();
  auto run = ReadHeld(arguments, std::move(inputs), border);
  const auto& held = run.held[0];
  auto overlaps = FindOverlaps(held, options);
  WriteOutput(arguments, RenderOverlaps(run.Report(options.least), held, overlaps, format));
  if (run.unreadable) return kUnreadable;
  return overlaps.families.empty() ? kClean : kFindings;
}

}  // namespace yichi::cli
