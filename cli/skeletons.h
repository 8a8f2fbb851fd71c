#pragma once

#include <string>
#include <string_view>

namespace yichi::cli {

// A rule pack of its own, in one file that proves: sources, a standard, a rule, a case; to be overwritten.
std::string PackSkeleton(std::string_view name);

// A file with one rule, whose every clause says what belongs there.
std::string RuleSkeleton(std::string_view pack, std::string_view code);

}  // namespace yichi::cli
