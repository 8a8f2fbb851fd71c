#include "cli/commands.h"
#include "cli/files.h"
#include "cli/outcome.h"
#include "cli/rule_packs.h"

namespace yichi::cli {

int Explain(const Arguments& arguments) {
  if (arguments.inputs.size() != 1)
    throw Refusal(arguments.Say("请写一个规则编号或提示编号,例如 yichi explain SD101",
                                "name one rule or diagnostic code, for example yichi explain SD101"));
  const auto& name = arguments.inputs[0];
  if (auto code = FindCode(name)) {
    WriteOutput(arguments, RenderDiagnosticPage(*code, arguments.language));
    return kClean;
  }
  auto loaded = CompileRules(arguments);
  const auto* rule = loaded.rules.FindRule(name);
  if (!rule)
    throw Refusal(arguments.Say("没有编号为 " + name + " 的规则或提示",
                                "there is no rule and no diagnostic with the code " + name));
  WriteOutput(arguments, RenderRulePage(loaded.rules, loaded.sources, *rule, arguments.language));
  return kClean;
}

}  // namespace yichi::cli
