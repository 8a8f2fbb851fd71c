#pragma once

#include <string>

#include "check/ruleset.h"

namespace yichi::run {

// What a rule needs at once, decided from its program alone: the columns of some fields; a record with all
// its lists; or all records of the input.
enum class JudgingWay { Columns, Records, Together };

struct WayOfRule {
  JudgingWay way = JudgingWay::Columns;
  Register because =
      kNoRegister;  // the step that a narrower way cannot give; none where the rule as a whole is why
};

WayOfRule WayOf(const Rule& rule);

// The steps that decide the verdict and the level, in order; what only a message says is left out.
std::vector<Register> DecidingSteps(const Rule& rule);

// As `yichi dump plan` tells it: 成批; 逐条:Elements.
std::string DescribeWay(const Rule& rule);

}  // namespace yichi::run
