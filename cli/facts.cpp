#include "cli/check_request.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/inputs.h"
#include "cli/outcome.h"
#include "cli/rule_packs.h"

namespace yichi::cli {

int Facts(const Arguments& arguments) {
  auto inputs = ListInputs(arguments);
  if (inputs.size() != 1)
    throw Refusal(arguments.Say("这个命令一次只看一个文件", "this command takes one file at a time"));
  auto request = ReadCheckRequest(arguments, FindSettings(inputs, arguments.language), Today());
  auto loaded = CompileRules(arguments, request.settings.rules);
  CheckNames(request, loaded.rules, arguments.language);
  auto input = ReadInput(inputs[0], request.conversion, request.options.read.limits, arguments.language);
  auto read = input.problem ? Checked{inputs[0].path, input.problem, {}, {}, {}, {}}
                            : ReadFacts(loaded, inputs[0].path, std::move(input.bytes), request.options);
  if (read.unreadable) {
    ReportUnreadable(inputs[0].path, *read.unreadable, arguments.language);
    return kUnreadable;
  }
  if (input.note) ReportNote(inputs[0].path, *input.note, arguments.language);
  WriteOutput(arguments, RenderFacts(loaded.rules, read.document, read.facts));
  return kClean;
}

}  // namespace yichi::cli
