#include "facts/ledger_rows.h"

#include <algorithm>

#include "base/utf8.h"
#include "facts/plain_values.h"
#include "facts/tables.h"
#include "office/workbook.h"
#include "text/numeral.h"

namespace yichi::facts {
namespace {

Record EmptyRecord(const RuleSet& rules, std::uint32_t model) {
  Record record;
  record.model = model;
  record.fields.resize(rules.models[model].fields.size());
  return record;
}

// 一、甲类, （二）乙类: such a row heads a group.
bool BeginsLikeHeading(std::u32string_view text) {
  bool bracket = text.substr(0, 1) == U"（" || text.substr(0, 1) == U"(";
  if (bracket) text.remove_prefix(1);
  auto end = text.find_first_not_of(U"一二三四五六七八九十");
  if (end == 0 || end == text.npos || end > 3) return false;
  return bracket ? text[end] == U'）' || text[end] == U')' : text[end] == U'、';
}

class RowReader {
 public:
  RowReader(const RuleSet& rules, const Document& document, std::uint32_t table, const LedgerHead& head,
            std::size_t most_notes, bool continued)
      : rules_(rules),
        document_(document),
        table_(table),
        head_(head),
        most_notes_(most_notes),
        continued_(continued) {
    for (const auto& column : head.columns)
      if (!key_ && column.path.size() == 1 && column.path[0] == NamingField(rules, head.model))
        key_ = &column;
    for (std::uint32_t c = 0; c < Grid().columns; ++c) head_texts_.push_back(Text(head.end_row - 1, c));
  }

  LedgerRows Run() {
    for (auto row = head_.end_row; row < Grid().rows; ++row) Row(row);
    if (rows_.broken > rows_.notes.size())
      rows_.notes.push_back(
          MakeDiagnostic(Code::D0136, {}, {std::to_string(rows_.broken - rows_.notes.size())}));
    return std::move(rows_);
  }

 private:
  const Table& Grid() const { return document_.tables[table_]; }
  std::u32string Text(std::uint32_t row, std::uint32_t column) const {
    return std::u32string(Trim(CellText(document_, table_, row, column)));
  }

  void Row(std::uint32_t row) {
    if (IsTotalRow(document_, table_, row)) {
      ++rows_.totals;
    } else if (IsHeadAgain(row) || IsColumnNumbers(row)) {
      ++rows_.repeated;
    } else if (IsGroup(row)) {
      ++rows_.groups;
    } else if (!IsEmptyRow(document_, table_, row)) {
      rows_.records.push_back(RecordOf(row));
    }
  }

  bool IsHeadAgain(std::uint32_t row) const {
    std::size_t same = 0;
    for (const auto& column : head_.columns)
      same += !head_texts_[column.column].empty() && Text(row, column.column) == head_texts_[column.column];
    return same * 2 > head_.columns.size();
  }

  // 甲 乙 1 2 3 under the head.
  bool IsColumnNumbers(std::uint32_t row) const {
    if (continued_ || row > head_.end_row) return false;
    constexpr std::size_t kFewest = 3;
    std::optional<std::int64_t> next;
    std::size_t numbers = 0;
    for (std::uint32_t c = 0; c < Grid().columns; ++c) {
      auto text = Text(row, c);
      if (text.empty() || text == U"栏次") continue;
      if (numbers == 0 && text.size() == 1 && std::u32string_view(U"甲乙丙丁ABCD").find(text[0]) != text.npos)
        continue;
      auto number = ReadNumeral(text);
      if (!number || !number->whole() || (next && number->numerator != *next)) return false;
      if (!next && number->numerator > 2) return false;
      next = number->numerator + 1;
      ++numbers;
    }
    return numbers >= kFewest;
  }

  bool IsGroup(std::uint32_t row) const {
    const Cell* only = nullptr;
    std::size_t filled = 0;
    for (std::uint32_t c = 0; c < Grid().columns; ++c) {
      const auto* cell = Grid().At(row, c);
      if (!cell || cell == only || cell->first_paragraph == cell->last_paragraph || cell->row != row)
        continue;
      only = cell;
      ++filled;
    }
    if (key_ && BeginsLikeHeading(Text(row, key_->column))) return true;
    if (filled != 1 || Grid().columns < 3) return false;
    return only->column_span > 1 || !key_ || only->column != key_->column ||
           BeginsLikeHeading(Text(row, only->column));
  }

  Record RecordOf(std::uint32_t row) {
    auto record = EmptyRecord(rules_, head_.model);
    auto pieces = RowPieces(document_, table_, row);
    record.place = FirstPlace(key_ ? CellPieces(document_, table_, row, key_->column) : pieces);
    if (!record.place.known()) record.place = FirstPlace(pieces);
    for (const auto& column : head_.columns) Fill(record, row, column);
    return record;
  }

  // Makes the nested records on the way.
  FieldValue& Reach(Record& record, const FieldPath& path) const {
    auto* at = &record;
    for (std::size_t step = 0; step + 1 < path.size(); ++step) {
      auto& nested = at->fields[path[step]];
      if (nested.records.empty()) {
        nested.records.push_back(EmptyRecord(rules_, rules_.models[at->model].fields[path[step]].type.index));
        nested.records[0].place = record.place;
        nested.place = record.place;
        nested.status = Status::Known;
      }
      at = &nested.records[0];
    }
    return at->fields[path.back()];
  }

  void Fill(Record& record, std::uint32_t row, const LedgerColumn& column) {
    const auto& field = FieldAt(rules_, head_.model, column.path);
    std::u32string text;
    Place place;
    for (const auto& piece : CellPieces(document_, table_, row, column.column)) {
      if (!text.empty()) text += U'\n';
      text += document_.paragraphs[piece.paragraph].text;
      if (!place.known()) place = PlaceOf(piece);
    }
    auto read = ReadPlain(rules_, text, field.type, place, column.unit);
    if (!read) {
      // Where the value should stand. Of a nested record of which nothing is written nothing is made.
      if (column.path.size() == 1) record.fields[column.path[0]].place = place.known() ? place : record.place;
      return;
    }
    const auto* cell = Grid().At(row, column.column);
    bool shared = cell && cell->row_span > 1 && field.type.kind == Kind::Number;
    if (shared) {
      read->value.status = Status::Vague;
      read->value.scalar = std::monostate();
      if (cell->row == row)
        Note(Code::D0140, {WhereIs(document_, place.paragraph), std::to_string(cell->row_span)});
    } else if (read->broken) {
      auto shown = EncodeUtf8(std::u32string_view(text).substr(0, 40));
      Note(Code::D0135, {WhereIs(document_, place.paragraph), std::move(shown), field.name});
    }
    Reach(record, column.path) = std::move(read->value);
  }

  void Note(Code code, std::vector<std::string> arguments) {
    ++rows_.broken;
    if (rows_.notes.size() < most_notes_)
      rows_.notes.push_back(MakeDiagnostic(code, {}, std::move(arguments)));
  }

  const RuleSet& rules_;
  const Document& document_;
  std::uint32_t table_;
  const LedgerHead& head_;
  std::size_t most_notes_;
  bool continued_;
  const LedgerColumn* key_ = nullptr;  // names the record
  std::vector<std::u32string> head_texts_;
  LedgerRows rows_;
};

}  // namespace

LedgerRows ReadLedgerRows(const RuleSet& rules, const Document& document, std::uint32_t table,
                          const LedgerHead& head, std::size_t most_notes, bool continued) {
  return RowReader(rules, document, table, head, most_notes, continued).Run();
}

std::string NameOfTable(const Document& document, std::uint32_t table) {
  if (document.format == Format::Delimited) return "表格";
  for (const auto& cell : document.tables[table].cells) {
    if (cell.first_paragraph == cell.last_paragraph) continue;
    const auto& sheet = document.parts[document.paragraphs[cell.first_paragraph].part].sheet;
    if (!sheet.empty()) return "工作表“" + sheet + "”";
    break;
  }
  return "表" + std::to_string(table + 1);
}

std::string WhereIs(const Document& document, std::uint32_t paragraph) {
  const auto& at = document.paragraphs[paragraph];
  if (at.sheet_row != kNone && !document.parts[at.part].sheet.empty())
    return "工作表“" + document.parts[at.part].sheet + "”" + CellName(at.sheet_row, at.sheet_column);
  if (at.line > 0 && !at.cell) return "第" + std::to_string(at.line) + "行";
  auto column = std::to_string((at.cell ? at.cell->column : 0) + 1);
  if (at.line > 0) return "第" + std::to_string(at.line) + "行第" + column + "列";
  if (!at.cell) return "第" + std::to_string(paragraph + 1) + "段";
  return "表" + std::to_string(at.cell->table + 1) + "第" + std::to_string(at.cell->row + 1) + "行第" +
         column + "列";
}

}  // namespace yichi::facts
