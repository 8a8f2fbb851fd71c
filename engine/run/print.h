#pragma once

#include <string>

#include "check/ruleset.h"
#include "run/machine.h"

namespace yichi::run {

// The value of a register at a row of its frame as a message shows it: a quantity with its unit to two
// decimals (约 where that rounds), a member by its name, a date, 是 or 否; 〔缺 人数总额〕 when it is not
// known.
std::string PrintValue(const Machine& machine, Register reg, std::uint32_t row, HoleFormat format);

}  // namespace yichi::run
