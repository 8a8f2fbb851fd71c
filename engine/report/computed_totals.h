#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "report/report.h"

namespace yichi::report {

// A value of a computation summed over the objects of the run.
struct ComputedTotal {
  std::uint32_t rule = 0;  // index into RuleSet::rules
  std::string name;        // 测算人数, 区.份额
  Type type;
  std::string sum;            // of what is known, printed
  std::uint64_t units = 0;    // objects, or groups, that the computation looked at
  std::uint64_t lacking = 0;  // values that are not in the sum: not known, or in records that cannot be read
};

// Of every number that adds up, as it first comes up; of groups only sums and counts do. A sum too large to
// be exact is left out.
std::vector<ComputedTotal> TotalsOf(const Report& report, const std::vector<Computed>& all);

}  // namespace yichi::report
