#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "run/evaluate.h"
#include "run/value_step.h"

namespace yichi::run {

// How records of one model that come one a line are judged by columns: the rules that have such records for
// objects. Chosen once, from the compiled rules.
struct LinePlan {
  const RuleSet* rules = nullptr;
  std::uint32_t model = 0;
  Circumstances circumstances;
  std::vector<std::uint32_t> by_columns;  // indices into RuleSet::rules, by code
};

// std::nullopt where a rule needs more than the columns of one record, or a record does not stand for itself:
// its model has a 辖区, which holds for the whole input, or a 分类 gives it a field.
std::optional<LinePlan> PlanLines(const Plan& plan, std::uint32_t model, const Circumstances& circumstances);

}  // namespace yichi::run
