#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace yichi {

// Every number that protects us, with its reason. A refusal names the limit.
struct Limits {
  // Rule files. Deeper nesting than 200 is no regulation; the parser recurses per level.
  std::size_t rule_file_bytes = 16u << 20;
  std::size_t rule_depth = 200;
  std::size_t rule_errors = 100;

  // Packages (docx, xlsx). Real files stay far below each of these: Apache POI’s ratio of
  // 100:1 refuses real sheets, 200:1 after the first MiB does not.
  std::size_t file_bytes = 256u << 20;
  std::size_t package_entries = 4096;
  std::size_t part_bytes = 64u << 20;
  std::size_t package_bytes = 256u << 20;
  std::size_t inflate_ratio = 200;
  std::size_t inflate_ratio_from = 1u << 20;

  // XML: RapidXML recurses per level and spends 96 bytes a node.
  std::size_t xml_depth = 256;
  std::size_t xml_nodes = 1'000'000;
  std::size_t xml_attributes = 256;

  // Sheets are read as a stream, so their XML may be larger than a part held in memory: a million rows of ten
  // columns take some 500 MiB. Excel's own bounds: 1,048,576 rows, 16,384 columns, 32,767 characters a cell.
  std::size_t sheet_bytes = 512u << 20;
  std::size_t sheets = 256;
  std::size_t sheet_rows = 1'048'576;
  std::size_t sheet_columns = 16'384;
  std::size_t sheet_cells = 8'000'000;
  std::size_t cell_bytes = 1u << 20;
  std::size_t token_bytes = 4u << 20;   // one tag or piece of text between tags
  std::size_t sheet_text = 256u << 20;  // text of all cells, a shared one counted where it stands

  // Record files: a nested value deeper than this is no ledger.
  std::size_t data_depth = 64;
  std::size_t line_bytes = 16u << 20;  // of one line; a record is a few hundred bytes
  std::size_t data_values = 4'000'000;

  // Documents.
  std::size_t paragraphs = 1'000'000;
  std::size_t table_cells = 2'000'000;

  // Patterns: states of one compiled pattern after lexicons are expanded.
  std::size_t pattern_states = 200'000;
};

// Sets a limit on what is read (file_bytes, paragraphs, sheet_cells …) by its name; false for no such name.
bool SetInputLimit(Limits& limits, std::string_view name, std::size_t value);

}  // namespace yichi
