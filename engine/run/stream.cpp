#include "run/stream.h"

#include <algorithm>

#include "base/utf8.h"
#include "facts/stated.h"
#include "office/package.h"
#include "office/sniff.h"
#include "run/classify.h"
#include "run/judge_stretch.h"

namespace yichi {
namespace {

std::vector<const Record*> PointersTo(const std::vector<Record>& records) {
  std::vector<const Record*> pointers;
  for (const auto& record : records) pointers.push_back(&record);
  return pointers;
}

// Whether something looks at what a 分类 fills in.
bool ReadsClasses(const StreamPlan& plan) {
  const auto& rules = *plan.at_once.rules;
  if (!plan.at_once.active.empty()) return true;
  for (const auto& classes : rules.classifications)
    for (std::uint32_t model = 0; model < rules.models.size(); ++model)
      if (rules.IsA(model, classes.model) && plan.kept.Keeps(model, classes.result_field)) return true;
  return false;
}

}  // namespace

std::optional<StreamHead> ReadStreamHead(const RuleSet& rules, std::string_view path, const std::string& head,
                                         const Limits& limits, const LedgerOptions& options,
                                         const std::string& region) {
  auto sniffed = SniffFormat(path, head, limits);
  const auto* format = std::get_if<Format>(&sniffed);
  if (!format || ValidUtf8Prefix(head) < head.size()) return std::nullopt;
  StreamHead found{kNoIndex, region, std::nullopt};
  if (*format == Format::JsonLines)
    found.model = ModelOfLines(rules, head, limits, options);
  else if (*format == Format::Delimited)
    found.rows = ReadRowsHead(rules, path, head, limits, options);
  if (found.rows) found.model = found.rows->model;
  if (found.model == kNoIndex) return std::nullopt;
  auto read = ReadStretch(rules, found, head, 1, limits);
  found.region = RegionOf(rules, PointersTo(read.file.facts.records), region);
  return found;
}

StreamPlan MakeStreamPlan(const RuleSet& rules, const EvaluateOptions& options, bool judges) {
  auto scoped = [&](RuleScope scope) {
    auto of = options;
    of.scope = scope;
    auto scoped_plan = MakePlan(rules, of);
    std::erase_if(scoped_plan.active,
                  [&](std::uint32_t rule) { return !judges || !rules.rules[rule].judges; });
    return scoped_plan;
  };
  StreamPlan plan{scoped(RuleScope::Input),
                  scoped(RuleScope::Input),
                  scoped(RuleScope::Run),
                  {&rules, options.as_of, {}},
                  NoFields(rules)};
  auto across = [&](std::uint32_t rule) { return LooksAcross(rules.rules[rule]); };
  std::erase_if(plan.at_once.active, across);
  std::erase_if(plan.of_input.active, [&](std::uint32_t rule) { return !across(rule); });
  for (const auto* later : {&plan.of_input, &plan.of_run})
    for (auto rule : later->active) plan.kept.Add(FieldsOf(rules, rules.rules[rule]));
  return plan;
}

void AddComputations(StreamPlan& plan, const EvaluateOptions& options) {
  auto all = options;
  all.scope = RuleScope::All;
  const auto& rules = *plan.at_once.rules;
  plan.computing = MakePlan(rules, all);
  std::erase_if(plan.computing.active, [&](std::uint32_t rule) { return rules.rules[rule].outputs.empty(); });
  for (auto rule : plan.computing.active) plan.kept.Add(FieldsOf(rules, rules.rules[rule]));
}

RecordLines ReadStretch(const RuleSet& rules, const StreamHead& head, std::string_view lines,
                        std::uint32_t first_line, const Limits& limits) {
  if (head.rows) return ReadRows(rules, *head.rows, lines, first_line, limits);
  return LineReader(rules, head.model).Read(lines, first_line, limits);
}

Portion run::JudgeRecords(const StreamPlan& plan, const StreamHead& head, std::string_view lines,
                          std::uint32_t first_line, const Limits& limits, const std::string& stated,
                          const EvaluateOptions& options) {
  const auto& rules = *plan.at_once.rules;
  auto read = ReadStretch(rules, head, lines, first_line, limits);
  auto& records = read.file.facts.records;
  if (ReadsClasses(plan)) FillClasses(rules, records);
  if (!stated.empty()) StateMember(rules, stated, records);
  Input input;
  input.records = PointersTo(records);
  input.region = head.region;
  auto judging = options;
  judging.count_idle = false;
  judging.threads = 1;
  Portion portion;
  portion.judgement = Evaluate(plan.at_once, input, judging);
  portion.region = RegionOf(rules, input.records, "");
  portion.paragraphs = static_cast<std::uint32_t>(read.file.document.paragraphs.size());
  portion.rows = records.size();
  portion.notes = std::move(read.notes);
  portion.excerpts = ExcerptsOf(read.file.document, portion.judgement.findings);
  portion.records = PackRecords(records, read.file.document, plan.kept);
  return portion;
}

Portion JudgeStretch(const StreamPlan& plan, const StreamHead& head, std::string_view lines,
                     std::uint32_t first_line, const Limits& limits, const std::string& stated,
                     const EvaluateOptions& options) {
  auto screened = stated.empty() && !head.rows
                      ? run::JudgeScreened(plan, head, lines, first_line, limits, options)
                      : std::nullopt;
  return screened ? *std::move(screened)
                  : run::JudgeRecords(plan, head, lines, first_line, limits, stated, options);
}

}  // namespace yichi
