#include "office/docx_grid.h"

#include <algorithm>

namespace yichi {
namespace {

// Far beyond every limit of cells, and far from overflow.
constexpr std::uint32_t kMostColumns = 1u << 24;

}  // namespace

void TableGrid::StartRow(std::uint32_t columns_before) {
  row_ = table_.rows++;
  column_ = columns_before;
  row_begun_ = false;
}

Cell* TableGrid::Place(const StoryCell& cell, bool has_text) {
  auto column = column_;
  column_ = std::min(column_ + cell.column_span, kMostColumns);
  table_.columns = std::max(table_.columns, column_);
  if (cell.continues_left && row_begun_ && !has_text && table_.cells.back().row == row_) {
    table_.cells.back().column_span += cell.column_span;
    return nullptr;
  }
  row_begun_ = true;
  auto above = open_.find(column);
  if (cell.vertical == Merge::Continue && !has_text && above != open_.end()) {
    auto& open = table_.cells[above->second];
    if (open.row + open.row_span == row_ && open.column_span == cell.column_span) {
      ++open.row_span;
      return nullptr;
    }
  }
  table_.cells.push_back({row_, column, 1, cell.column_span, 0, 0});
  open_.erase(column);
  if (cell.vertical != Merge::None) open_[column] = table_.cells.size() - 1;
  return &table_.cells.back();
}

Table TableGrid::Finish() { return std::move(table_); }

}  // namespace yichi
