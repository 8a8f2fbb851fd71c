#include <unordered_map>

#include "run/cycles.h"
#include "run/machine.h"

namespace yichi::run {

// Elements of one name are one node. An element that names no next one ends the way: it is no node.
void Machine::OnCycle(const Instruction& step, Column& out) {
  const auto &names = columns_[step.a], &nexts = columns_[step.b];
  const auto* members = step.c == kNoRegister ? nullptr : &columns_[step.c];
  auto counts = [&](std::uint32_t row) { return !members || members->True(row); };
  auto leads_on = [&](std::uint32_t row) { return counts(row) && names.Known(row) && nexts.Known(row); };
  for (std::uint32_t outer = 0; outer < rows_[step.index].count; ++outer) {
    auto [first, last] = RowsBelow(step.frame, step.index, outer);
    std::unordered_map<std::string, std::uint32_t> nodes;
    for (auto row = first; row < last; ++row)
      if (leads_on(row))
        nodes.try_emplace(KeyOfText(names.text[row]), static_cast<std::uint32_t>(nodes.size()));
    std::vector<std::vector<std::uint32_t>> edges(nodes.size());
    for (auto row = first; row < last; ++row) {
      if (!leads_on(row)) continue;
      if (auto to = nodes.find(KeyOfText(nexts.text[row])); to != nodes.end())
        edges[nodes.at(KeyOfText(names.text[row]))].push_back(to->second);
    }
    auto cyclic = NodesOnCycles(edges);
    auto on_cycle = [&](std::uint32_t row) {
      if (nodes.empty() || !counts(row) || !names.Known(row)) return false;
      auto node = nodes.find(KeyOfText(names.text[row]));
      return node != nodes.end() && cyclic[node->second];
    };
    for (auto row = first; row < last; ++row) {
      bool open = nexts.status[row] != Status::Known && nexts.status[row] != Status::Missing;
      out.status[row] = !counts(row)        ? Status::Known
                        : !names.Known(row) ? names.status[row]
                        : open              ? nexts.status[row]
                                            : Status::Known;
      out.truth[row] = on_cycle(row);
      if (out.truth[row]) out.status[row] = Status::Known;
    }
  }
}

}  // namespace yichi::run
