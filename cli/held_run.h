#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "cli/check_request.h"
#include "cli/inputs.h"

namespace yichi::cli {

// What the inputs of a run hold, for the commands that list it. Of the inputs themselves only the places are
// kept.
struct HeldRun {
  CheckRequest request;
  Loaded loaded;
  std::vector<InputFile> files;
  std::vector<HeldInput> inputs;  // by file
  std::array<HeldTexts, 2> held;  // of the files before the border, and of the others
  bool unreadable = false;        // some could not be read; the user has been told

  const Classification& classification() const { return loaded.rules.classifications.front(); }
  HeldReport Report(Number least) const;
};

// Reads the inputs by the rules that the arguments name, several at a time; a file of records, one a line, by
// stretches. Throws Refusal.
HeldRun ReadHeld(const Arguments& arguments, std::vector<InputFile> inputs, std::size_t border);

// --least: 80% when it is not given. Throws Refusal.
Number ReadLeast(const Arguments& arguments);
// --format: console, json, ndjson. Throws Refusal.
ListFormat ReadListFormat(const Arguments& arguments);

}  // namespace yichi::cli
