#pragma once

#include <set>
#include <string>

#include "run/evaluate.h"

namespace yichi::run {

// Whether what holds in a pack's 辖区 holds in the region; of a pack without 辖区 it does everywhere.
bool Reaches(const std::string& pack_region, const std::string& region);

// Rules that a local one stands in for, where the local one reaches.
std::set<std::uint32_t> Replaced(const Plan& plan, const std::string& region);

}  // namespace yichi::run
