#include "run/cycles.h"

#include <algorithm>

namespace yichi::run {
namespace {

// Strongly connected components; a component of several nodes, or of one with an edge to itself, is cyclic.
class Components {
 public:
  explicit Components(const std::vector<std::vector<std::uint32_t>>& edges)
      : edges_(edges),
        number_(edges.size(), 0),
        low_(edges.size(), 0),
        open_(edges.size()),
        cyclic_(edges.size()) {}

  std::vector<bool> Find() {
    for (std::uint32_t node = 0; node < edges_.size(); ++node)
      if (number_[node] == 0) From(node);
    return std::move(cyclic_);
  }

 private:
  struct Visit {
    std::uint32_t node;
    std::size_t next = 0;  // of its edges
  };

  void From(std::uint32_t start) {
    std::vector<Visit> way;
    Enter(start, way);
    while (!way.empty()) {
      auto& [node, next] = way.back();
      if (next < edges_[node].size()) {
        auto to = edges_[node][next++];
        if (number_[to] == 0)
          Enter(to, way);
        else if (open_[to])
          low_[node] = std::min(low_[node], number_[to]);
        continue;
      }
      auto done = node;
      way.pop_back();
      if (!way.empty()) low_[way.back().node] = std::min(low_[way.back().node], low_[done]);
      if (low_[done] == number_[done]) Close(done);
    }
  }

  void Enter(std::uint32_t node, std::vector<Visit>& way) {
    number_[node] = low_[node] = ++last_;
    open_[node] = true;
    stack_.push_back(node);
    way.push_back({node});
  }

  void Close(std::uint32_t root) {
    const auto& own = edges_[root];
    bool cyclic = stack_.back() != root || std::find(own.begin(), own.end(), root) != own.end();
    std::uint32_t node;
    do {
      node = stack_.back();
      stack_.pop_back();
      open_[node] = false;
      cyclic_[node] = cyclic;
    } while (node != root);
  }

  const std::vector<std::vector<std::uint32_t>>& edges_;
  std::vector<std::uint32_t> number_, low_;  // 0: not visited
  std::vector<bool> open_, cyclic_;
  std::vector<std::uint32_t> stack_;
  std::uint32_t last_ = 0;
};

}  // namespace

std::vector<bool> NodesOnCycles(const std::vector<std::vector<std::uint32_t>>& edges) {
  return Components(edges).Find();
}

}  // namespace yichi::run
