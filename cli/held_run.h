#pragma once

#include <string>
#include <vector>

#include "cli/check_request.h"
#include "cli/inputs.h"

namespace yichi::cli {

// Inputs read for the commands that list what units hold.
struct HeldRun {
  CheckRequest request;
  Loaded loaded;
  std::vector<Checked> inputs;
  bool unreadable = false;  // some could not be read; the user has been told

  const Classification& classification() const { return loaded.rules.classifications.front(); }
  // What stands in inputs[first] to inputs[last - 1]; their other facts are dropped, for memory.
  HeldTexts TakeHeld(std::size_t first, std::size_t last);
  HeldReport Report(Number least) const;
};

// Reads the inputs by the rules that the arguments name, several at a time. Throws Refusal.
HeldRun ReadHeld(const Arguments& arguments, const std::vector<InputFile>& inputs);

// --least: 80% when it is not given. Throws Refusal.
Number ReadLeast(const Arguments& arguments);
// --format: console, json, ndjson. Throws Refusal.
ListFormat ReadListFormat(const Arguments& arguments);

}  // namespace yichi::cli
