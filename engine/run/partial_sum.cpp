#include "run/partial_sum.h"

namespace yichi::run {
namespace {

void AddElements(const Machine& machine, const Instruction& step, std::uint32_t row, PartialSum& sum) {
  const auto& values = machine.column(step.a);
  bool counting = step.operation == Operation::Count;
  auto [begin, end] = machine.RowsBelow(machine.step(step.a).frame, step.frame, row);
  for (auto element = begin; element < end; ++element) {
    if (step.b != kNoRegister && machine.column(step.b).False(element)) continue;
    bool counts = (counting || values.Known(element)) &&
                  (step.b == kNoRegister || machine.column(step.b).Known(element));
    if (counts && sum.total) sum.total = Add(*sum.total, counting ? Number(1) : values.At(element));
    ++(counts ? sum.known : sum.lacking);
  }
}

void AddUnknownLists(const Machine& machine, const Instruction& step, std::uint32_t row, PartialSum& sum) {
  const auto& frames = machine.program().frames;
  for (auto frame = machine.step(step.a).frame; frame != step.frame; frame = frames[frame].parent) {
    sum.unread += machine.rows(frame).unread;
    const auto& statuses = machine.rows(frame).list_status;
    auto [begin, end] = machine.RowsBelow(frames[frame].parent, step.frame, row);
    for (auto list = begin; list < end && list < statuses.size(); ++list)
      sum.lacking += statuses[list] != Status::Known;
  }
  sum.lacking += sum.unread;
}

}  // namespace

PartialSum SumOfKnown(const Machine& machine, const Instruction& sum, std::uint32_t row) {
  PartialSum partial;
  AddElements(machine, sum, row, partial);
  AddUnknownLists(machine, sum, row, partial);
  return partial;
}

}  // namespace yichi::run
