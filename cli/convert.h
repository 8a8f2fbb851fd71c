#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "cli/arguments.h"
#include "engine/yichi.h"

namespace yichi::cli {

// Whether files of old formats are converted by LibreOffice, and how long one may take.
struct Conversion {
  bool wanted = false;
  std::chrono::seconds limit{60};
};

// What --convert and --convert-seconds ask for. Throws Refusal.
Conversion ConversionOf(const Arguments& arguments);

// What became of the bytes of an old file.
struct Converted {
  std::string bytes;                  // .docx or .xlsx
  std::optional<Diagnostic> note;     // what a reader of the report must know
  std::optional<Diagnostic> problem;  // why there are no bytes
};

// Nothing where the bytes are of no old format (.doc, .xls, .wps, .et, .rtf, .odt, .ods, Office XML). The
// program works in a folder of its own, which is gone afterwards, and is stopped when its time is over.
std::optional<Converted> ConvertOld(const std::string& bytes, const Conversion& conversion,
                                    const Limits& limits, Language language);

}  // namespace yichi::cli
