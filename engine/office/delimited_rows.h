#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "office/workbook.h"

namespace yichi {

// Text with separators by stretches of whole rows: what ReadDelimited does, bit by bit.

// Whichever of , ; and tab divides the first lines best.
char FindSeparator(std::string_view text);

// Where a row ends, behind its line break, and how many lines it takes: a quoted field may hold several.
struct RowEnd {
  std::size_t end = 0;
  std::uint32_t lines = 1;
};
// Of the first row of the text. std::nullopt where more text could move its end; never when `complete`.
// `quotes` becomes false with a quote that nothing closes: from there on they are plain characters.
std::optional<RowEnd> FindRowEnd(std::string_view text, char separator, bool complete, bool& quotes);

// Whether at most one field of the row holds anything: a title above a table, or a note under it.
bool IsLoneField(std::string_view row, char separator);

// The rows of a text in UTF-8, whose lines count from `first_line` from the row `first_row` on and from 1
// before it. Rows that cannot be read are left out and told, one note each.
Workbook ReadRowsOf(std::string_view utf8, char separator, std::uint32_t first_row, std::uint32_t first_line,
                    const Limits& limits, Diagnostics& unread);

}  // namespace yichi
