#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "run/field_use.h"
#include "value/record.h"

namespace yichi {

// Empty: every one.
using WantsRecord = std::function<bool(const Record& record)>;

// Reads packed records back, reduced to what one rule uses: they take many times the room of the bytes.
class RecordUnpacker {
 public:
  // `always`: a field that each record has a value for, if only that it is missing in this input.
  RecordUnpacker(const RuleSet& rules, FieldUse use, std::optional<std::uint32_t> always);

  // Whether root records of the model are looked at.
  bool Wants(std::uint32_t model) const { return use_.roots[model]; }

  // Appends the root records that are wanted; their places count from `first_paragraph` in input `input` of
  // the run. False for bytes that PackRecords did not write. The records must not outlive the unpacker.
  bool Unpack(std::string_view packed, std::uint32_t first_paragraph, std::uint32_t input,
              const WantsRecord& wants, std::vector<Record>& records);

 private:
  friend class PackedReader;
  // For the fields that a record has; many records have the same.
  const FieldLayout& LayoutOf(std::uint32_t model, const std::vector<std::uint32_t>& fields);

  const RuleSet& rules_;
  FieldUse use_;
  std::optional<std::uint32_t> always_;
  std::map<std::pair<std::uint32_t, std::vector<std::uint32_t>>, std::unique_ptr<FieldLayout>> layouts_;
};

}  // namespace yichi
