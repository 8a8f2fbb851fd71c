#pragma once

#include <string>

#include "base/diagnostic.h"
#include "base/limits.h"
#include "base/source.h"

namespace yichi {

struct FormatOptions {
  bool apply_fixes = false;  // also apply the fixes that reading proposes (a missing space)
  Limits limits;
};

struct Formatted {
  std::string text;  // the input itself when it has errors that stand
  Diagnostics diagnostics;
};

// One layout for every rule file: full-width punctuation outside strings becomes half-width, clauses stand on
// their own lines indented by two, columns of tables and fields are aligned by display width, comments and
// blank lines (at most one) stay. Idempotent; never changes what the file means.
Formatted FormatFile(const SourceSet& sources, std::uint32_t source, const FormatOptions& options);

}  // namespace yichi
