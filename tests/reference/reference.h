#pragma once

#include "check/ruleset.h"
#include "run/findings.h"
#include "value/record.h"

// The meaning of the language, said as plainly as possible: a walk over the syntax tree with one record in hand.
// Slow, and knows only what the random programs of the tests use. The engine's columns must agree with it.
namespace yichi::reference {

// The verdicts of the rule over the record, one for each row of its object, in order; rows that 其中 leaves out
// are left out.
std::vector<Verdict> Judge(const RuleSet& rules, const Rule& rule, const Record& record);

}  // namespace yichi::reference
