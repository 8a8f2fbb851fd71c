#pragma once

#include <vector>

#include "check/ruleset.h"

namespace yichi {

// Fields of records by model, and the models whose root records are looked at.
struct FieldUse {
  std::vector<std::vector<bool>> fields;  // by model, by field
  std::vector<bool> roots;                // by model

  bool Keeps(std::uint32_t model, std::size_t field) const { return fields[model][field]; }
  void Add(const FieldUse& more);
};

FieldUse NoFields(const RuleSet& rules);

// What the rule reads of the records that it looks at, what names them, and what leads to them from the root
// records around.
FieldUse FieldsOf(const RuleSet& rules, const Rule& rule);

// Whether a verdict of the rule hangs on more than one root record of an input, so that it cannot be given
// before all are read: pairs, groups, 全部, a list of all, the record before.
bool LooksAcross(const Rule& rule);

}  // namespace yichi
