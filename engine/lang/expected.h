#pragma once

#include <string>

#include "antlr4-runtime.h"

namespace yichi::lang {

// At most four things that could stand there, in a reader's words, joined by 、 and 或; empty when nothing is
// known or everything would do.
std::string DescribeExpected(const antlr4::misc::IntervalSet& types);

}  // namespace yichi::lang
