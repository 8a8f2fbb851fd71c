#pragma once

#include <string>
#include <vector>

#include "check/context.h"

namespace yichi::check {

// Reports every number with a unit in a quoted clause (不少于八名, 10%) that is not among the numbers written in
// the rule. Years, document numbers and ordinals are no such numbers.
void CheckQuote(Context& context, const ast::String& quote, const std::vector<std::string>& written);

}  // namespace yichi::check
