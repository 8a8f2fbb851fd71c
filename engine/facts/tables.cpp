#include "facts/tables.h"

#include <algorithm>

#include "base/utf8.h"

namespace yichi::facts {
namespace {

std::u32string Plain(std::u32string_view text) {
  auto folded = Fold(text);
  std::erase_if(folded, [](char32_t c) { return c == U' ' || c == U'\n' || c == U'\t'; });
  return folded;
}

// 人数(名) heads the same column as 人数.
std::u32string WithoutUnit(std::u32string text) {
  auto bracket = text.find(U'(');
  if (bracket != text.npos && bracket > 0 && text.ends_with(U')')) text.resize(bracket);
  return text;
}

}  // namespace

Pieces CellPieces(const Document& document, std::uint32_t table, std::uint32_t row, std::uint32_t column) {
  Pieces pieces;
  const auto* cell = document.tables[table].At(row, column);
  if (!cell) return pieces;
  for (auto p = cell->first_paragraph; p < cell->last_paragraph; ++p)
    pieces.push_back({p, 0, static_cast<std::uint32_t>(document.paragraphs[p].text.size())});
  return pieces;
}

std::u32string CellText(const Document& document, std::uint32_t table, std::uint32_t row, std::uint32_t column) {
  std::u32string text;
  for (const auto& piece : CellPieces(document, table, row, column)) text += document.paragraphs[piece.paragraph].text;
  return text;
}

Pieces RowPieces(const Document& document, std::uint32_t table, std::uint32_t row) {
  Pieces pieces;
  const Cell* last = nullptr;
  for (std::uint32_t column = 0; column < document.tables[table].columns; ++column) {
    const auto* cell = document.tables[table].At(row, column);
    if (!cell || cell == last) continue;
    last = cell;
    auto more = CellPieces(document, table, row, column);
    pieces.insert(pieces.end(), more.begin(), more.end());
  }
  return pieces;
}

std::vector<std::string> ColumnNames(const Field& field) {
  auto names = field.aliases;
  names.insert(names.begin(), field.name);
  return names;
}

std::uint32_t FindColumn(const Document& document, std::uint32_t table, std::uint32_t header,
                         const std::vector<std::string>& names) {
  for (const auto& name : names) {
    auto wanted = Plain(DecodeUtf8(name));
    for (std::uint32_t column = 0; column < document.tables[table].columns; ++column) {
      auto head = Plain(CellText(document, table, header, column));
      if (head == wanted || WithoutUnit(head) == wanted) return column;
    }
  }
  return kNone;
}

std::optional<std::uint32_t> FindHeader(const Document& document, std::uint32_t table,
                                        const std::vector<const Field*>& fields) {
  constexpr std::uint32_t kLooked = 4;
  auto rows = std::min(kLooked, document.tables[table].rows);
  for (std::uint32_t row = 0; row < rows; ++row) {
    bool all = std::all_of(fields.begin(), fields.end(), [&](const Field* field) {
      return FindColumn(document, table, row, ColumnNames(*field)) != kNone;
    });
    if (all) return row;
  }
  return std::nullopt;
}

bool IsTotalRow(const Document& document, std::uint32_t table, std::uint32_t row) {
  constexpr std::uint32_t kLooked = 3;
  auto columns = std::min(kLooked, document.tables[table].columns);
  for (std::uint32_t column = 0; column < columns; ++column) {
    auto text = Plain(CellText(document, table, row, column));
    for (std::u32string_view word : {U"合计", U"总计", U"共计", U"小计", U"总数"})
      if (text == word) return true;
  }
  return false;
}

bool IsEmptyRow(const Document& document, std::uint32_t table, std::uint32_t row) {
  for (const auto& piece : RowPieces(document, table, row))
    if (!Plain(document.paragraphs[piece.paragraph].text).empty()) return false;
  return true;
}

}  // namespace yichi::facts
