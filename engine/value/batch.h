#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <vector>

#include "value/column.h"

namespace yichi {

// So many records are judged at once: a rule's columns then stay in the processor's nearest cache.
inline constexpr std::size_t kBatchRows = 2048;

// Flat records of one model as columns. Their values are Known or Missing; a record of which more is to be
// told (若干, a list) is no row of a batch.
struct Batch {
  std::uint32_t model = 0;
  std::size_t rows = 0;
  std::vector<Column> fields;         // by their position in the model; without rows where nobody asked
  std::vector<std::uint32_t> lines;   // of each row: where its record stands
  std::vector<std::uint32_t> values;  // of each row: how many values of fields stand there
  std::deque<std::string> texts;      // texts that do not stand in the input as they are
};

}  // namespace yichi
