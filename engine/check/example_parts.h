#pragma once

#include <vector>

#include "check/ruleset.h"

namespace yichi {

// One record, or several of one model (a list, a table), in an example.
struct ExamplePart {
  std::uint32_t model = 0;
  const ast::Expr* value = nullptr;
};

// What a written record of the rule's example stands for: itself, for the model that the object begins with;
// or, where every key names an object of the rule (its model or alias, any model under 全部), those objects:
// { 甲: {…}, 乙: {…} }.
std::vector<ExamplePart> PartsOf(const RuleSet& rules, const Rule& rule, const ast::Expr& record);

}  // namespace yichi
