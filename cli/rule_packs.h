#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/arguments.h"

namespace yichi::cli {

// Rule files on disk. The first `asked` were asked for; the rest came along because they are imported.
struct RulePacks {
  std::vector<RuleFile> files;
  std::vector<std::filesystem::path> locations;  // of files, in the same order
  std::size_t asked = 0;
};

// Each of `wanted` is a folder, a .chi file, or the name of a shipped pack (its folder or its own name);
// nothing wanted: all shipped packs. Shipped packs that the files import are added. Throws Refusal.
RulePacks FindRulePacks(const std::vector<std::string>& wanted, Language language);

// A file that comes with the shipped packs, by its path below them. Throws Refusal.
std::string ReadShipped(const std::filesystem::path& name, Language language);

// Names of the packs that were asked for, without those that are only imported.
std::vector<std::string> AskedPacks(const RulePacks& packs, const RuleSet& rules);

// Those that the command's --rules and inputs name; every shipped pack when they name none. Throws Refusal.
RulePacks NamedPacks(const Arguments& arguments);

// Compiles them. Diagnostics go to the standard error; where one is an error, throws Refusal.
Loaded CompileRules(const RulePacks& packs, Language language);

// Both steps, with --rules of the arguments, else `otherwise`.
Loaded CompileRules(const Arguments& arguments, const std::vector<std::string>& otherwise = {});

}  // namespace yichi::cli
