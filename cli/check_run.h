#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "cli/judging.h"
#include "cli/rule_packs.h"

namespace yichi::cli {

// A check from the command line to the report; the later parts point into the earlier ones.
struct CheckRun {
  std::vector<InputFile> inputs;
  CheckRequest request;
  RulePacks packs;
  Loaded loaded;
  Judged judged;
  Report report;
};

// All but judging. `today` decides which suppressions still hold. Throws Refusal.
std::unique_ptr<CheckRun> PrepareCheck(const Arguments& arguments, Day today);
std::unique_ptr<CheckRun> PrepareCheck(const Arguments& arguments, Day today, std::vector<InputFile> inputs);

// Whether the records of the inputs are in `judged` at the end; without them large inputs take less memory.
enum class Records { Dropped, Kept };

// Judges what was prepared and makes the report. What cannot be read is told to the user. Throws Refusal when
// no record takes what --set assumes.
void JudgePrepared(CheckRun& run, const Arguments& arguments, Records records);

// Whether an input, or records of one, could not be read or were not reached.
bool LostSome(const CheckRun& run);

// Both. Throws Refusal.
std::unique_ptr<CheckRun> RunCheck(const Arguments& arguments, Day today, Records records = Records::Dropped);

}  // namespace yichi::cli
