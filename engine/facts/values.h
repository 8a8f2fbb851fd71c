#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/ruleset.h"
#include "facts/stretch.h"
#include "text/pattern.h"

namespace yichi::facts {

// What a hole caught, as a value of the field; a number takes the field's unit. std::nullopt for a hole whose
// value cannot be one of the type.
std::optional<FieldValue> ValueOf(const RuleSet& rules, const Stretch& stretch, const Capture& capture,
                                  const Hole& hole, const Type& type);

// The text of a table's cell as a value of the field; std::nullopt for an empty cell. A text that is no such
// value leaves it open.
std::optional<FieldValue> ValueOfText(const RuleSet& rules, const Stretch& stretch, const Type& type);

// Matches that do not overlap a match of `except`.
std::vector<Match> Matches(const ReadingRule& reading, const Stretch& stretch);
bool Excluded(const ReadingRule& reading, const Stretch& stretch);

}  // namespace yichi::facts
