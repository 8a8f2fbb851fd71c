#pragma once

#include <string_view>

#include "cli/arguments.h"

namespace yichi::cli {

// A document that a drafter fills in: its Markdown lies in the shipped rules of its pack.
struct Template {
  std::string_view name;    // 三定
  std::string_view other;   // sanding, for those who type English
  std::string_view source;  // sanding/template.md, below the shipped rules
};

// The template of this name in either language, or nullptr.
const Template* FindTemplate(std::string_view word);

// Writes it as a Word file: --output, else a name made of the unit's and its own. The inputs after the first
// are the unit's name, which may be left out. Throws Refusal; a file that exists is never touched.
int NewFromTemplate(const Template& made, const Arguments& arguments);

}  // namespace yichi::cli
