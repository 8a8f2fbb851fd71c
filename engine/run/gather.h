#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <vector>

#include "run/record_unpacker.h"
#include "run/stream.h"

namespace yichi::run {

// What one rule reads of the inputs of a run. The records stand in the layouts of their unpacker.
struct Gathered {
  std::optional<RecordUnpacker> unpacker;
  std::deque<std::vector<Record>> records;
  Input input;
};

// Adds the records of the inputs [first, last): those of whole ones all, of packed ones the fields that the
// rule uses of the records that are chosen.
void Gather(const RuleSet& rules, const Rule& rule, std::span<const JudgedInput* const> inputs,
            std::size_t first, std::size_t last, const RecordChoice& choice, Gathered& gathered);

// A whole one, as it is.
void AddWhole(const JudgedInput& from, Input& input);

}  // namespace yichi::run
