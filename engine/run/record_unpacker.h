#pragma once

#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <string_view>
#include <vector>

#include "run/field_use.h"
#include "value/record.h"

namespace yichi {

// Which root records are wanted, by some of their fields. Those are there in the record that is asked about,
// be it as missing; the others are not.
struct RecordChoice {
  std::vector<std::uint32_t> fields;
  std::function<bool(const Record& record)> wants;  // empty: every one
  std::uint64_t most = kAny;                        // no more are wanted
  static constexpr std::uint64_t kAny = std::numeric_limits<std::uint64_t>::max();
};

// Reads packed records back, reduced to what one rule uses: they take many times the room of the bytes.
class RecordUnpacker {
 public:
  RecordUnpacker(const RuleSet& rules, FieldUse use);

  // Whether root records of the model are looked at.
  bool Wants(std::uint32_t model) const { return use_.roots[model]; }

  // Appends the root records that are wanted; their places count from `first_paragraph` in input `input` of
  // the run. False for bytes that PackRecords did not write. The records must not outlive the unpacker.
  // Linear in the columns that the rule uses.
  bool Unpack(std::string_view packed, std::uint32_t first_paragraph, std::uint32_t input,
              const RecordChoice& choice, std::vector<Record>& records);

 private:
  friend class BlockReader;
  friend class ColumnReader;
  // For the fields that a record has; many records have the same, most often the one before.
  const FieldLayout& LayoutOf(std::uint32_t model, const std::vector<std::uint32_t>& fields);

  const RuleSet& rules_;
  FieldUse use_;
  using Layouts =
      std::map<std::pair<std::uint32_t, std::vector<std::uint32_t>>, std::unique_ptr<FieldLayout>>;
  Layouts layouts_;
  Layouts::iterator last_ = layouts_.end();
};

}  // namespace yichi
