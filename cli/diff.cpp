#include <filesystem>

#include "cli/check_run.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/outcome.h"

namespace yichi::cli {
namespace {

namespace fs = std::filesystem;

DiffFormat FormatOf(const Arguments& arguments) {
  auto word = arguments.Last("--format").value_or("console");
  if (word == "console") return DiffFormat::Console;
  if (word == "markdown") return DiffFormat::Markdown;
  if (word == "json") return DiffFormat::Json;
  throw Refusal(arguments.Say("没有格式 " + word + ";可用 console、markdown、json",
                              "there is no format " + word + "; there are console, markdown, json"));
}

// A folder with rule files, a rule file, or the name of a shipped pack; anything else is a document.
bool NamesRules(const std::string& name) {
  std::error_code error;
  if (fs::is_directory(name, error)) return !FilesBelow(name, {".chi"}).empty();
  return name.ends_with(".chi") || !fs::exists(name, error);
}

// The command line of a check of these inputs by these rules.
Arguments CheckOf(const Arguments& arguments, const std::vector<std::string>& rules,
                  const std::vector<std::string>& inputs) {
  Arguments check;
  check.language = arguments.language;
  check.inputs = inputs;
  check.options = {{"--no-progress", ""}};
  for (const auto& [name, value] : arguments.options)
    if (name == "--as-of" || name == "--region" || name == "--kind" || name == "--changes")
      check.options.emplace_back(name, value);
  for (const auto& name : rules) check.options.emplace_back("--rules", name);
  return check;
}

struct Version {
  RulePacks packs;
  Loaded loaded;

  Version(const std::string& name, Language language)
      : packs(FindRulePacks({name}, language)), loaded(CompileRules(packs, language)) {}
  RuleSetVersion Rules() const { return {&loaded.rules, &loaded.sources, AskedPacks(packs, loaded.rules)}; }
};

// A check of the inputs after which there is what the computations need.
std::unique_ptr<CheckRun> RunOn(const Arguments& check) {
  auto run = PrepareCheck(check, Today());
  run->request.options.computes = true;
  JudgePrepared(*run, check, Records::Dropped);
  return run;
}

RuleImpact ImpactOf(const CheckRun& before, const CheckRun& after, Language language) {
  auto computed = [](const CheckRun& run) {
    const auto& options = run.request.options;
    return ComputeOver(run.loaded, PlanStream(run.loaded, options), run.judged.inputs, options);
  };
  return {CompareFindings(before.report, after.report, language),
          CompareComputed(before.report, computed(before), after.report, computed(after)),
          CountRecords(after.report)};
}

int DiffRules(const Arguments& arguments) {
  const auto &before = arguments.inputs[0], &after = arguments.inputs[1];
  Version old_rules(before, arguments.language), new_rules(after, arguments.language);
  auto diff = CompareRules(old_rules.Rules(), new_rules.Rules());
  auto on = arguments.All("--on");
  std::optional<RuleImpact> impact;
  if (!on.empty()) {
    auto old_run = RunOn(CheckOf(arguments, {before}, on));
    auto new_run = RunOn(CheckOf(arguments, {after}, on));
    impact = ImpactOf(*old_run, *new_run, arguments.language);
  }
  WriteOutput(arguments,
              RenderRuleDiff(diff, impact ? &*impact : nullptr, FormatOf(arguments), arguments.language));
  return diff.changes.empty() && (!impact || impact->none()) ? kClean : kFindings;
}

int DiffDrafts(const Arguments& arguments) {
  if (!arguments.All("--on").empty())
    throw Refusal(arguments.Say("--on 只用于比较规则", "--on is for comparing rules only"));
  auto rules = arguments.All("--rules");
  auto before = RunCheck(CheckOf(arguments, rules, {arguments.inputs[0]}), Today(), Records::Kept);
  auto after = RunCheck(CheckOf(arguments, rules, {arguments.inputs[1]}), Today(), Records::Kept);
  if (before->judged.inputs[0].unreadable || after->judged.inputs[0].unreadable) return kUnreadable;
  auto facts =
      CompareFacts(before->loaded.rules, before->judged.inputs[0].facts, after->judged.inputs[0].facts);
  auto findings = CompareFindings(before->report, after->report, arguments.language);
  WriteOutput(arguments, RenderDraftDiff(facts, findings, FormatOf(arguments), arguments.language));
  return facts.empty() && findings.empty() ? kClean : kFindings;
}

}  // namespace

int Diff(const Arguments& arguments) {
  if (arguments.inputs.size() != 2)
    throw Refusal(arguments.Say("请写旧、新两个规则文件夹,或者一份文稿的旧、新两稿",
                                "name the old and the new rules, or the old and the new version of a draft"));
  FormatOf(arguments);
  bool old_rules = NamesRules(arguments.inputs[0]), new_rules = NamesRules(arguments.inputs[1]);
  if (old_rules != new_rules)
    throw Refusal(arguments.Say("一个是规则,一个是文稿,不能比较", "one is rules and one is a document"));
  return old_rules ? DiffRules(arguments) : DiffDrafts(arguments);
}

}  // namespace yichi::cli
