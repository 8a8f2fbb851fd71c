#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "office/document.h"
#include "run/field_use.h"
#include "value/record.h"

namespace yichi {

// Paragraphs of a document by their number, from 0: as many as are needed.
using Excerpts = std::map<std::uint32_t, Paragraph>;

// The root records that `kept` looks at, with the fields that it keeps, in few bytes, and the texts where
// they stand.
std::string PackRecords(const RuleSet& rules, const std::vector<Record>& records, const Document& document,
                        const FieldUse& kept);

// Reads them back, reduced to what one rule uses. Two passes over a rule's records are two unpackings: the
// records take many times the room of the bytes.
class RecordUnpacker {
 public:
  RecordUnpacker(const RuleSet& rules, FieldUse use);
  RecordUnpacker(const RecordUnpacker&) = delete;  // the records point to its layouts
  RecordUnpacker& operator=(const RecordUnpacker&) = delete;

  // Whether root records of the model are looked at.
  bool Wants(std::uint32_t model) const { return use_.roots[model]; }

  // Appends the root records; their places count from `first_paragraph` in input `input` of the run. False
  // for bytes that PackRecords did not write. `records` must not outlive the unpacker.
  bool Unpack(std::string_view packed, std::uint32_t first_paragraph, std::uint32_t input,
              std::vector<Record>& records) const;

 private:
  friend class PackedReader;
  const RuleSet& rules_;
  FieldUse use_;
  std::vector<FieldLayout> layouts_;  // by model
  std::vector<std::size_t> kept_;
};

// Fills in the paragraphs whose numbers `wanted` has and the packed records stand in.
bool FindExcerpts(std::string_view packed, std::uint32_t first_paragraph, Excerpts& wanted);

}  // namespace yichi
