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

// What cannot be read is told to the user. `today` decides which suppressions still hold. Throws Refusal.
std::unique_ptr<CheckRun> RunCheck(const Arguments& arguments, Day today);

}  // namespace yichi::cli
