#include "check/program.h"

#include <iterator>

namespace yichi {

std::string_view OperationName(Operation operation) {
  constexpr std::string_view kNames[] = {
      "Scan",        "Lookup",    "Elements",    "Matches",    "Split",       "Capture",       "CaptureText",
      "Broadcast",   "Ordinal",   "Previous",    "Enclosing",  "Written",     "Group",         "FirstMember",
      "Members",     "Sorted",    "PlaceInList", "Constant",   "Unregulated", "Contradiction", "BasisDay",
      "InputRegion", "Field",     "Original",    "Add",        "Subtract",    "Multiply",      "Divide",
      "Negate",      "Floor",     "Ceiling",     "Round",      "AddDays",     "AddMonths",     "DaysBetween",
      "Equal",       "NotEqual",  "Less",        "LessEqual",  "Greater",     "GreaterEqual",  "About",
      "Contains",    "MatchText", "Within",      "Similarity", "InForce",     "And",           "Or",
      "Not",         "IsFilled",  "IsMissing",   "Select",     "Fallback",    "Sum",           "Count",
      "Average",     "Minimum",   "Maximum",     "Any",        "All",         "Only",          "First",
      "Last",        "Join",      "Distinct",    "OnCycle",    "Allocate"};
  static_assert(std::size(kNames) == static_cast<std::size_t>(Operation::Allocate) + 1);
  return kNames[static_cast<std::size_t>(operation)];
}

}  // namespace yichi
