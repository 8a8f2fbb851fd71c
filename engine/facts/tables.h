#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/ruleset.h"
#include "facts/draft.h"
#include "facts/stretch.h"

namespace yichi::facts {

// The column of the head whose text is one of the names, blanks and width disregarded; kNone when there is none.
std::uint32_t FindColumn(const Document& document, std::uint32_t table, std::uint32_t header,
                         const std::vector<std::string>& names);

// How a field may be called at the head of a column: its name and its 别名.
std::vector<std::string> ColumnNames(const Field& field);

// The row that heads the table, one of the first few: it has a column for each of the fields.
std::optional<std::uint32_t> FindHeader(const Document& document, std::uint32_t table,
                                        const std::vector<const Field*>& fields);

// Whether a row says 合计, 总计 or the like in one of its first cells, or is empty.
bool IsTotalRow(const Document& document, std::uint32_t table, std::uint32_t row);
bool IsEmptyRow(const Document& document, std::uint32_t table, std::uint32_t row);

// The paragraphs of the cell that covers the position.
Pieces CellPieces(const Document& document, std::uint32_t table, std::uint32_t row, std::uint32_t column);
std::u32string CellText(const Document& document, std::uint32_t table, std::uint32_t row, std::uint32_t column);
// The paragraphs of all cells of a row, each cell once.
Pieces RowPieces(const Document& document, std::uint32_t table, std::uint32_t row);

}  // namespace yichi::facts
