#pragma once

#include <stdexcept>
#include <string>

namespace yichi::cli {

// Exit codes, a contract with scripts. Of several that apply the highest wins over Findings.
enum Outcome : int {
  kClean = 0,
  kFindings = 1,    // at or above --fail-on
  kRefused = 2,     // bad usage, bad configuration, rules that do not compile
  kUnreadable = 3,  // some input could not be read; the rest was checked
  kDefect = 4,      // Yichi's own fault
};

// Ends a command with a sentence for the user.
struct Refusal : std::runtime_error {
  explicit Refusal(const std::string& sentence, Outcome why = kRefused)
      : std::runtime_error(sentence), outcome(why) {}
  Outcome outcome;
};

}  // namespace yichi::cli
