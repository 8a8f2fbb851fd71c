#pragma once

#include <string>

#include "cli/arguments.h"

namespace yichi::cli {

// Changes that no example noticed, each as a diff of the line that it changes, and the score.
std::string SurvivorsText(const MutationScore& score, const SourceSet& sources, const Arguments& arguments);

}  // namespace yichi::cli
