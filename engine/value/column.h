#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "value/record.h"

namespace yichi {

// Values of one type, one a row: a status each, and the values in the vector that fits the type (layout after
// Arrow: values apart from validity). Values of rows that are not Known are unspecified.
struct Column {
  std::vector<Status> status;
  std::vector<std::int64_t> whole;        // numerators, days, members
  std::vector<std::int64_t> denominator;  // empty when every number is whole
  std::vector<std::uint8_t> truth;        // 0 or 1
  std::vector<std::string_view> text;     // points into the records, the program or the machine's own texts
  std::vector<const Record*> record;
  std::vector<const FieldValue*> origin;  // of values that were read: where; nullptr for a row without
  bool uniform = false;                   // its one row stands for every row

  std::size_t size() const { return status.size(); }
  // Where the row's value stands.
  std::size_t Row(std::size_t row) const { return uniform ? 0 : row; }
  bool Known(std::size_t row) const { return status[row] == Status::Known; }
  bool True(std::size_t row) const { return Known(row) && truth[row] != 0; }
  bool False(std::size_t row) const { return Known(row) && truth[row] == 0; }
  // Numbers, days, members and truths as numbers.
  bool numeric() const { return !whole.empty() || !truth.empty(); }
  Number At(std::size_t row) const;
  void Put(std::size_t row, Number value);

  // Makes room for so many rows of the type; what stands in them is unspecified, statuses too. Room that was
  // there before is used again.
  void Reshape(const Type& type, std::size_t rows);
};

// Of two reasons why a value is not known, the one that is told: 未规定, then too large, then a conflict,
// then what a text leaves open, then what is missing.
Status Stronger(Status a, Status b);

}  // namespace yichi
