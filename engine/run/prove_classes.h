#pragma once

#include "run/prove.h"

namespace yichi::run {

// Examples of the classifications' clauses: a 正例 falls under its clause and a 反例 does not; 得 names the
// class of the whole example. The clause's code or the classification's name must contain the filter.
void ProveClasses(const RuleSet& rules, const std::vector<std::string>& packs, const std::string& filter,
                  Proof& proof);

}  // namespace yichi::run
