#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "office/document.h"
#include "office/package.h"
#include "office/read.h"

namespace yichi {

enum class CellKind : std::uint8_t { Text, Number, Date, Boolean, Error };

// Bytes of Workbook::texts.
struct TextSlice {
  std::uint32_t begin = 0, size = 0;
};

// One cell that holds something. Rows and columns count from 0.
struct SheetCell {
  std::uint32_t row = 0;
  std::uint16_t column = 0;
  CellKind kind = CellKind::Text;
  TextSlice text;  // as shown, but a number is not rounded: 36, 19.3%, 2019年3月1日, 是, #REF!
  TextSlice raw;   // as stored: 36, 0.193, 43525, 1, #REF!
};

struct MergedCells {
  std::uint32_t row = 0, column = 0, row_span = 1, column_span = 1;
};

// From the first up to and with the last.
using IndexRange = std::pair<std::uint32_t, std::uint32_t>;

struct Sheet {
  std::string name;
  std::string part;  // xl/worksheets/sheet1.xml; the path of a text file
  bool hidden = false;
  std::vector<SheetCell> cells;  // by row, then column
  std::vector<MergedCells> merged;
  std::vector<IndexRange> hidden_rows, hidden_columns;
  std::vector<std::uint32_t> lines;  // text files: the line from 1 that each row begins in
  std::uint32_t uncomputed = 0;      // formulas without a stored value
  std::uint32_t errors = 0;          // cells that show #REF! and the like
};

struct Workbook {
  Format format = Format::Xlsx;
  std::vector<Sheet> sheets;
  std::string texts;  // of all cells; a shared one stands once
  Diagnostics notes;

  std::string_view Text(TextSlice slice) const {
    return std::string_view(texts).substr(slice.begin, slice.size);
  }
};

// "B5".
std::string CellName(std::uint32_t row, std::uint32_t column);

// Whether the package is a workbook: its main part is one of SpreadsheetML.
bool IsWorkbook(Package& package, const Limits& limits);

// Reads all sheets as a stream. Formulas are not computed: their stored values stand, and nothing they refer
// to is fetched.
std::variant<Workbook, Unreadable> ReadWorkbook(Package package, const ReadOptions& options);

// Text with separators (, ; or tab, whichever divides the lines best): one sheet of texts. RFC 4180 quotes.
std::variant<Workbook, Unreadable> ReadDelimited(std::string path, std::string_view bytes,
                                                 const ReadOptions& options);

// A workbook or a text with separators from its bytes.
std::variant<Workbook, Unreadable> ReadWorkbookFile(const std::string& path, std::string bytes,
                                                    const ReadOptions& options);

// Whether a text reads as a table with separators: at least two lines, each of the same three or more fields.
bool LooksDelimited(std::string_view bytes);

// The rows [head_begin, head_end) and [begin, end) of one sheet, to read a large sheet bit by bit.
struct RowSlice {
  std::uint32_t sheet = 0;
  std::uint32_t head_end = 0;
  std::uint32_t begin = 0, end = 0;
};

// Each sheet that is not hidden is a part with a table; single cells above it (a title, the unit of the
// figures) and notes below it are paragraphs of their own. Rows and columns without any text are left out;
// Paragraph::sheet_row and sheet_column tell where a text stands.
std::variant<Document, Unreadable> DocumentOf(std::string path, const Workbook& workbook,
                                              const Limits& limits);
Document DocumentOf(std::string path, const Workbook& workbook, const RowSlice& rows);

}  // namespace yichi
