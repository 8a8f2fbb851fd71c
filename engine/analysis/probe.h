#pragma once

#include <vector>

#include "check/ruleset.h"
#include "run/evaluate.h"

namespace yichi::analysis {

// What a rule is tried on: root records, as an example writes them.
using Trial = std::vector<Record>;

// Trials one step away from another. Limits: for every comparison of the rule (those of its standards among
// them) a figure, day or member below it set so that the sides meet, lie one unit apart either way. All:
// every other member of an enumeration that the rule reads too, truths turned, values left out or left open,
// lists longer and shorter by one element. Repetitions are possible.
enum class Probe { Limits, All };
std::vector<Trial> ProbesOf(const RuleSet& rules, std::uint32_t rule, const Trial& trial, Probe probe,
                            const EvaluateOptions& options);

}  // namespace yichi::analysis
