#pragma once

#include <optional>
#include <string>
#include <vector>

#include "office/cell_format.h"
#include "office/xml_pull.h"

namespace yichi {

// What a sheet's cells refer to.
struct WorkbookTables {
  std::vector<TextSlice> strings;   // shared strings, in Workbook::texts
  std::vector<CellFormat> formats;  // by the style index of a cell
  bool since1904 = false;
};

// Adds text to Workbook::texts; nothing where the limits are passed.
class TextStore {
 public:
  TextStore(std::string& texts, const Limits& limits) : texts_(texts), limits_(limits) {}

  // Turns _x000D_ into its character.
  std::optional<TextSlice> Add(std::string_view text);
  std::optional<TextSlice> AddEscaped(std::string_view text);

 private:
  std::string& texts_;
  const Limits& limits_;
};

// The text of an <si> or <is> element that began last: its runs joined, phonetic hints left out.
std::optional<std::string> ReadRichText(XmlPull& xml, const Limits& limits);

std::optional<Unreadable> ReadSharedStrings(XmlPull& xml, TextStore& store, const Limits& limits,
                                            std::vector<TextSlice>& strings);

// The number formats of cells from the styles part.
std::vector<CellFormat> ReadCellFormats(XmlElement styles);

// Reads the rows, merged cells and hidden columns of one sheet.
std::optional<Unreadable> ReadSheet(XmlPull& xml, const WorkbookTables& tables, TextStore& store,
                                    const Limits& limits, std::size_t& cells_left, std::size_t& text_left,
                                    Sheet& sheet);

// "B5" to row 4, column 1; nullopt when it is none.
std::optional<std::pair<std::uint32_t, std::uint32_t>> ParseCellName(std::string_view name);

Unreadable SheetTooLarge(const Sheet& sheet, std::string_view limit, std::size_t value);

}  // namespace yichi
