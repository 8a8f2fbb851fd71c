#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "check/ruleset.h"
#include "value/date.h"

namespace yichi {

// From which findings on a check fails.
enum class FailOn { Error, Warning, Undetermined };
std::optional<FailOn> ParseFailOn(std::string_view word);  // error, warning, undetermined

// Findings of a rule, or the one with this fingerprint, that are not to be shown until a day.
struct Suppression {
  std::string rule;          // empty: any
  std::string fingerprint;   // empty: any
  std::string reason;        // never empty
  std::optional<Day> until;  // the last day on which it holds
};

// yichi.json: what an office has settled once for all its checks.
struct Settings {
  std::vector<std::string> rules;  // packs, or folders relative to the file
  std::string region;
  std::optional<Day> as_of;
  std::optional<FailOn> fail_on;
  std::vector<std::pair<std::string, Level>> severity;  // rule code, its level
  std::vector<Suppression> suppressions;
};

// The settings, or in words what is wrong with them.
std::variant<Settings, std::string> ParseSettings(std::string_view json, Language language);

}  // namespace yichi
