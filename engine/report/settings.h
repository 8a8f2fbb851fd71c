#pragma once

#include <optional>
#include <set>
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

// Findings that were there before and are not shown again until a day: by the name of the file, whatever
// folder it lies in, and their fingerprints.
struct Baseline {
  std::set<std::pair<std::string, std::string>> findings;

  bool Holds(std::string_view path, const std::string& fingerprint) const;
};

// From a report of `check --format json` or ndjson; nothing for any other text.
std::optional<Baseline> ParseBaseline(std::string_view text);

struct BaselineSetting {
  std::string file;    // relative to yichi.json
  std::string reason;  // never empty
  std::optional<Day> until;
};

// yichi.json: what an office has settled once for all its checks.
struct Settings {
  std::string file;                // where it was read; empty: nowhere
  std::vector<std::string> rules;  // packs, or folders relative to the file
  std::string region;
  std::optional<Day> as_of;
  std::optional<FailOn> fail_on;
  std::vector<std::pair<std::string, Level>> severity;  // rule code, its level
  std::vector<Suppression> suppressions;
  std::optional<BaselineSetting> baseline;
  std::vector<std::pair<std::string, std::size_t>> limits;  // names of Limits, known to be such
};

// The settings, or in words what is wrong with them.
std::variant<Settings, std::string> ParseSettings(std::string_view json, Language language);

}  // namespace yichi
