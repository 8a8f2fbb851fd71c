#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "value/record.h"

namespace yichi::run {

// One register over all rows of its frame: a status a row, and the values in the vector that fits the type
// (layout after Arrow: values apart from validity). Values of rows that are not Known are unspecified.
struct Column {
  std::vector<Status> status;
  std::vector<std::int64_t> whole;        // numerators, days, members, truths
  std::vector<std::int64_t> denominator;  // empty when every number is whole
  std::vector<std::string_view> text;     // points into the records, the program or the machine's own texts
  std::vector<const Record*> record;
  std::vector<const FieldValue*> origin;  // of values that were read: where; nullptr for a row without

  std::size_t size() const { return status.size(); }
  bool Known(std::size_t row) const { return status[row] == Status::Known; }
  bool True(std::size_t row) const { return Known(row) && whole[row] != 0; }
  bool False(std::size_t row) const { return Known(row) && whole[row] == 0; }
  Number At(std::size_t row) const;
  void Put(std::size_t row, Number value);
};

// The rows of a frame. Rows of one parent row stand together, in order.
struct Rows {
  std::size_t count = 0;
  std::vector<std::uint32_t> parent;           // row of the parent frame
  std::vector<std::uint32_t> ordinal;          // among its siblings, from 1
  std::vector<Status> list_status;             // per row of the parent frame; empty: all known
  std::vector<const FieldValue*> list_origin;  // per row of the parent frame; empty: none was read
  std::uint64_t unread = 0;  // rows that could not be read and may belong to any of the lists
};

// Of two reasons why a value is not known, the one that is told: 未规定, then too large, then a conflict,
// then what a text leaves open, then what is missing.
Status Stronger(Status a, Status b);

}  // namespace yichi::run
