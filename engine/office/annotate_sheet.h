#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "office/annotate.h"
#include "office/document.h"

namespace yichi {

// What the sheets of findings are called. ReadWorkbook leaves out those of an earlier check.
inline constexpr std::string_view kFindingsSheets[] = {"一尺检查结果", "Yichi findings"};

// A sheet to add to a copy of a workbook: heads, and rows of texts.
struct SheetList {
  struct Column {
    std::string head;
    std::uint32_t width = 10;  // in characters of Latin text
  };
  struct Cell {
    std::string text;
    std::uint32_t paragraph = kNone;  // of the document: the cell leads to where it stands
    bool number = false;
  };
  std::string name;  // gets a number where a sheet of this name is there
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
};

// The same workbook with a comment at each cell that an annotation stands in (those of one cell in one
// comment), and with `list` as its last sheet. `document` is what ReadDocument makes of the same bytes; an
// annotation without a cell has no comment. Bytes are only inserted: values, formats, formulas, names and
// comments of others stay (a cell that bears one gets ours at its end; what it says already is not said
// again), parts that are not concerned are copied as they are, and equal input gives equal bytes. A list
// longer than a sheet is cut. Refuses signed files, and all that is no workbook.
std::variant<std::string, Unreadable> AnnotateXlsx(std::string_view original,
                                                   const std::vector<Annotation>& annotations,
                                                   const SheetList& list, const Document& document,
                                                   const Limits& limits);

}  // namespace yichi
