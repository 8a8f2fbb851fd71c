#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "office/document.h"
#include "office/write_docx_parts.h"

namespace yichi::docx {

// How a paragraph looks: its style, how many characters at its head are set in black, and whether it is
// centred otherwise than its style says.
struct Look {
  std::string_view style = kBodyStyle;
  std::uint32_t black = 0;
  bool centred = false;
};

// One for each paragraph of the document, by its structure.
std::vector<Look> LooksOf(const Document& document);

std::string_view CellStyle(const Table& table);

// Of each column in twentieths of a point, kTextWidth in all or a little less. A short column gets what one
// line needs; the others share what is left by their need.
std::vector<int> ColumnWidths(const Document& document, const Table& table);

}  // namespace yichi::docx
