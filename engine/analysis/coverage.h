#pragma once

#include <string>
#include <vector>

#include "base/source.h"
#include "check/ruleset.h"
#include "run/prove.h"

namespace yichi {

// What the examples and 用例 have seen of a rule or of a standard.
struct DeclarationCoverage {
  std::string name;                  // the rule's code, the standard's name
  std::vector<std::string> missing;  // in words: 没有“待定”的例子, 除外(…)没有不成立的例子 …
  std::uint32_t reached = 0, total = 0;
};

struct Coverage {
  std::vector<DeclarationCoverage> declarations;
  std::uint32_t reached = 0, total = 0;
};

// For each rule of the packs (all when empty): 要求 met and not, open, 适用 refused, every exception taken
// and refused, every comparison with a written number true and false. For each standard of the packs: every
// row and exception used, every such comparison true and false, whichever rule or 用例 asked it.
Coverage Cover(const RuleSet& rules, const SourceSet& sources, const std::vector<std::string>& packs,
               const std::vector<ExampleFile>& files);

}  // namespace yichi
