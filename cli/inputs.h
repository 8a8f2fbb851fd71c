#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/arguments.h"
#include "cli/convert.h"

namespace yichi::cli {

// One input of a command: a file, the standard input, or what is wrong with the name that was given.
struct InputFile {
  std::string path;  // as shown; "-" for the standard input
  std::optional<Diagnostic> problem;
  bool from_folder = false;  // found in a folder that was named, not named itself
  std::string time = {};     // 改革前 or 改革后 where --before or --after gave the name
};

// Files and folders as given, then those of --before and --after; a folder stands for all documents in it.
// Throws Refusal when nothing is given.
std::vector<InputFile> ListInputs(const Arguments& arguments);

// The bytes of the input, or why it cannot be read.
struct InputBytes {
  std::string bytes;
  std::optional<Diagnostic> problem;
  std::optional<Diagnostic> note;  // set: the bytes are those of a conversion
};
InputBytes ReadInput(const InputFile& input, const Conversion& conversion, const Limits& limits,
                     Language language);

// Tells the user what to know about a file that was read.
void ReportNote(const std::string& path, const Diagnostic& note, Language language);

// Tells the user which file could not be read, why, and what to do.
void ReportUnreadable(const std::string& path, const Diagnostic& reason, Language language);

}  // namespace yichi::cli
