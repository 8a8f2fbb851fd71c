#include "analysis/probe.h"

#include <algorithm>
#include <functional>
#include <set>

#include "run/input_index.h"
#include "run/machine.h"
#include "run/trace.h"

namespace yichi::analysis {
namespace {

constexpr std::size_t kElements = 8;  // of one list that are probed

// The record in the copy that stands where `wanted` stands in the original.
Record* Counterpart(const Record& original, Record& copy, const Record* wanted) {
  if (&original == wanted) return &copy;
  for (std::size_t f = 0; f < original.fields.size(); ++f)
    for (std::size_t e = 0; e < original.fields[f].records.size(); ++e)
      if (auto* found = Counterpart(original.fields[f].records[e], copy.fields[f].records[e], wanted))
        return found;
  return nullptr;
}

class Prober {
 public:
  Prober(const RuleSet& rules, std::uint32_t rule, const Trial& trial, Probe probe,
         const EvaluateOptions& options)
      : rules_(rules),
        probe_(probe),
        rule_(rules.rules[rule]),
        trial_(trial),
        input_(InputOf(trial)),
        index_(rules, input_),
        circumstances_{options.as_of, options.region},
        machine_(rules, rule_.program, index_, circumstances_) {}

  std::vector<Trial> Take() {
    for (Register reg = 0; reg < rule_.program.code.size(); ++reg) {
      const auto& step = machine_.step(reg);
      auto rows = static_cast<std::uint32_t>(std::min(machine_.column(reg).size(), kElements));
      for (std::uint32_t row = 0; row < rows; ++row) {
        if (step.operation >= Operation::Equal && step.operation <= Operation::About) Meet(step, row);
        if (probe_ == Probe::All && step.operation == Operation::Field) Read(step, reg, row);
        if (probe_ == Probe::All && step.operation == Operation::Elements) Shorten(step, reg, row);
      }
    }
    return std::move(probes_);
  }

 private:
  static Input InputOf(const Trial& trial) {
    Input input;
    for (const auto& record : trial) input.records.push_back(&record);
    return input;
  }

  void Change(const Record* record, const std::function<void(Record&)>& change) {
    auto copy = trial_;
    for (std::size_t i = 0; i < trial_.size(); ++i)
      if (auto* found = Counterpart(trial_[i], copy[i], record)) {
        change(*found);
        probes_.push_back(std::move(copy));
        return;
      }
  }

  void Set(const Record* record, std::uint32_t field, decltype(FieldValue::scalar) value) {
    Change(record, [&](Record& changed) {
      auto& target = changed.fields[field];
      target.status = Status::Known;
      target.scalar = std::move(value);
    });
  }

  void Meet(const Instruction& step, std::uint32_t row) {
    auto left = machine_.RowOf(step.a, row, step.frame), right = machine_.RowOf(step.b, row, step.frame);
    Move(step.a, left, step.b, right);
    Move(step.b, right, step.a, left);
  }

  // Values read below `side` are moved by what brings it to the other side, and one more or less.
  void Move(Register side, std::uint32_t row, Register other, std::uint32_t other_row) {
    auto kind = machine_.step(side).type.kind;
    if (kind != Kind::Number && kind != Kind::Date && kind != Kind::Member) return;
    if (!machine_.column(other).Known(other_row)) return;
    for (const auto& visit : run::Below(machine_, side, row, machine_.step(side).frame, kElements)) {
      const auto& step = machine_.step(visit.reg);
      if (visit.row == kNoIndex || step.operation != Operation::Field || step.type.list) continue;
      const auto* record = machine_.RecordAt(step.a, machine_.RowOf(step.a, visit.row, step.frame));
      if (!record) continue;
      if (step.type.kind == Kind::Number && kind == Kind::Number)
        MoveFigure(record, step, visit, side, row, machine_.column(other).At(other_row));
      if (kind == Kind::Member && step.type == machine_.step(side).type)
        MoveMember(record, step, machine_.column(other).whole[other_row]);
      if (step.type.kind == Kind::Date && kind == Kind::Date)
        for (Day apart : {-1, 0, 1})
          Set(record, step.index, static_cast<Day>(machine_.column(other).whole[other_row]) + apart);
    }
  }

  void MoveMember(const Record* record, const Instruction& step, std::int64_t target) {
    auto members = static_cast<std::int64_t>(rules_.enumerations[step.type.index].members.size());
    for (auto member = target - 1; member <= target + 1; ++member)
      if (member >= 0 && member < members) Set(record, step.index, static_cast<std::uint32_t>(member));
  }

  void MoveFigure(const Record* record, const Instruction& step, const run::Visit& visit, Register side,
                  std::uint32_t row, Number target) {
    Number value = target;
    if (machine_.column(side).Known(row) && machine_.column(visit.reg).Known(visit.row)) {
      auto shift = Subtract(target, machine_.column(side).At(row));
      auto moved = shift ? Add(machine_.column(visit.reg).At(visit.row), *shift) : std::nullopt;
      if (!moved) return;
      value = *moved;
    }
    for (int apart : {-1, 0, 1}) {
      auto change = Multiply(UnitOf(step.type), Number(apart));
      auto moved = change ? Add(value, *change) : std::nullopt;
      if (moved && !(*moved < Number(0)) && Fits(*moved, step.type)) Set(record, step.index, *moved);
    }
  }

  Number UnitOf(const Type& type) const {
    if (type.percent) return MakeNumber(1, 100).value();
    return type.unit == kNoIndex ? Number(1) : rules_.units[type.unit].scale;
  }

  // Whole things stay whole.
  bool Fits(Number value, const Type& type) const {
    if (type.fractional || type.unit == kNoIndex || !rules_.units[type.unit].whole) return true;
    auto count = Divide(value, rules_.units[type.unit].scale);
    return count && count->whole();
  }

  void Read(const Instruction& step, Register reg, std::uint32_t row) {
    const auto* record = machine_.RecordAt(step.a, machine_.RowOf(step.a, row, step.frame));
    if (!record || step.type.list || step.type.kind == Kind::Record) return;
    const auto& value = record->fields[step.index];
    if (step.type.kind == Kind::Member) {
      auto members = static_cast<std::uint32_t>(rules_.enumerations[step.type.index].members.size());
      for (std::uint32_t member = 0; member < std::min(members, 16u); ++member)
        if (!machine_.column(reg).Known(row) || machine_.column(reg).whole[row] != member)
          Set(record, step.index, member);
    }
    if (step.type.kind == Kind::Boolean)
      for (bool truth : {false, true}) Set(record, step.index, truth);
    if (value.status != Status::Vague)
      Change(record, [&](Record& changed) { changed.fields[step.index].status = Status::Vague; });
    if (value.status == Status::Known)
      Change(record, [&](Record& changed) { changed.fields[step.index] = FieldValue(); });
  }

  void Shorten(const Instruction& step, Register reg, std::uint32_t row) {
    const auto& rows = machine_.rows(step.frame);
    auto parent = machine_.program().frames[step.frame].parent;
    const auto* owner = machine_.RecordAt(step.a, machine_.RowOf(step.a, rows.parent[row], parent));
    if (!owner || machine_.step(reg).type.kind != Kind::Record ||
        !shortened_.emplace(owner, step.index).second)
      return;
    Change(owner, [&](Record& changed) {
      auto& list = changed.fields[step.index].records;
      if (!list.empty()) list.erase(list.end() - 1);
    });
    Change(owner, [&](Record& changed) {
      auto& list = changed.fields[step.index].records;
      if (!list.empty()) list.push_back(list.back());
    });
  }

  const RuleSet& rules_;
  Probe probe_;
  const Rule& rule_;
  const Trial& trial_;
  Input input_;
  run::InputIndex index_;
  run::Circumstances circumstances_;
  run::Machine machine_;
  std::set<std::pair<const Record*, std::uint32_t>> shortened_;
  std::vector<Trial> probes_;
};

}  // namespace

std::vector<Trial> ProbesOf(const RuleSet& rules, std::uint32_t rule, const Trial& trial, Probe probe,
                            const EvaluateOptions& options) {
  return Prober(rules, rule, trial, probe, options).Take();
}

}  // namespace yichi::analysis
