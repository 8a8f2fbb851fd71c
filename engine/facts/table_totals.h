#pragma once

#include <string>
#include <vector>

#include "facts/tables.h"

namespace yichi::facts {

// A figure that a table states as a total, and what the figures it covers add up to.
struct Total {
  std::u32string row_name, column_name;
  Number said, sum;
  Place place;
};

// Totals at the foot of columns (合计 and 小计 rows) and at the end of rows (a last column headed 合计). A total
// over cells that are not all plain figures is left out.
std::vector<Total> FindTotals(const Document& document, std::uint32_t table);

}  // namespace yichi::facts
