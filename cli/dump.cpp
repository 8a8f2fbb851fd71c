#include "cli/commands.h"
#include "cli/document.h"
#include "cli/files.h"
#include "cli/log.h"
#include "cli/outcome.h"
#include "cli/rule_packs.h"

namespace yichi::cli {
namespace {

int DumpTrees(const Arguments& arguments, const std::vector<std::string>& files) {
  if (files.empty()) throw Refusal(arguments.Say("请写规则文件", "name a rule file"));
  int worst = kClean;
  for (const auto& name : files) {
    auto text = ReadBytes(name, Limits{}.rule_file_bytes);
    if (!text) throw Refusal(name + ": " + SystemReason(arguments.language), kUnreadable);
    SourceSet sources;
    Diagnostics diagnostics;
    auto tree = ParseFile(sources, sources.Add(Source(name, std::move(*text))), Limits{}, diagnostics);
    std::string problems;
    for (const auto& diagnostic : diagnostics)
      problems += RenderDiagnostic(sources, diagnostic, arguments.language);
    LogBlock(problems);
    WriteOutput(arguments, DumpTree(tree));
    if (HasErrors(diagnostics)) worst = kRefused;
  }
  return worst;
}

// Rules and plans are of whole packs: the files name them as --rules does.
Loaded Compile(const Arguments& arguments, std::vector<std::string> packs) {
  for (const auto& rules : arguments.All("--rules")) packs.push_back(rules);
  return CompileRules(FindRulePacks(packs, arguments.language), arguments.language);
}

int DumpPacks(const Arguments& arguments, const std::vector<std::string>& packs) {
  WriteOutput(arguments, DumpRules(Compile(arguments, packs).rules));
  return kClean;
}

int DumpPlans(const Arguments& arguments, const std::vector<std::string>& packs) {
  auto request = ReadCheckRequest(arguments, {}, Today());
  auto loaded = Compile(arguments, packs);
  WriteOutput(arguments, DumpPlan(MakePlan(loaded.rules, request.options.evaluate)));
  return kClean;
}

int DumpOneDocument(const Arguments& arguments, const std::vector<std::string>& files) {
  auto read = ReadOne(arguments, files);
  if (!read.document) return kUnreadable;
  WriteOutput(arguments, DumpDocument(*read.document));
  return kClean;
}

}  // namespace

int Dump(const Arguments& arguments) {
  if (arguments.inputs.empty())
    throw Refusal(arguments.Say("请写明要列出什么:tree、rules、plan、document 或 facts",
                                "say what to print: tree, rules, plan, document or facts"));
  auto what = arguments.inputs[0];
  std::vector<std::string> rest(arguments.inputs.begin() + 1, arguments.inputs.end());
  if (what == "tree") return DumpTrees(arguments, rest);
  if (what == "rules") return DumpPacks(arguments, rest);
  if (what == "plan") return DumpPlans(arguments, rest);
  if (what == "document") return DumpOneDocument(arguments, rest);
  if (what == "facts") {
    auto facts = arguments;
    facts.inputs = rest;
    return Facts(facts);
  }
  throw Refusal(
      arguments.Say("列不出“" + what + "”;可用 tree、rules、plan、document、facts",
                    "there is no \"" + what + "\"; there are tree, rules, plan, document and facts"));
}

}  // namespace yichi::cli
