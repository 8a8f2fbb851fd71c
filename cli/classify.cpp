#include "cli/check_request.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/inputs.h"
#include "cli/outcome.h"
#include "cli/rule_packs.h"

namespace yichi::cli {

// Every duty of the inputs on a line: its class, why, by which clause of which document.
int Classify(const Arguments& arguments) {
  auto wanted = arguments;
  if (wanted.inputs.empty()) wanted.inputs.push_back("-");
  auto inputs = ListInputs(wanted);
  auto request = ReadCheckRequest(arguments, {}, Today());
  auto loaded = CompileRules(arguments);
  if (loaded.rules.classifications.empty())
    throw Refusal(arguments.Say("规则里没有“分类”", "the rules hold no 分类"));
  std::string text;
  int outcome = kClean;
  for (const auto& input : inputs) {
    auto bytes = ReadInput(input, ConversionOf(arguments), Limits{}, arguments.language);
    auto problem = bytes.problem;
    if (!problem) {
      auto lines = ClassifyBytes(loaded, input.path, std::move(bytes.bytes), request.options);
      if (auto* wrong = std::get_if<Unreadable>(&lines))
        problem = wrong->reason;
      else
        text += std::get<std::string>(lines);
    }
    if (!problem) continue;
    ReportUnreadable(input.path, *problem, arguments.language);
    outcome = kUnreadable;
  }
  WriteOutput(arguments, text);
  return outcome;
}

}  // namespace yichi::cli
