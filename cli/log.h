#pragma once

#include <string_view>

namespace yichi::cli {

// Messages for people on the standard error, each with the program's name before it.
void SetUpLog();
void LogError(std::string_view message);
void LogWarning(std::string_view message);
void LogNote(std::string_view message);

// Text that is laid out already (diagnostics with their source lines).
void LogBlock(std::string_view text);

}  // namespace yichi::cli
