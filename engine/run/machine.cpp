#include "run/machine.h"

#include <algorithm>
#include <cassert>

namespace yichi::run {

Machine::Machine(const RuleSet& rules, const Program& program, const InputIndex& index,
                 const Circumstances& circumstances)
    : rules_(rules),
      program_(program),
      index_(index),
      circumstances_(circumstances),
      columns_(program.code.size()),
      rows_(program.frames.size()),
      matches_(program.frames.size()),
      texts_(program.frames.size()),
      sources_(program.frames.size()),
      groups_(program.frames.size()) {
  rows_[0].count = 1;
  for (Register reg = 0; reg < program_.code.size(); ++reg) Run(reg);
}

std::uint32_t Machine::Ancestor(std::uint32_t row, std::uint32_t inner, std::uint32_t outer) const {
  for (auto frame = inner; frame != outer; frame = program_.frames[frame].parent) {
    assert(frame != kNoIndex && "the outer frame must enclose the inner one");
    row = frame == 0 ? 0 : rows_[frame].parent[row];
  }
  return row;
}

std::pair<std::uint32_t, std::uint32_t> Machine::RowsBelow(std::uint32_t inner, std::uint32_t outer,
                                                           std::uint32_t row) const {
  if (inner == outer) return {row, row + 1};
  auto above = RowsBelow(program_.frames[inner].parent, outer, row);
  const auto& parents = rows_[inner].parent;  // ascending
  auto at = [&](std::uint32_t parent) {
    return static_cast<std::uint32_t>(std::lower_bound(parents.begin(), parents.end(), parent) -
                                      parents.begin());
  };
  return {at(above.first), at(above.second)};
}

const Record* Machine::RecordAt(Register reg, std::uint32_t row) const {
  const auto& column = columns_[reg];
  return row < column.record.size() && column.Known(row) ? column.record[row] : nullptr;
}

std::string_view Machine::Keep(std::string text) { return kept_.emplace_back(std::move(text)); }

void Machine::Value(const Instruction& step, Column& out) {
  auto operand = [&](Register reg) { return reg == kNoRegister ? nullptr : &columns_[reg]; };
  bool constant = step.operation == Operation::Constant;
  ValueStep::Operands operands;
  if (!constant) operands = {operand(step.a), operand(step.b), operand(step.c)};
  StepContext context{rules_, program_, circumstances_, index_.views()};
  ValueStep(context, step, operands, out).Run();
}

// A column of the step's frame, every row missing.
Column Machine::Blank(const Instruction& step) const {
  Column column;
  column.Reshape(step.type, CountOf(step));
  return column;
}

void Machine::Run(Register reg) {
  const auto& step = program_.code[reg];
  // Steps that open a frame fill its rows themselves.
  auto& out = columns_[reg] = Blank(step);
  switch (step.operation) {
    case Operation::Scan:
      return Scan(step, out);
    case Operation::Lookup:
      return Lookup(step, out);
    case Operation::Elements:
      return Elements(step, out);
    case Operation::Matches:
      return Matches(step, out);
    case Operation::Split:
      return Split(step, out);
    case Operation::Capture:
      return Capture(step, out);
    case Operation::CaptureText:
      return CaptureText(step, out);
    case Operation::Broadcast:
      return Broadcast(step, out);
    case Operation::Ordinal:
      return Ordinal(step, out);
    case Operation::Previous:
      return Previous(step, out);
    case Operation::Enclosing:
      return Enclosing(step, out);
    case Operation::Written:
      return Written(step, out);
    case Operation::Group:
      return Group(step, out);
    case Operation::FirstMember:
      return FirstMember(step, out);
    case Operation::Members:
      return Members(step, out);
    case Operation::Sorted:
      return Sorted(step, out);
    case Operation::PlaceInList:
      return PlaceInList(step, out);
    case Operation::Field:
      return Field(step, out);
    case Operation::Original:
      return Original(step, out);
    case Operation::Sum:
    case Operation::Count:
    case Operation::Average:
    case Operation::Minimum:
    case Operation::Maximum:
    case Operation::Any:
    case Operation::All:
    case Operation::Only:
    case Operation::First:
    case Operation::Last:
    case Operation::Join:
      return Reduce(step, out);
    case Operation::Distinct:
      return Distinct(step, out);
    case Operation::OnCycle:
      return OnCycle(step, out);
    case Operation::Allocate:
      return Allocate(step, out);
    default:
      assert(IsValueStep(step.operation));
      return Value(step, out);
  }
}

}  // namespace yichi::run
