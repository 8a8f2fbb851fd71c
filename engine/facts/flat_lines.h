#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "check/ruleset.h"
#include "office/data.h"
#include "value/batch.h"

namespace yichi::facts {

// Where a reader of lines stands.
struct LinesLeft {
  std::string_view bytes;    // begin at the beginning of a line
  std::uint32_t number = 1;  // of that line
};

// Reads JSON lines straight into batches. A line that is one object of scalars ({"value": …, "unit": …} too),
// each of which the ordinary reader would take as a plain value or as nothing, becomes a row that says what
// the record of the ordinary reader says. Every other line but a blank one is left to the ordinary reader.
class FlatLines {
 public:
  // `fields` are those whose columns are wanted; the others are only checked. Lines longer than
  // limits.line_bytes are left to the ordinary reader, which tells of them.
  FlatLines(const RuleSet& rules, std::uint32_t model, const std::vector<std::uint32_t>& fields,
            const Limits& limits = {});
  ~FlatLines();
  FlatLines(const FlatLines&) = delete;
  FlatLines& operator=(const FlatLines&) = delete;

  // Reads on until the batch is full or no line is left. The batch and `others` (added to) point into the
  // bytes and into this reader. The last line needs no line break.
  void Fill(LinesLeft& left, Batch& batch, std::vector<NumberedLine>& others);

  // Keys of lines read so far that name no field.
  const std::set<std::string>& unknown_keys() const;

 private:
  class Reader;
  std::unique_ptr<Reader> reader_;
};

}  // namespace yichi::facts
