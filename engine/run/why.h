#pragma once

#include <functional>
#include <string>
#include <vector>

#include "run/machine.h"

namespace yichi::run {

// The words of a place in a rule file; empty without the rule's texts.
using TextOf = std::function<std::string(Span)>;

// Why a known condition is as it is at the row, one sentence for each part that decides: a comparison with
// its two sides, how far they are apart, and for each side that is not a constant the value at which it would
// turn. Of parts of which one alone would turn the whole, the nearest comes first.
std::vector<std::string> WhyKnown(const Machine& machine, Register condition, std::uint32_t row,
                                  std::uint32_t frame, const TextOf& text);

// 不超过 (of dates 不晚于), with a space behind; for a comparison turned round its mirror. Empty for other
// steps.
std::string_view ComparisonWord(Operation operation, Kind kind = Kind::Number);
Operation Mirrored(Operation operation);

}  // namespace yichi::run
