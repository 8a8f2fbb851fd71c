#pragma once

#include <cstdint>
#include <vector>

namespace yichi::run {

// For each node whether a way along the edges leads from it back to it. Tarjan, "Depth-first search and
// linear graph algorithms" (1972), without recursion; linear in nodes and edges.
std::vector<bool> NodesOnCycles(const std::vector<std::vector<std::uint32_t>>& edges);

}  // namespace yichi::run
