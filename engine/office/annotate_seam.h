#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "base/limits.h"
#include "office/read.h"

namespace yichi::annotate {

// Where the mark of a drawing of comments goes in a sheet.
struct SheetSeam {
  std::size_t offset = 0;
  std::string prefix;   // of the sheet's elements, with its colon
  std::string drawing;  // the link of the mark that is there already
};

// Passes over the sheet as a stream, for its rows may be many.
std::variant<SheetSeam, Unreadable> FindSeam(const std::string& part, std::string_view text,
                                             const Limits& limits);

}  // namespace yichi::annotate
