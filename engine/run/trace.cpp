#include "run/trace.h"

#include <algorithm>
#include <set>

#include "run/print.h"

namespace yichi::run {
namespace {

constexpr std::size_t kElements = 64;  // of one list that a trace follows

// Rows that repeat rows of a frame that does not enclose them.
bool Repeats(Operation operation) {
  return operation == Operation::Group || operation == Operation::FirstMember ||
         operation == Operation::Members || operation == Operation::Sorted;
}

bool Reduces(Operation operation) { return operation >= Operation::Sum && operation <= Operation::Join; }

// Walks from a register to what it was computed from.
class Walk {
 public:
  Walk(const Machine& machine, std::size_t most_elements, Branches branches)
      : machine_(machine), most_elements_(most_elements), branches_(branches) {}

  void From(Register reg, std::uint32_t row, std::uint32_t depth) {
    if (reg == kNoRegister || !seen_.emplace(reg, row).second) return;
    const auto& step = machine_.step(reg);
    if (step.operation == Operation::Broadcast)
      return From(step.a, machine_.RowOf(step.a, row, step.frame), depth);
    if (branches_ == Branches::Taken && step.operation == Operation::Select && Chosen(step, reg, row, depth))
      return;
    visits_.push_back({reg, row, depth});
    if (Repeats(step.operation)) return From(step.a, machine_.SourceRow(step.frame, row), depth + 1);
    // What opens a frame has rows of the frame, its operands rows of the parent.
    auto operand_row = row;
    auto operand_frame = step.frame;
    if (machine_.program().frames[step.frame].opened_by == reg && step.frame != 0) {
      operand_frame = machine_.program().frames[step.frame].parent;
      operand_row = machine_.Ancestor(row, step.frame, operand_frame);
    }
    if (Reduces(step.operation)) return Elements(step, row, depth);
    if (step.operation == Operation::Written)
      return From(machine_.WrittenValue(step, row), operand_row, depth + 1);
    for (auto operand : {step.a, step.b, step.c})
      if (operand != kNoRegister && step.operation != Operation::Constant)
        From(operand, machine_.RowOf(operand, operand_row, operand_frame), depth + 1);
  }

  std::vector<Visit> Take() { return std::move(visits_); }

 private:
  bool IsChoice(Register reg) const {
    while (machine_.step(reg).operation == Operation::Broadcast) reg = machine_.step(reg).a;
    return machine_.step(reg).operation == Operation::Select;
  }

  // A row that does not hold explains nothing; of one that holds, its condition and value do.
  bool Chosen(const Instruction& step, Register reg, std::uint32_t row, std::uint32_t depth) {
    auto condition = machine_.RowOf(step.a, row, step.frame);
    if (!machine_.column(step.a).Known(condition)) return false;
    bool holds = machine_.column(step.a).True(condition);
    if (holds) {
      visits_.push_back({reg, row, depth});
      From(step.a, condition, depth + 1);
      From(step.b, machine_.RowOf(step.b, row, step.frame), depth + 1);
    } else {
      // What is left for the rest: the last row that was refused says why.
      if (!IsChoice(step.c)) From(step.a, condition, depth);
      From(step.c, machine_.RowOf(step.c, row, step.frame), depth);
    }
    return true;
  }

  void Elements(const Instruction& step, std::uint32_t row, std::uint32_t depth) {
    auto inner = machine_.step(step.a).frame;
    auto [begin, end] = machine_.RowsBelow(inner, step.frame, row);
    std::size_t followed = 0;
    for (auto element = begin; element < end && followed < most_elements_; ++element) {
      ++followed;
      if (step.b != kNoRegister) {
        From(step.b, element, depth + 1);
        if (machine_.column(step.b).False(element)) continue;
      }
      From(step.a, element, depth + 1);
    }
    if (followed > 0) return;
    // Of a list without elements, the list itself.
    auto opener = machine_.program().frames[inner].opened_by;
    if (opener != kNoRegister) visits_.push_back({opener, kNoIndex, depth + 1});
  }

  const Machine& machine_;
  std::size_t most_elements_;
  Branches branches_;
  std::set<std::pair<Register, std::uint32_t>> seen_;
  std::vector<Visit> visits_;
};

// The list fields between the register's frame and the rows around it that are not known.
void ListUnknowns(const Machine& machine, const Instruction& reduction, std::uint32_t outer_row,
                  std::vector<Unknown>& out) {
  const auto& program = machine.program();
  for (auto frame = machine.step(reduction.a).frame; frame != reduction.frame;
       frame = program.frames[frame].parent) {
    auto opener = program.frames[frame].opened_by;
    const auto& rows = machine.rows(frame);
    const auto& step = machine.step(opener);
    auto parent = program.frames[frame].parent;
    if (rows.unread > 0)
      out.push_back({Status::Missing, "没有读出的 " + std::to_string(rows.unread) + " 行", {}, true});
    if (rows.list_status.empty() || step.operation != Operation::Elements) continue;
    auto [begin, end] = machine.RowsBelow(parent, reduction.frame, outer_row);
    for (auto row = begin; row < end; ++row) {
      if (rows.list_status[row] == Status::Known) continue;
      auto owner = PathOf(machine, step.a, row, false);
      const auto& field = machine.rules().models[machine.step(step.a).type.index].fields[step.index];
      out.push_back({rows.list_status[row], owner.empty() ? field.name : owner + "." + field.name,
                     rows.list_origin[row] ? rows.list_origin[row]->place : Place()});
    }
  }
}

bool Encloses(const Span& outer, const Span& inner) {
  return outer.source == inner.source && outer.begin <= inner.begin && inner.end <= outer.end;
}

// For 未规定 the standard that has no norm; else the field.
std::string Describe(const Machine& machine, Register reg, std::uint32_t row) {
  const auto& step = machine.step(reg);
  if (step.operation == Operation::Previous) return {};
  bool contradiction = step.operation == Operation::Contradiction;
  if (step.operation != Operation::Unregulated && !contradiction) return PathOf(machine, reg, row, false);
  for (const auto& standard : machine.rules().standards)
    if (Encloses(standard.declaration->span, step.span))
      return standard.name + (contradiction ? " 的例外" : "");
  return {};
}

bool IsSource(Operation operation) {
  return operation == Operation::Field || operation == Operation::Elements ||
         operation == Operation::Capture || operation == Operation::Unregulated ||
         operation == Operation::Contradiction || operation == Operation::Previous;
}

void AddUnique(std::vector<Unknown>& out, Unknown unknown) {
  auto same = [&](const Unknown& u) { return u.status == unknown.status && u.field == unknown.field; };
  if (std::none_of(out.begin(), out.end(), same)) out.push_back(std::move(unknown));
}

// Like Walk, but only through what is not known.
class UnknownWalk {
 public:
  UnknownWalk(const Machine& machine) : machine_(machine) {}

  void From(Register reg, std::uint32_t row) {
    if (reg == kNoRegister || machine_.column(reg).Known(row) || !seen_.emplace(reg, row).second) return;
    const auto& step = machine_.step(reg);
    const auto& column = machine_.column(reg);
    if (step.operation == Operation::Broadcast) return From(step.a, machine_.RowOf(step.a, row, step.frame));
    if (IsSource(step.operation) && Own(step, row)) {
      auto* origin = column.origin.empty() ? nullptr : column.origin[row];
      return AddUnique(found_,
                       {column.status[row], Describe(machine_, reg, row), origin ? origin->place : Place()});
    }
    auto before = found_.size();
    if (Repeats(step.operation)) {
      From(step.a, machine_.SourceRow(step.frame, row));
    } else if (step.operation == Operation::Allocate) {
      From(step.a, machine_.Ancestor(row, step.frame, step.index));
      From(step.b, row);
    } else if (step.operation == Operation::Written) {
      From(machine_.WrittenValue(step, row),
           machine_.Ancestor(row, step.frame, machine_.program().frames[step.frame].parent));
    } else if (Reduces(step.operation)) {
      Reduction(step, row);
    } else {
      auto frame = step.frame;
      auto at = row;
      if (frame != 0 && machine_.program().frames[frame].opened_by == reg) {
        at = machine_.Ancestor(row, frame, machine_.program().frames[frame].parent);
        frame = machine_.program().frames[frame].parent;
      }
      // Which branch would be taken is not known: what the branches lack does not matter yet.
      bool undecided = step.operation == Operation::Select &&
                       !machine_.column(step.a).Known(machine_.RowOf(step.a, at, frame));
      for (auto operand : {step.a, undecided ? kNoRegister : step.b, undecided ? kNoRegister : step.c})
        if (operand != kNoRegister && step.operation != Operation::Constant)
          From(operand, machine_.RowOf(operand, at, frame));
    }
    // A quotient by zero, the average of nothing: the step itself is the reason.
    if (found_.size() == before && before == 0 && column.status[row] == Status::Overflow)
      AddUnique(found_, {column.status[row], "", {}});
  }

  std::vector<Unknown> Take() { return std::move(found_); }

 private:
  // A field of a record that is itself unknown is explained by the record.
  bool Own(const Instruction& step, std::uint32_t row) const {
    if (step.operation != Operation::Field) return true;
    return machine_.column(step.a).Known(machine_.RowOf(step.a, row, step.frame)) ||
           machine_.step(step.a).operation == Operation::Field;
  }

  void Reduction(const Instruction& step, std::uint32_t row) {
    std::vector<Unknown> lists;
    ListUnknowns(machine_, step, row, lists);
    for (auto& unknown : lists) AddUnique(found_, std::move(unknown));
    auto inner = machine_.step(step.a).frame;
    auto [begin, end] = machine_.RowsBelow(inner, step.frame, row);
    std::size_t followed = 0;
    for (auto element = begin; element < end && followed < kElements; ++element) {
      ++followed;
      if (step.b != kNoRegister) {
        From(step.b, element);
        if (machine_.column(step.b).False(element)) continue;
      }
      if (step.operation != Operation::Count) From(step.a, element);
    }
  }

  const Machine& machine_;
  std::set<std::pair<Register, std::uint32_t>> seen_;
  std::vector<Unknown> found_;
};

}  // namespace

std::vector<Visit> Below(const Machine& machine, Register reg, std::uint32_t row, std::uint32_t frame,
                         std::size_t most_elements, Branches branches) {
  if (reg == kNoRegister) return {};
  Walk walk(machine, most_elements, branches);
  walk.From(reg, machine.RowOf(reg, row, frame), 0);
  return walk.Take();
}

std::vector<Unknown> FindUnknowns(const Machine& machine, const std::vector<Register>& regs,
                                  std::uint32_t row, std::uint32_t frame) {
  UnknownWalk walk(machine);
  for (auto reg : regs)
    if (reg != kNoRegister) walk.From(reg, machine.RowOf(reg, row, frame));
  return walk.Take();
}

std::string NameOf(const Machine& machine, const Record* record) {
  if (!record) return {};
  auto first = machine.rules().models[record->model].builtin ? 0u : 1u;
  if (first >= record->fields.size()) return {};
  const auto* text = std::get_if<std::string>(&record->fields[first].scalar);
  return text && record->fields[first].status == Status::Known ? *text : std::string();
}

std::string PathOf(const Machine& machine, Register reg, std::uint32_t row, bool with_index) {
  const auto& step = machine.step(reg);
  auto prefix = [&](Register owner, std::uint32_t owner_row) {
    auto path = PathOf(machine, owner, owner_row, with_index);
    return path.empty() ? path : path + ".";
  };
  auto field = [&] {
    return machine.rules().models[machine.step(step.a).type.index].fields[step.index].name;
  };
  switch (step.operation) {
    case Operation::Broadcast:
      return PathOf(machine, step.a, machine.RowOf(step.a, row, step.frame), with_index);
    case Operation::Field:
      return prefix(step.a, machine.RowOf(step.a, row, step.frame)) + field();
    case Operation::Elements: {
      auto parent = machine.program().frames[step.frame].parent;
      auto owner_row = machine.Ancestor(row, step.frame, parent);
      auto path = prefix(step.a, machine.RowOf(step.a, owner_row, parent)) + field();
      return with_index ? path + "[" + std::to_string(machine.rows(step.frame).ordinal[row]) + "]" : path;
    }
    case Operation::Group:
    case Operation::FirstMember:
    case Operation::Members:
    case Operation::Sorted:
      return PathOf(machine, step.a, machine.SourceRow(step.frame, row), with_index);
    case Operation::Capture: {
      const auto& holes = machine.program().patterns[machine.step(step.a).index].holes();
      return holes[step.index].names.empty() ? std::string() : holes[step.index].names[0];
    }
    case Operation::Fallback:
    case Operation::Previous:
      return PathOf(machine, step.a, machine.RowOf(step.a, row, step.frame), with_index);
    default:
      return {};
  }
}

Located Locate(const Machine& machine, Register reg, std::uint32_t row) {
  const auto& step = machine.step(reg);
  const auto& column = machine.column(reg);
  Located located;
  if (step.operation == Operation::Broadcast)
    return Locate(machine, step.a, machine.RowOf(step.a, row, step.frame));
  if (Repeats(step.operation)) return Locate(machine, step.a, machine.SourceRow(step.frame, row));
  if (step.operation == Operation::Matches) {
    auto parent = machine.program().frames[step.frame].parent;
    auto text_row = machine.RowOf(step.a, machine.Ancestor(row, step.frame, parent), parent);
    located = Locate(machine, step.a, text_row);
    const auto& range = machine.match(step.frame, row).range;
    located.place.end = located.place.begin + range.end;
    located.place.begin += range.begin;
    located.value = std::string(column.text[row]);
    located.field.clear();
    return located;
  }
  if (step.operation == Operation::Capture || step.operation == Operation::CaptureText)
    return Locate(machine, step.a, row);
  located.field = PathOf(machine, reg, row, true);
  if (!column.origin.empty() && column.origin[row]) located.place = column.origin[row]->place;
  if (const auto* record = machine.RecordAt(reg, row); record && !located.place.known())
    located.place = record->place;
  return located;
}

std::vector<Located> FindReads(const Machine& machine, const std::vector<Register>& regs, std::uint32_t row,
                               std::uint32_t frame, std::size_t most) {
  std::vector<Located> reads;
  for (auto reg : regs) {
    for (const auto& visit : Below(machine, reg, row, frame, kElements)) {
      if (reads.size() >= most) return reads;
      if (visit.row == kNoIndex) continue;
      auto operation = machine.step(visit.reg).operation;
      bool read = operation == Operation::Field || operation == Operation::Matches ||
                  (operation == Operation::Elements && !machine.column(visit.reg).origin.empty());
      if (!read || machine.step(visit.reg).type.kind == Kind::Record) continue;
      auto located = Locate(machine, visit.reg, visit.row);
      if (machine.column(visit.reg).Known(visit.row) && !machine.step(visit.reg).type.list)
        located.value = PrintValue(machine, visit.reg, visit.row, HoleFormat::Quantity);
      auto same = [&](const Located& other) {
        return other.field == located.field && other.place == located.place;
      };
      if (std::none_of(reads.begin(), reads.end(), same)) reads.push_back(std::move(located));
    }
  }
  return reads;
}

bool LeansOnDefault(const Machine& machine, const std::vector<Register>& regs, std::uint32_t row,
                    std::uint32_t frame) {
  for (auto reg : regs) {
    for (const auto& visit : Below(machine, reg, row, frame, kElements)) {
      const auto& step = machine.step(visit.reg);
      if (visit.row == kNoIndex || step.operation != Operation::Fallback) continue;
      auto read_row = machine.RowOf(step.a, visit.row, step.frame);
      if (machine.column(step.a).status[read_row] == Status::Missing &&
          machine.column(visit.reg).Known(visit.row))
        return true;
    }
  }
  return false;
}

}  // namespace yichi::run
