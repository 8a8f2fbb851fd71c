#pragma once

#include <string>

#include "cli/check_run.h"

namespace yichi::cli {

// For each input and each object of the rule: the verdict and what decided it. Throws Refusal for no such
// rule.
std::string WhyNotText(const CheckRun& run, const std::string& code, Language language);

}  // namespace yichi::cli
