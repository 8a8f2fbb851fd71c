// Text with separators from arbitrary bytes. Looks for crashes and for rows that do not know their line.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "office/workbook.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace yichi;
  std::string_view input(reinterpret_cast<const char*>(data), size);
  LooksDelimited(input);
  auto outcome = ReadDelimited("a.csv", input, {});
  auto* book = std::get_if<Workbook>(&outcome);
  if (!book) return 0;
  const auto& sheet = book->sheets.at(0);
  for (const auto& cell : sheet.cells)
    if (cell.row >= sheet.lines.size() || cell.text.begin + cell.text.size > book->texts.size()) std::abort();
  Limits limits;
  limits.table_cells = 100'000;
  DocumentOf("a.csv", *book, limits);
  return 0;
}
