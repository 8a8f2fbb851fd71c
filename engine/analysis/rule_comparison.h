#pragma once

#include "analysis/diff.h"
#include "run/evaluate.h"

namespace yichi::analysis {

// A rule and what it is judged under.
struct RuleUnder {
  const RuleSet* rules = nullptr;
  std::uint32_t rule = 0;
  EvaluateOptions options;
};

// Tries both on their examples, on probes of these and on probes of probes; sets kind, witnesses and `tried`
// of the change. The kind stays as it was when no difference is found.
void Search(const RuleUnder& before, const RuleUnder& after, RuleChange& change);

}  // namespace yichi::analysis
