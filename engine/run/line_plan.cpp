#include "run/line_plan.h"

#include <algorithm>

#include "run/judging_way.h"
#include "run/reach.h"

namespace yichi::run {
namespace {

// The model that the rule's records are of; kNoIndex where it opens none.
std::uint32_t ScannedModel(const Rule& rule) {
  for (const auto& step : rule.program.code)
    if (step.operation == Operation::Scan) return step.index;
  return kNoIndex;
}

bool StandsForItself(const RuleSet& rules, std::uint32_t model) {
  for (const auto& field : rules.models[model].fields)
    if (field.type.kind == Kind::Region) return false;
  return std::none_of(rules.classifications.begin(), rules.classifications.end(),
                      [&](const Classification& classes) { return rules.IsA(model, classes.model); });
}

}  // namespace

std::optional<LinePlan> PlanLines(const Plan& plan, std::uint32_t model, const Circumstances& circumstances) {
  const auto& rules = *plan.rules;
  if (!StandsForItself(rules, model)) return std::nullopt;
  LinePlan lines{&rules, model, circumstances, {}};
  for (auto index : PlanIn(plan, circumstances.region).active) {
    const auto& rule = rules.rules[index];
    if (!Reaches(rules.packs[rule.pack].region, circumstances.region)) continue;
    auto way = WayOf(rule).way;
    auto scanned = ScannedModel(rule);
    bool of_others = scanned == kNoIndex || !rules.IsA(model, scanned);
    if (way == JudgingWay::Together || (!of_others && way != JudgingWay::Columns)) return std::nullopt;
    if (!of_others) lines.by_columns.push_back(index);
  }
  return lines;
}

}  // namespace yichi::run
