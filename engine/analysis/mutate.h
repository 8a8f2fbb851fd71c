#pragma once

#include <string>
#include <vector>

#include "base/limits.h"
#include "base/source.h"
#include "check/ruleset.h"
#include "run/prove.h"

namespace yichi {

// A small change to a rule that its examples did not notice: ≥ for >, a limit moved by one, an exception or a
// 适用 dropped, 且 for 或.
struct Survivor {
  std::string rule;
  Span span;           // what was changed
  std::string change;  // 不超过 → 低于
};

struct MutationScore {
  std::uint32_t mutants = 0, noticed = 0;
  std::vector<Survivor> survivors;
};

// Changes every rule of the packs (all when empty) in every small way and asks its examples again. Linear in
// the changes times the examples. `rules` is the same before and after.
MutationScore Mutate(SourceSet& sources, RuleSet& rules, const std::vector<std::string>& packs,
                     const std::vector<ExampleFile>& files, const Limits& limits);

}  // namespace yichi
