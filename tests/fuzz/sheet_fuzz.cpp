// A sheet's XML from arbitrary bytes, in chunks of a size that the first byte gives. Looks for crashes, for
// cells out of order, and for a document that contradicts its sheet.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "office/workbook_parts.h"

namespace {

using namespace yichi;

void Require(bool holds) {
  if (!holds) std::abort();
}

void CheckDocument(const Workbook& book, const Limits& limits) {
  auto outcome = DocumentOf("a.xlsx", book, limits);
  auto* document = std::get_if<Document>(&outcome);
  if (!document) return;
  for (const auto& table : document->tables) {
    Require(table.grid.size() == std::size_t{table.rows} * table.columns);
    for (auto cell : table.grid) Require(cell < table.cells.size());
    for (const auto& cell : table.cells)
      Require(cell.first_paragraph <= cell.last_paragraph &&
              cell.last_paragraph <= document->paragraphs.size());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  std::string_view input(reinterpret_cast<const char*>(data), size);
  std::size_t chunk = data[0] + 1u;
  input.remove_prefix(1);
  Limits limits;
  limits.sheet_cells = 10'000;
  limits.table_cells = 100'000;
  limits.sheet_text = 1u << 20;
  XmlPull xml(
      "sheet",
      [&](char* to, std::size_t room) {
        auto count = std::min({room, chunk, input.size()});
        std::copy_n(input.begin(), count, to);
        input.remove_prefix(count);
        return count;
      },
      limits);
  Workbook book;
  auto& sheet = book.sheets.emplace_back();
  TextStore store(book.texts, limits);
  WorkbookTables tables;
  tables.formats = {CellFormat(), ParseCellFormat("yyyy-mm-dd"), ParseCellFormat("0%")};
  auto cells_left = limits.sheet_cells, text_left = limits.sheet_text;
  if (ReadSheet(xml, tables, store, limits, cells_left, text_left, sheet)) return 0;
  for (std::size_t i = 1; i < sheet.cells.size(); ++i) {
    const auto &a = sheet.cells[i - 1], &b = sheet.cells[i];
    Require(std::pair(a.row, a.column) < std::pair(b.row, b.column));
  }
  CheckDocument(book, limits);
  return 0;
}
