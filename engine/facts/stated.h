#pragma once

#include <string_view>
#include <vector>

#include "check/ruleset.h"
#include "value/record.h"

namespace yichi {

// Gives the records, however deep, what is said of the whole input from outside: every field of an
// enumeration that has a member of that name, where the input says nothing of it.
void StateMember(const RuleSet& rules, std::string_view member, std::vector<Record>& records);

}  // namespace yichi
