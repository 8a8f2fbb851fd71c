#pragma once

#include "cli/check_run.h"

namespace yichi::cli {

// Writes what the check was made from to the file. Throws Refusal.
void WriteReceipt(const CheckRun& run, const Arguments& arguments, const std::string& path);

}  // namespace yichi::cli
