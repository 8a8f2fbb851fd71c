#include "facts/row_ledger.h"

#include <algorithm>

#include "facts/ledger_rows.h"
#include "office/delimited_rows.h"

namespace yichi {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

std::string_view WithoutMark(std::string_view text) {
  return text.substr(0, kUtf8Mark.size()) == kUtf8Mark ? text.substr(kUtf8Mark.size()) : text;
}

void MoveUp(Place& place, std::uint32_t paragraphs) {
  if (place.known()) place.paragraph -= paragraphs;
}

void MoveUp(Record& record, std::uint32_t paragraphs) {
  MoveUp(record.place, paragraphs);
  for (auto& field : record.fields) {
    MoveUp(field.place, paragraphs);
    for (auto& scalar : field.scalars) MoveUp(scalar.place, paragraphs);
    for (auto& nested : field.records) MoveUp(nested, paragraphs);
  }
}

// The head was there only to tell the columns.
void DropHead(std::uint32_t rows, RecordFile& file) {
  auto& paragraphs = file.document.paragraphs;
  auto first = std::find_if(paragraphs.begin(), paragraphs.end(),
                            [&](const Paragraph& paragraph) { return paragraph.sheet_row >= rows; });
  auto count = static_cast<std::uint32_t>(first - paragraphs.begin());
  paragraphs.erase(paragraphs.begin(), first);
  for (auto& record : file.facts.records) MoveUp(record, count);
}

}  // namespace

std::optional<RowsHead> ReadRowsHead(const RuleSet& rules, std::string_view path, const std::string& utf8,
                                     const Limits& limits, const LedgerOptions& options) {
  ReadOptions read;
  read.limits = limits;
  auto outcome = ReadDocument(std::string(path), utf8, read);
  const auto* document = std::get_if<Document>(&outcome);
  auto top = document ? FindLedgerTop(rules, *document, options) : std::nullopt;
  if (!top) return std::nullopt;
  auto text = WithoutMark(utf8);
  RowsHead head{top->model, FindSeparator(text), {}, top->end_sheet_row, top->end_row, document->title, {}};
  if (head.title != kNone)
    for (auto line = head.title; line < std::max(document->title_end, head.title + 1); ++line)
      head.title_lines.push_back(document->paragraphs[line]);
  bool quotes = true;
  std::size_t end = 0;
  for (std::uint32_t row = 0; row < head.rows; ++row) {
    auto found = FindRowEnd(text.substr(end), head.separator, true, quotes);
    end += found ? found->end : 0;
  }
  head.text = text.substr(0, end);
  return head;
}

RecordLines ReadRows(const RuleSet& rules, const RowsHead& head, std::string_view text,
                     std::uint32_t first_line, const Limits& limits) {
  bool continued = first_line > 1;
  RecordLines read;
  auto& facts = read.file.facts;
  std::string headed = continued ? head.text + std::string(text) : std::string(WithoutMark(text));
  auto book =
      ReadRowsOf(headed, head.separator, continued ? head.rows : 0, first_line, limits, read.notes.lines);
  facts.unread_rows = read.notes.unread_lines = read.notes.lines.size();
  if (read.notes.lines.size() > RecordNotes::kMost) read.notes.lines.resize(RecordNotes::kMost);
  read.file.document = DocumentOf({}, book, RowSlice{0, 0, 0, kNone});
  facts.ledger = true;
  facts.model = head.model;
  if (read.file.document.tables.empty()) return read;
  facts::FieldNames names(rules);
  auto found = facts::FindLedgerHead(rules, names, read.file.document, 0, {head.model}, 1, head.end_row);
  if (!found) return read;
  auto rows = facts::ReadLedgerRows(rules, read.file.document, 0, *found, RecordNotes::kMost, continued);
  read.notes.table = facts::TableNotesOf(facts::NameOfTable(read.file.document, 0), *found, rows);
  read.notes.unread_values = rows.broken;
  read.notes.values = std::move(rows.notes);
  if (read.notes.values.size() > std::min<std::size_t>(rows.broken, RecordNotes::kMost))
    read.notes.values.pop_back();
  facts.records = std::move(rows.records);
  if (continued) DropHead(head.rows, read.file);
  return read;
}

}  // namespace yichi
