#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "report/report.h"

// What computations gave, as tables: a row for each group, for each object, or for each element of a list.
namespace yichi::report {

struct ComputedCell {
  std::string text;              // a number without the unit that stands in the column's head
  std::optional<double> length;  // of a bar; none for what is no number
  std::uint64_t lacking = 0;     // values that are not in the sum, because nothing says them
};

struct ComputedRow {
  std::vector<std::string> keys;  // as many as the table has key heads
  std::vector<ComputedCell> cells;
};

struct ComputedColumn {
  std::string name;  // 人数
  std::string unit;  // 名; empty for a pure number and for what is no number
  bool number = false;
};

struct ComputedTable {
  const Rule* rule = nullptr;
  std::string object;  // whose elements the rows are; empty for groups and objects
  bool grouped = false;
  bool of_elements = false;  // rows are the elements of a list
  std::vector<std::string> key_heads;
  std::vector<ComputedColumn> columns;
  std::vector<ComputedRow> rows;     // groups of an enumeration in its order, ordered ones from the top
  std::optional<ComputedRow> total;  // of groups: sums and counts; other cells are empty
  std::vector<CitationOf> sources;

  bool lacks() const;  // a value is not in a sum
};

// Results of one computation stand together in `all`. O(n log n).
std::vector<ComputedTable> TablesOf(const RuleSet& rules, const std::vector<Computed>& all,
                                    Language language);

// 60, or 60(缺3) where values are not in it.
std::string CellText(const ComputedCell& cell, Language language);

// What 缺 means in a table, a sentence.
std::string_view LackingNote(Language language);

}  // namespace yichi::report
