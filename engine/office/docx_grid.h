#pragma once

#include <map>

#include "office/docx_story.h"

namespace yichi {

// Places the cells of a table, row by row, on its grid.
class TableGrid {
 public:
  void StartRow(std::uint32_t columns_before);

  // The new cell, valid until the next call; nullptr when the cell only continues another one. A cell that
  // continues none, or holds text of its own, stands for itself.
  Cell* Place(const StoryCell& cell, bool has_text);

  Table Finish();

 private:
  Table table_;
  std::uint32_t row_ = 0, column_ = 0;
  bool row_begun_ = false;
  std::map<std::uint32_t, std::size_t> open_;  // column → the cell that may go on downwards
};

}  // namespace yichi
