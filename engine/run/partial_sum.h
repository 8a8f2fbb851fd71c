#pragma once

#include <cstdint>
#include <optional>

#include "run/machine.h"

namespace yichi::run {

// What is known of a sum or a count that is not: of those elements that it is known for.
struct PartialSum {
  std::optional<Number> total = Number(0);  // std::nullopt: too large to be exact
  std::uint64_t known = 0;                  // elements in it
  std::uint64_t lacking = 0;                // elements without value, lists that are not known, and `unread`
  std::uint64_t unread = 0;  // rows that could not be read: whose elements they are nobody knows
};

// `sum` is a step of the machine's program; `row` of its frame.
PartialSum SumOfKnown(const Machine& machine, const Instruction& sum, std::uint32_t row);

}  // namespace yichi::run
