#include "office/read.h"

#include <algorithm>

#include "base/utf8.h"
#include "office/docx.h"
#include "office/package.h"
#include "office/sniff.h"
#include "office/text.h"
#include "office/workbook.h"

namespace yichi {
namespace {

std::variant<Document, Unreadable> ReadSheets(std::string path, std::variant<Workbook, Unreadable> book,
                                              const ReadOptions& options) {
  if (auto* wrong = std::get_if<Unreadable>(&book)) return std::move(*wrong);
  return DocumentOf(std::move(path), std::get<Workbook>(book), options.limits);
}

std::variant<Document, Unreadable> ReadPackage(std::string path, std::string bytes,
                                               const ReadOptions& options) {
  auto opened = OpenPackage(std::move(bytes), options.limits);
  if (auto* wrong = std::get_if<Unreadable>(&opened)) return std::move(*wrong);
  auto& package = std::get<Package>(opened);
  if (IsWorkbook(package, options.limits))
    return ReadSheets(std::move(path), ReadWorkbook(std::move(package), options), options);
  return ReadDocx(std::move(path), std::move(package), options);
}

std::variant<Document, Unreadable> ReadByContent(std::string path, std::string bytes,
                                                 const ReadOptions& options) {
  auto sniffed = SniffFormat(path, bytes, options.limits);
  if (auto* wrong = std::get_if<Unreadable>(&sniffed)) return std::move(*wrong);
  auto format = std::get<Format>(sniffed);
  if (format == Format::Docx) return ReadPackage(std::move(path), std::move(bytes), options);
  if (format == Format::Delimited) return ReadSheets(path, ReadDelimited(path, bytes, options), options);
  return ReadText(std::move(path), bytes, HoldsRecords(format) ? Format::Text : format, options.limits);
}

// Few cells may span a grid of many positions, which readers of tables walk over.
bool GridIsTooLarge(const Document& document, const Limits& limits) {
  std::uint64_t positions = 0;
  for (const auto& table : document.tables) positions += std::uint64_t{table.rows} * table.columns;
  return positions > limits.table_cells;
}

void AddBlockParagraph(Document& document, const std::string& text, std::optional<CellPosition> cell) {
  Paragraph paragraph;
  paragraph.text = DecodeUtf8(text);
  std::uint32_t offset = 0;
  for (char32_t c : paragraph.text) {
    paragraph.offsets.push_back(offset);
    offset += c < 0x80 ? 1u : c < 0x800 ? 2u : c < 0x10000 ? 3u : 4u;
  }
  paragraph.cell = cell;
  paragraph.line = static_cast<std::uint32_t>(document.paragraphs.size() + 1);
  document.paragraphs.push_back(std::move(paragraph));
}

void AddBlockTable(Document& document, const std::vector<std::vector<std::string>>& rows) {
  auto index = static_cast<std::uint32_t>(document.tables.size());
  Table table;
  for (const auto& row : rows) {
    std::uint32_t column = 0;
    for (const auto& text : row) {
      auto first = static_cast<std::uint32_t>(document.paragraphs.size());
      if (!IsBlankText(DecodeUtf8(text)))
        AddBlockParagraph(document, text, CellPosition{index, table.rows, column});
      auto last = static_cast<std::uint32_t>(document.paragraphs.size());
      table.cells.push_back({table.rows, column++, 1, 1, first, last});
    }
    table.columns = std::max(table.columns, column);
    ++table.rows;
  }
  document.tables.push_back(std::move(table));
}

}  // namespace

std::variant<Workbook, Unreadable> ReadWorkbookFile(const std::string& path, std::string bytes,
                                                    const ReadOptions& options) {
  auto sniffed = SniffFormat(path, bytes, options.limits);
  if (auto* wrong = std::get_if<Unreadable>(&sniffed)) return std::move(*wrong);
  if (std::get<Format>(sniffed) != Format::Docx) return ReadDelimited(path, bytes, options);
  auto opened = OpenPackage(std::move(bytes), options.limits);
  if (auto* wrong = std::get_if<Unreadable>(&opened)) return std::move(*wrong);
  auto& package = std::get<Package>(opened);
  if (!IsWorkbook(package, options.limits)) return MakeUnreadable(Code::D0054);
  return ReadWorkbook(std::move(package), options);
}

std::variant<Document, Unreadable> ReadDocument(std::string path, std::string bytes,
                                                const ReadOptions& options) {
  const auto& limits = options.limits;
  auto outcome = ReadByContent(std::move(path), std::move(bytes), options);
  auto* document = std::get_if<Document>(&outcome);
  if (!document) return outcome;
  if (GridIsTooLarge(*document, limits))
    return MakeUnreadable(Code::D0035, {std::to_string(limits.table_cells)});
  FindStructure(*document);
  return outcome;
}

Document DocumentFromText(std::string path, const std::vector<TextBlock>& blocks) {
  Document document;
  document.parts.push_back({path});
  document.path = std::move(path);
  for (const auto& block : blocks) {
    if (block.table.empty()) {
      AddBlockParagraph(document, block.text, std::nullopt);
    } else {
      AddBlockTable(document, block.table);
    }
  }
  FindStructure(document);
  return document;
}

}  // namespace yichi
