#pragma once

#include <string_view>
#include <vector>

#include "cli/arguments.h"

namespace yichi::cli {

struct Command {
  std::string_view name;
  std::string_view usage;             // after the name: "FILE…"
  std::string_view chinese, english;  // what it does
  std::vector<Option> options;
  int (*run)(const Arguments&) = nullptr;  // nullptr: promised, not built
};

const std::vector<Command>& Commands();
const Command* FindCommand(std::string_view name);

// Each returns an exit code (outcome.h) and may throw Refusal.
int Check(const Arguments& arguments);
int Overlap(const Arguments& arguments);
int Continuity(const Arguments& arguments);
int Facts(const Arguments& arguments);
int Test(const Arguments& arguments);
int Classify(const Arguments& arguments);
int Lint(const Arguments& arguments);
int Format(const Arguments& arguments);
int Explain(const Arguments& arguments);
int Replay(const Arguments& arguments);
int Compute(const Arguments& arguments);
int Diff(const Arguments& arguments);
int Doc(const Arguments& arguments);
int New(const Arguments& arguments);
int Serve(const Arguments& arguments);
int Dump(const Arguments& arguments);
int Help(const Arguments& arguments);
int Version(const Arguments& arguments);

}  // namespace yichi::cli
