#pragma once

#include "cli/arguments.h"

namespace yichi::cli {

// How the console report is drawn on the standard output: colours on a terminal that shows them (NO_COLOR
// turns them off), its width; plain and 100 columns wide in a file or a pipe.
ConsoleOptions DescribeTerminal(const Arguments& arguments);

}  // namespace yichi::cli
