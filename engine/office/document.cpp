#include "office/document.h"

#include <algorithm>

#include "base/utf8.h"

namespace yichi {
namespace {

bool Covers(const Cell& cell, std::uint32_t row, std::uint32_t column) {
  return row >= cell.row && row - cell.row < cell.row_span && column >= cell.column &&
         column - cell.column < cell.column_span;
}

}  // namespace

const Cell* Table::At(std::uint32_t row, std::uint32_t column) const {
  if (!grid.empty()) {
    if (row >= rows || column >= columns) return nullptr;
    auto index = grid[std::size_t{row} * columns + column];
    return index == kNone ? nullptr : &cells[index];
  }
  // In reading order: only cells that begin at or before the position can cover it, and the nearest mostly
  // does.
  auto after = std::upper_bound(
      cells.begin(), cells.end(), std::pair(row, column),
      [](const auto& at, const Cell& cell) { return at < std::pair(cell.row, cell.column); });
  while (after != cells.begin())
    if (Covers(*--after, row, column)) return &*after;
  return nullptr;
}

std::string Document::TitleText() const {
  if (title == kNone) return {};
  std::u32string joined;
  for (auto i = title; i < title_end; ++i) {
    const auto& text = paragraphs[i].text;
    constexpr std::u32string_view kBlank = U" \t\u3000\u00A0\n";
    auto begin = text.find_first_not_of(kBlank);
    if (begin == text.npos) continue;
    joined.append(text, begin, text.find_last_not_of(kBlank) + 1 - begin);
  }
  std::erase(joined, U'\n');
  return EncodeUtf8(joined);
}

}  // namespace yichi
