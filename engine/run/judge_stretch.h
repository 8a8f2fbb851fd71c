#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "run/stream.h"

// The two ways of JudgeStretch, which come to the same portion.
namespace yichi::run {

// Reads every line as records.
Portion JudgeRecords(const StreamPlan& plan, const StreamHead& head, std::string_view lines,
                     std::uint32_t first_line, const Limits& limits, const std::string& stated,
                     const EvaluateOptions& options);

// Judges flat lines by columns, and reads as records only those with something to report and those that are
// not flat. std::nullopt where some rule needs the records of all lines.
std::optional<Portion> JudgeScreened(const StreamPlan& plan, const StreamHead& head, std::string_view lines,
                                     std::uint32_t first_line, const Limits& limits,
                                     const EvaluateOptions& options);

}  // namespace yichi::run
