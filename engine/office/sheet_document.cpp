#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "office/text.h"
#include "office/workbook.h"

namespace yichi {
namespace {

// Words that begin a note under a table.
constexpr std::u32string_view kNoteWords[] = {U"注",   U"备注", U"说明", U"填表",
                                              U"填报", U"制表", U"审核", U"附注"};

bool ReadsAsNote(std::u32string_view text) {
  for (auto word : kNoteWords) {
    auto rest = text.substr(0, word.size()) == word ? text.substr(word.size()) : std::u32string_view();
    if (!rest.empty() && rest.substr(0, 6).find_first_of(U"：:") != rest.npos) return true;
  }
  return false;
}

// One sheet, as paragraphs and a table at the end of a document.
class SheetWriter {
 public:
  SheetWriter(const Workbook& book, const Sheet& sheet, Document& document)
      : book_(book), sheet_(sheet), document_(document) {
    document_.parts.push_back({sheet.part, sheet.name});
  }

  // Only rows of [0, head_end) and [begin, end).
  void Write(std::uint32_t head_end, std::uint32_t begin, std::uint32_t end) {
    CollectRows(head_end, begin, end);
    for (const auto& merged : sheet_.merged) merged_.emplace(std::pair(merged.row, merged.column), &merged);
    std::size_t first = 0, last = rows_.size();
    while (first < last && IsAlone(rows_[first])) AddFree(rows_[first++]);
    while (last > first && IsNote(rows_[last - 1])) --last;
    if (first < last) AddTable(first, last);
    for (auto row = last; row < rows_.size(); ++row) AddFree(rows_[row]);
  }

 private:
  struct Row {
    std::size_t first = 0, last = 0;  // in Sheet::cells
    std::uint32_t number = 0;
  };

  bool IsBlank(const SheetCell& cell) const {
    auto text = book_.Text(cell.text);
    return text.size() < 64 && IsBlankText(DecodeUtf8(text));
  }

  void CollectRows(std::uint32_t head_end, std::uint32_t begin, std::uint32_t end) {
    const auto& cells = sheet_.cells;
    auto from = [&](std::uint32_t row) {
      auto before = [](const SheetCell& cell, std::uint32_t wanted) { return cell.row < wanted; };
      return static_cast<std::size_t>(std::lower_bound(cells.begin(), cells.end(), row, before) -
                                      cells.begin());
    };
    for (auto [at, stop] :
         {std::pair(std::size_t{0}, from(head_end)), std::pair(from(std::max(begin, head_end)), from(end))})
      while (at < stop) {
        Row row{at, at, cells[at].row};
        bool text = false;
        for (; row.last < stop && cells[row.last].row == row.number; ++row.last)
          text = text || !IsBlank(cells[row.last]);
        if (text) rows_.push_back(row);
        at = row.last;
      }
  }

  const SheetCell* OnlyCell(const Row& row) const {
    const SheetCell* only = nullptr;
    for (auto at = row.first; at < row.last; ++at) {
      if (IsBlank(sheet_.cells[at])) continue;
      if (only) return nullptr;
      only = &sheet_.cells[at];
    }
    return only;
  }
  bool IsAlone(const Row& row) const { return OnlyCell(row) != nullptr; }

  // Under a table only what reads as a note is none of its rows.
  bool IsNote(const Row& row) const {
    const auto* only = OnlyCell(row);
    return only && ReadsAsNote(DecodeUtf8(book_.Text(only->text)));
  }

  void AddFree(const Row& row) { AddParagraphs(*OnlyCell(row), std::nullopt); }

  void AddParagraphs(const SheetCell& cell, std::optional<CellPosition> position) {
    auto text = DecodeUtf8(book_.Text(cell.text));
    for (std::size_t begin = 0; begin <= text.size();) {
      auto end = std::min(text.find(U'\n', begin), text.size());
      auto line = std::u32string_view(text).substr(begin, end - begin);
      while (!line.empty() && line.back() == U'\r') line.remove_suffix(1);
      begin = end + 1;
      if (IsBlankText(line)) continue;
      auto& paragraph = document_.paragraphs.emplace_back();
      paragraph.part = static_cast<std::uint32_t>(document_.parts.size() - 1);
      paragraph.text = line;
      paragraph.cell = position;
      paragraph.sheet_row = cell.row;
      paragraph.sheet_column = cell.column;
      if (cell.row < sheet_.lines.size()) paragraph.line = sheet_.lines[cell.row];
    }
  }

  // The columns that hold anything, in order.
  void CollectColumns(std::size_t first, std::size_t last) {
    std::vector<bool> used;
    for (auto at = rows_[first].first; at < rows_[last - 1].last; ++at) {
      const auto& cell = sheet_.cells[at];
      if (cell.column >= used.size()) used.resize(cell.column + 1u);
      if (!used[cell.column] && !IsBlank(cell)) used[cell.column] = true;
    }
    columns_.clear();
    for (std::uint32_t column = 0; column < used.size(); ++column)
      if (used[column]) columns_.push_back(column);
  }

  static std::uint32_t CountIn(const std::vector<std::uint32_t>& sorted, std::uint32_t begin,
                               std::uint32_t span) {
    auto from = std::lower_bound(sorted.begin(), sorted.end(), begin);
    return static_cast<std::uint32_t>(std::lower_bound(from, sorted.end(), begin + span) - from);
  }

  void AddTable(std::size_t first, std::size_t last) {
    CollectColumns(first, last);
    std::vector<std::uint32_t> numbers;
    for (auto row = first; row < last; ++row) numbers.push_back(rows_[row].number);
    Table table;
    table.rows = static_cast<std::uint32_t>(numbers.size());
    table.columns = static_cast<std::uint32_t>(columns_.size());
    auto index = static_cast<std::uint32_t>(document_.tables.size());
    table.grid.assign(std::size_t{table.rows} * table.columns, kNone);
    for (std::uint32_t r = 0; r < table.rows; ++r) AddRow(rows_[first + r], {index, r, 0}, numbers, table);
    document_.tables.push_back(std::move(table));
  }

  // A cell without text stands in the table too, so that its row is whole; one under a merged cell does not.
  void AddRow(const Row& row, CellPosition position, const std::vector<std::uint32_t>& numbers,
              Table& table) {
    auto at = row.first;
    for (std::uint32_t c = 0; c < columns_.size(); ++c) {
      while (at < row.last && sheet_.cells[at].column < columns_[c]) ++at;
      if (table.grid[std::size_t{position.row} * table.columns + c] != kNone) continue;
      Cell cell{position.row, c, 1, 1, 0, 0};
      if (auto merged = merged_.find({row.number, columns_[c]}); merged != merged_.end()) {
        cell.row_span = std::max(1u, CountIn(numbers, row.number, merged->second->row_span));
        cell.column_span = std::max(1u, CountIn(columns_, columns_[c], merged->second->column_span));
      }
      cell.first_paragraph = static_cast<std::uint32_t>(document_.paragraphs.size());
      position.column = c;
      if (at < row.last && sheet_.cells[at].column == columns_[c]) AddParagraphs(sheet_.cells[at], position);
      cell.last_paragraph = static_cast<std::uint32_t>(document_.paragraphs.size());
      for (auto covered = cell.row; covered < cell.row + cell.row_span; ++covered)
        std::fill_n(
            table.grid.begin() + static_cast<std::ptrdiff_t>(std::size_t{covered} * table.columns + c),
            cell.column_span, static_cast<std::uint32_t>(table.cells.size()));
      table.cells.push_back(cell);
    }
  }

  const Workbook& book_;
  const Sheet& sheet_;
  Document& document_;
  std::vector<Row> rows_;
  std::vector<std::uint32_t> columns_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, const MergedCells*> merged_;
};

Document Begin(std::string path, const Workbook& book) {
  Document document;
  document.path = std::move(path);
  document.format = book.format;
  return document;
}

// Positions of the grid that rows and columns with text span.
std::size_t GridOf(const Sheet& sheet) {
  std::vector<bool> used;
  std::size_t rows = 0;
  std::uint32_t last = kNone;
  for (const auto& cell : sheet.cells) {
    if (cell.row != last) ++rows;
    last = cell.row;
    if (cell.column >= used.size()) used.resize(cell.column + 1u);
    used[cell.column] = true;
  }
  return rows * static_cast<std::size_t>(std::count(used.begin(), used.end(), true));
}

}  // namespace

std::variant<Document, Unreadable> DocumentOf(std::string path, const Workbook& workbook,
                                              const Limits& limits) {
  std::size_t cells = 0, grid = 0;
  for (const auto& sheet : workbook.sheets) {
    if (sheet.hidden) continue;
    cells += sheet.cells.size();
    grid += GridOf(sheet);
  }
  if (cells > limits.paragraphs) return MakeUnreadable(Code::D0034, {std::to_string(limits.paragraphs)});
  if (grid > limits.table_cells) return MakeUnreadable(Code::D0035, {std::to_string(limits.table_cells)});
  auto document = Begin(std::move(path), workbook);
  document.notes = workbook.notes;
  for (const auto& sheet : workbook.sheets)
    if (!sheet.hidden) SheetWriter(workbook, sheet, document).Write(0, 0, kNone);
  if (document.parts.empty()) document.parts.push_back({document.path, {}});
  if (document.paragraphs.empty()) document.notes.push_back(MakeDiagnostic(Code::D0106, {}));
  return document;
}

Document DocumentOf(std::string path, const Workbook& workbook, const RowSlice& rows) {
  auto document = Begin(std::move(path), workbook);
  SheetWriter(workbook, workbook.sheets[rows.sheet], document).Write(rows.head_end, rows.begin, rows.end);
  return document;
}

}  // namespace yichi
