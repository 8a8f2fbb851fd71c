#include "check/program.h"

#include <array>

namespace yichi {

std::string_view OperationName(Operation operation) {
  constexpr std::array<std::string_view, 55> kNames = {
      "Scan",       "Elements", "Matches",      "Split",       "Capture",     "CaptureText", "Broadcast",
      "Ordinal",    "Previous", "Enclosing",    "Constant",    "Unregulated", "Field",       "Original",
      "Add",        "Subtract", "Multiply",     "Divide",      "Negate",      "Floor",       "Ceiling",
      "Round",      "AddDays",  "AddMonths",    "DaysBetween", "Equal",       "NotEqual",    "Less",
      "LessEqual",  "Greater",  "GreaterEqual", "About",       "Contains",    "MatchText",   "Within",
      "Similarity", "And",      "Or",           "Not",         "IsFilled",    "IsMissing",   "Select",
      "Fallback",   "Sum",      "Count",        "Average",     "Minimum",     "Maximum",     "Any",
      "All",        "Only",     "First",        "Last",        "Join",        "Distinct"};
  static_assert(kNames.size() == static_cast<std::size_t>(Operation::Distinct) + 1);
  return kNames[static_cast<std::size_t>(operation)];
}

}  // namespace yichi
