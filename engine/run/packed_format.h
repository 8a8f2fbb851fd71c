#pragma once

#include <cstdint>

#include "office/document.h"

// How records are packed. Records of one model that follow each other are a block: how many, the model, its
// columns (field, bytes), and the column of the records' own places. A column has a value for each record and
// counts its places from the one before in the same column, so that it can be read without the others.
namespace yichi::packed {

// How the text of the paragraph around a place is written.
// Naming: the place is that of the record's naming field.
enum class TextOf : std::uint64_t { None, Value, Other, Told, Naming };

enum class Tag : std::uint64_t { None, Number, Day, Member, Truth, Text };

inline constexpr std::uint64_t kBlank = 0x7F;  // instead of a status: a missing value that has no place
inline constexpr std::uint32_t kNaming = 1;    // the field that names a record
inline constexpr int kDepth = 200;             // no record nests deeper

// The line and, of a sheet, the column in which a paragraph stands, as one number: along a column of records
// mostly the one before and a line more.
inline std::int64_t PositionOf(const Paragraph& paragraph) {
  auto column = paragraph.sheet_row == kNone ? 0 : std::int64_t{paragraph.sheet_column} + 1;
  return column << 32 | paragraph.line;
}
inline void SetPosition(std::int64_t position, Paragraph& paragraph) {
  paragraph.line = static_cast<std::uint32_t>(position);
  auto column = static_cast<std::uint32_t>(position >> 32);
  if (column == 0) return;
  paragraph.sheet_row = paragraph.line - 1;
  paragraph.sheet_column = column - 1;
}

}  // namespace yichi::packed
