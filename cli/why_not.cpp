#include "cli/why_not.h"

#include "cli/outcome.h"

namespace yichi::cli {
namespace {

std::string_view WordOf(Verdict verdict, Language language) {
  constexpr std::pair<std::string_view, std::string_view> kWords[] = {{"通过", "pass"},
                                                                      {"违反", "violation"},
                                                                      {"除外", "exempt"},
                                                                      {"不适用", "not applicable"},
                                                                      {"待定", "undetermined"}};
  const auto& word = kWords[static_cast<std::size_t>(verdict)];
  return language == Language::Chinese ? word.first : word.second;
}

std::string Lines(const std::vector<Reasoned>& all, const Rule& rule, Language language) {
  if (all.empty())
    return "  " +
           Say(language, "没有 " + rule.object_name + " 可判断",
               "there is no " + rule.object_name + " to judge") +
           "\n";
  std::string out;
  for (const auto& one : all) {
    out += "  " + std::string(WordOf(one.verdict, language)) + (one.object.empty() ? "" : " " + one.object) +
           "\n";
    for (const auto& reason : one.reasons) out += "    " + reason + "\n";
  }
  return out;
}

}  // namespace

std::string WhyNotText(const CheckRun& run, const std::string& code, Language language) {
  const auto& rules = run.loaded.rules;
  const auto* rule = rules.FindRule(code);
  if (!rule) throw Refusal(Say(language, "没有编号为 " + code + " 的规则", "there is no rule " + code));
  auto index = static_cast<std::uint32_t>(rule - rules.rules.data());
  auto out = rule->code + " " + rule->title + "\n";
  const auto& inputs = run.judged.inputs;
  if (rule->whole_run)
    return out + Lines(WhyOf(run.loaded, index, inputs, run.request.options), *rule, language);
  for (const auto& input : inputs)
    if (!input.unreadable)
      out += input.path + "\n" +
             Lines(WhyOf(run.loaded, index, {&input, 1}, run.request.options), *rule, language);
  return out;
}

}  // namespace yichi::cli
