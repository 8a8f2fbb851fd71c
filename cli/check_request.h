#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/arguments.h"
#include "cli/configuration.h"
#include "cli/convert.h"

namespace yichi::cli {

enum class CheckFormat { Console, Json, Ndjson, Sarif, Junit, Github, Html };

struct CheckOutput {
  CheckFormat format = CheckFormat::Console;
  std::string path;  // "-": the standard output
};

// What --format and --output ask for. Throws Refusal.
std::vector<CheckOutput> OutputsOf(const Arguments& arguments);

// What a check is asked to do: the command line, then yichi.json, then the defaults.
struct CheckRequest {
  Language language = Language::Chinese;
  Settings settings;
  CheckOptions options;
  Conversion conversion;
  std::vector<CheckOutput> outputs;  // at least one
  std::string annotate;              // the folder for commented copies; empty: none
  FailOn fail_on = FailOn::Error;
  std::size_t jobs = 1;
  std::optional<Baseline> baseline;
  std::string baseline_reason, baseline_file;
  Day today = 0;  // until which suppressions hold
  bool derivations = false;
  bool progress = false;
  bool whole_records = false;  // all records are needed at the end: nothing is judged in stretches
};

// Without the settings of yichi.json. Throws Refusal.
CheckRequest ReadCheckRequest(const Arguments& arguments, Settings settings, Day today);

// Reads the baseline that --baseline or yichi.json names. Throws Refusal.
void ReadBaseline(CheckRequest& request, const Arguments& arguments);

// Refuses a --kind that no model has and a severity for a rule that does not exist.
void CheckNames(const CheckRequest& request, const RuleSet& rules, Language language);

// Reads --set into the options. Throws Refusal: what no model could take, or a format that cannot say that
// values are assumed.
void ReadAssumptions(CheckRequest& request, const Arguments& arguments, const RuleSet& rules);

Changes ReadChanges(const Arguments& arguments);
Day Today();

}  // namespace yichi::cli
