#include <algorithm>
#include <cstdint>
#include <string>

#include "../unit/office/parcel.h"
#include "office/read.h"

// Any bytes end in a document, whose every place lies inside it, or in a sentence.
namespace {

void Require(bool holds) {
  if (!holds) __builtin_trap();
}

void Check(const yichi::Document& document) {
  const auto count = document.paragraphs.size();
  for (const auto& paragraph : document.paragraphs) {
    bool in_sheet = paragraph.sheet_row != yichi::kNone;
    Require(paragraph.offsets.size() == (in_sheet ? 0 : paragraph.text.size()));
    Require(paragraph.part < document.parts.size());
    Require(!paragraph.cell || paragraph.cell->table < document.tables.size());
  }
  auto inside = [&](std::uint32_t p, yichi::TextRange range) {
    Require(p < count && range.begin <= range.end && range.end <= document.paragraphs[p].text.size());
  };
  for (const auto& section : document.sections) {
    inside(section.paragraph, section.title_range);
    Require(section.end > section.paragraph && section.end <= count);
    Require(section.body_begin <= document.paragraphs[section.paragraph].text.size());
  }
  for (const auto& item : document.items) {
    inside(item.paragraph, item.range);
    inside(item.paragraph, item.label_range);
    Require(item.end_paragraph > item.paragraph && item.end_paragraph <= count);
    Require(item.parent == yichi::kNone || &document.items[item.parent] < &item);
  }
  for (const auto& citation : document.citations) inside(citation.paragraph, citation.range);
  for (const auto& table : document.tables)
    for (const auto& cell : table.cells)
      Require(cell.first_paragraph <= cell.last_paragraph && cell.last_paragraph <= count &&
              cell.column + cell.column_span <= table.columns && cell.row + cell.row_span <= table.rows);
}

// The parts of a Word file, one after another with a NUL between them.
std::string Wrap(const std::string& bytes) {
  yichi::parcel::Docx docx;
  std::string* const parts[] = {&docx.body, &docx.styles, &docx.numbering, &docx.footnotes};
  std::size_t at = 0;
  for (auto* part : parts) {
    auto end = std::min(bytes.find('\0', at), bytes.size());
    if (at <= end) *part = bytes.substr(at, end - at);
    at = end + 1;
    if (at > bytes.size()) break;
  }
  return docx.Bytes();
}

}  // namespace

// The first byte chooses the name, the view of changes, and whether the rest is a file or the parts of one.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  yichi::ReadOptions options;
  options.changes = static_cast<yichi::Changes>(data[0] % 3);
  options.limits.part_bytes = options.limits.package_bytes = 1u << 20;
  std::string bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  if (data[0] & 8) bytes = Wrap(bytes);
  auto outcome = yichi::ReadDocument(data[0] & 4 ? "a.md" : "a.docx", std::move(bytes), options);
  if (auto* document = std::get_if<yichi::Document>(&outcome)) {
    Check(*document);
    yichi::DumpDocument(*document);
  }
  return 0;
}
