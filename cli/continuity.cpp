#include <algorithm>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/held_run.h"
#include "cli/outcome.h"

namespace yichi::cli {
namespace {

bool Continuous(const yichi::Continuity& continuity) {
  return continuity.orphans.empty() &&
         std::all_of(continuity.fates.begin(), continuity.fates.end(),
                     [](const FateOf& one) { return one.fate == Fate::Kept || one.fate == Fate::Moved; });
}

}  // namespace

int Continuity(const Arguments& arguments) {
  if (!arguments.inputs.empty())
    throw Refusal(
        arguments.Say("文件写在 --before 或者 --after 后面", "write files after --before or --after"));
  if (!arguments.Has("--before") || !arguments.Has("--after"))
    throw Refusal(arguments.Say("请用 --before 写改革前的文件,用 --after 写改革后的文件",
                                "name the files of the time before with --before, those after with --after"));
  auto format = ReadListFormat(arguments);
  auto least = ReadLeast(arguments);
  auto inputs = ListInputs(arguments);
  auto middle = static_cast<std::size_t>(
      std::count_if(inputs.begin(), inputs.end(), [](const InputFile& one) { return one.time == "改革前"; }));
  auto run = ReadHeld(arguments, std::move(inputs), middle);
  if (!arguments.Has("--within"))
    for (auto& held : run.held) held = Principal(held);
  const auto &before = run.held[0], &after = run.held[1];
  auto continuity = CompareHolders(before, after, least);
  WriteOutput(arguments, RenderContinuity(run.Report(least), before, after, continuity, format));
  if (run.unreadable) return kUnreadable;
  return Continuous(continuity) ? kClean : kFindings;
}

}  // namespace yichi::cli
