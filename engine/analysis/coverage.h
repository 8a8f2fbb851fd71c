#pragma once

#include <string>
#include <vector>

#include "base/source.h"
#include "check/ruleset.h"
#include "run/prove.h"

namespace yichi {

// What the examples of a rule have seen.
struct RuleCoverage {
  std::string rule;
  std::vector<std::string> missing;  // in words: 没有“待定”的例子, 除外(…)没有不成立的例子 …
  std::uint32_t reached = 0, total = 0;
};

struct Coverage {
  std::vector<RuleCoverage> rules;
  std::uint32_t reached = 0, total = 0;
};

// For each rule of the packs (all when empty): violated and passed, every exception taken and refused, every
// comparison with a written number true and false, every row of the standards used, 适用 refused.
Coverage Cover(const RuleSet& rules, const SourceSet& sources, const std::vector<std::string>& packs,
               const std::vector<ExampleFile>& files);

}  // namespace yichi
