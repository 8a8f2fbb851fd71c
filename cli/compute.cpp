#include <algorithm>

#include "cli/check_run.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/outcome.h"

namespace yichi::cli {
namespace {

constexpr std::string_view kAskedCode = "所求";

ComputedFormat FormatOf(const Arguments& arguments) {
  auto output = arguments.Last("--output").value_or("");
  auto named = output.ends_with(".html")   ? "html"
               : output.ends_with(".csv")  ? "csv"
               : output.ends_with(".json") ? "json"
                                           : "console";
  auto word = arguments.Last("--format").value_or(named);
  if (word == "console") return ComputedFormat::Console;
  if (word == "json") return ComputedFormat::Json;
  if (word == "html") return ComputedFormat::Html;
  if (word == "csv" && arguments.Has("--set"))
    throw Refusal(arguments.Say(
        "--set 的结果只能用 console、json、html 写出,csv 写不明是假设",
        "with --set the format must be console, json or html; csv cannot say that values are assumed"));
  if (word == "csv") return ComputedFormat::Csv;
  throw Refusal(arguments.Say("没有格式 " + word + ";可用 console、json、csv、html",
                              "there is no format " + word + "; there are console, json, csv, html"));
}

// A computation of the one value that --standard asks for, over records of the model, or once.
RuleFile AskedFile(const RuleSet& rules, const std::string& expression, const std::string& model) {
  std::string imports;
  for (std::size_t i = 1; i < rules.packs.size(); ++i)
    (imports += imports.empty() ? "" : ", ") += rules.packs[i].name;
  return {"--standard", "包 所求\n" + (imports.empty() ? "" : "引用 " + imports + "\n") +
                            "依据 命令行 = 《命令行》\n计算 " + std::string(kAskedCode) + " 「" + expression +
                            "」\n  依据 命令行\n  对象 " + model + "\n  得 所求值 = " + expression + "\n"};
}

// 上限 alone means 上限(its parameters by name).
std::string CallOf(const RuleSet& rules, const std::string& asked, const Arguments& arguments) {
  if (asked.find('(') != asked.npos || asked.find("（") != asked.npos) return asked;
  auto named = [&](const Standard& standard) { return standard.name == asked; };
  auto found = std::find_if(rules.standards.begin(), rules.standards.end(), named);
  if (found == rules.standards.end())
    throw Refusal(
        arguments.Say("没有名为“" + asked + "”的标准", "there is no standard named \"" + asked + "\""));
  std::string call = asked + "(";
  for (const auto& parameter : found->declaration->parameters)
    call += (call.back() == '(' ? "" : ", ") + parameter.name.text;
  return call + ")";
}

Loaded WithAsked(const RulePacks& packs, const Loaded& loaded, const std::string& expression,
                 const std::string& model, Language language) {
  auto more = packs;
  more.files.push_back(AskedFile(loaded.rules, expression, model));
  more.locations.emplace_back();
  return CompileRules(more, language);
}

std::string Render(const Loaded& loaded, const CheckRun& run, const Arguments& arguments, bool asked) {
  auto options = run.request.options;
  options.computes = true;
  options.evaluate.derivations = asked || arguments.Has("--explain");
  if (asked) options.evaluate.only_rule = std::string(kAskedCode);
  auto all = ComputeOver(loaded, PlanStream(loaded, options), run.judged.inputs, options);
  auto report = run.report;
  report.rules = &loaded.rules;
  report.rule_sources = &loaded.sources;
  if (asked)
    for (auto& computed : all) computed.sources.clear();
  return RenderComputed(report, all, FormatOf(arguments), arguments.language);
}

// A standard over figures that are written out needs no file.
int ComputeAlone(const Arguments& arguments, const std::string& asked) {
  CheckRun run;
  run.request = ReadCheckRequest(arguments, {}, Today());
  run.packs = FindRulePacks(arguments.All("--rules"), arguments.language);
  run.loaded = CompileRules(run.packs, arguments.language);
  run.report = MakeReport(run.loaded, run.judged.inputs, run.request);
  auto loaded = WithAsked(run.packs, run.loaded, asked, "全部", arguments.language);
  WriteOutput(arguments, Render(loaded, run, arguments, true));
  return kClean;
}

int EndOf(const CheckRun& run) {
  if (!run.judged.defects.empty()) return kDefect;
  return LostSome(run) ? kUnreadable : kClean;
}

}  // namespace

int Compute(const Arguments& arguments) {
  FormatOf(arguments);
  auto asked = arguments.Last("--standard");
  if (asked && arguments.inputs.empty()) return ComputeAlone(arguments, *asked);
  auto check = arguments;
  std::erase_if(check.options,
                [](const auto& option) { return option.first == "--format" || option.first == "--output"; });
  auto run = PrepareCheck(check, Today());
  run->request.options.judges = false;
  run->request.options.computes = true;
  // Only those of whole inputs have places in words.
  bool whole = asked || arguments.Has("--explain");
  JudgePrepared(*run, check, whole ? Records::Kept : Records::Dropped);
  if (!asked) {
    WriteOutput(arguments, Render(run->loaded, *run, arguments, false));
    return EndOf(*run);
  }
  auto& facts = run->judged.inputs[0].facts;
  if (facts.records.empty())
    throw Refusal(arguments.Say("没有读出可以计算的记录", "no record to compute from was read"));
  auto model = run->loaded.rules.models[facts.records[0].model].name;
  auto loaded = WithAsked(run->packs, run->loaded, CallOf(run->loaded.rules, *asked, arguments), model,
                          arguments.language);
  WriteOutput(arguments, Render(loaded, *run, arguments, true));
  return EndOf(*run);
}

}  // namespace yichi::cli
