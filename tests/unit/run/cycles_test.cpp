#include "run/cycles.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace yichi::run {
namespace {

using Edges = std::vector<std::vector<std::uint32_t>>;

// By reachability over all pairs (Warshall).
std::vector<bool> Reaching(const Edges& edges) {
  std::vector<std::vector<bool>> reach(edges.size(), std::vector<bool>(edges.size()));
  for (std::size_t from = 0; from < edges.size(); ++from)
    for (auto to : edges[from]) reach[from][to] = true;
  for (std::size_t over = 0; over < edges.size(); ++over)
    for (std::size_t from = 0; from < edges.size(); ++from)
      for (std::size_t to = 0; to < edges.size(); ++to)
        if (reach[from][over] && reach[over][to]) reach[from][to] = true;
  std::vector<bool> cyclic(edges.size());
  for (std::size_t node = 0; node < edges.size(); ++node) cyclic[node] = reach[node][node];
  return cyclic;
}

TEST(Cycles, AgreesWithReachabilityOnRandomGraphs) {
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    Edges edges(1 + random() % 9);
    auto count = random() % (2 * edges.size());
    for (std::size_t i = 0; i < count; ++i)
      edges[random() % edges.size()].push_back(static_cast<std::uint32_t>(random() % edges.size()));
    ASSERT_EQ(NodesOnCycles(edges), Reaching(edges)) << "round " << round;
  }
}

TEST(Cycles, ALongWayNeedsNoStack) {
  constexpr std::uint32_t kNodes = 500'000;
  Edges edges(kNodes);
  for (std::uint32_t node = 0; node < kNodes; ++node) edges[node].push_back((node + 1) % kNodes);
  auto cyclic = NodesOnCycles(edges);
  EXPECT_TRUE(std::all_of(cyclic.begin(), cyclic.end(), [](bool on) { return on; }));
  edges[kNodes - 1].clear();
  cyclic = NodesOnCycles(edges);
  EXPECT_TRUE(std::none_of(cyclic.begin(), cyclic.end(), [](bool on) { return on; }));
}

}  // namespace
}  // namespace yichi::run
