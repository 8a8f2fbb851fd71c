#pragma once

#include <string>
#include <vector>

#include "check/ruleset.h"

namespace yichi {

// Examples at the limits of a rule that it does not have yet, ready to be looked at and kept.
struct Proposal {
  std::string rule;
  std::vector<std::string> lines;  // 反例 { 总额: 21名 }
};

// For every rule of the packs (all when empty) that has an example written as a record: the examples moved to
// each limit and one unit to both sides of it.
std::vector<Proposal> ProposeBoundaries(const RuleSet& rules, const std::vector<std::string>& packs);

}  // namespace yichi
