#pragma once

#include <optional>

#include "check/ruleset.h"
#include "value/record.h"

namespace yichi::analysis {

// The record as the other rule set holds it: models, fields and members by name; what the other does not have
// is left out. nullopt when it has no such model.
std::optional<Record> Translate(const RuleSet& from, const Record& record, const RuleSet& to);

}  // namespace yichi::analysis
