#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/arguments.h"

namespace yichi::cli {

// What the system says about its last error, in words.
std::string SystemReason(Language language);

// The bytes of a file: at most `most` and one more. std::nullopt leaves the reason to SystemReason.
std::optional<std::string> ReadBytes(const std::filesystem::path& path, std::size_t most);
std::string ReadStandardInput(std::size_t most);

// To the file, or to the standard output without one. A file is written whole or not at all. Throws Refusal.
void WriteOutput(const Arguments& arguments, std::string_view text);
void WriteTo(const std::string& path, std::string_view text, Language language);  // "-": the standard output
void WriteFile(const std::filesystem::path& path, std::string_view text, Language language);

// Files below a folder whose extension is in the list, sorted by path; hidden ones are left out.
std::vector<std::filesystem::path> FilesBelow(const std::filesystem::path& folder,
                                              const std::vector<std::string_view>& extensions,
                                              std::size_t* left_out = nullptr);

}  // namespace yichi::cli
