#include "run/why.h"

#include <algorithm>
#include <optional>

#include "run/print.h"
#include "run/trace.h"

namespace yichi::run {

std::string_view ComparisonWord(Operation operation, Kind kind) {
  bool date = kind == Kind::Date;
  switch (operation) {
    case Operation::Less:
      return date ? "早于 " : "低于 ";
    case Operation::LessEqual:
      return date ? "不晚于 " : "不超过 ";
    case Operation::Greater:
      return date ? "晚于 " : "超过 ";
    case Operation::GreaterEqual:
      return date ? "不早于 " : "不少于 ";
    case Operation::Equal:
      return "等于 ";
    case Operation::NotEqual:
      return "不等于 ";
    default:
      return "";
  }
}

Operation Mirrored(Operation operation) {
  switch (operation) {
    case Operation::Less:
      return Operation::Greater;
    case Operation::LessEqual:
      return Operation::GreaterEqual;
    case Operation::Greater:
      return Operation::Less;
    case Operation::GreaterEqual:
      return Operation::LessEqual;
    default:
      return operation;
  }
}

namespace {

Operation Opposite(Operation operation) {
  switch (operation) {
    case Operation::Less:
      return Operation::GreaterEqual;
    case Operation::LessEqual:
      return Operation::Greater;
    case Operation::Greater:
      return Operation::LessEqual;
    case Operation::GreaterEqual:
      return Operation::Less;
    case Operation::Equal:
      return Operation::NotEqual;
    case Operation::NotEqual:
      return Operation::Equal;
    default:
      return operation;
  }
}

struct Part {
  std::optional<Number> distance;  // between two figures
  std::string words;
};

class Teller {
 public:
  Teller(const Machine& machine, const TextOf& text) : machine_(machine), text_(text) {}

  std::vector<std::string> Tell(Register condition, std::uint32_t row) {
    Collect(condition, row);
    std::stable_sort(parts_.begin(), parts_.end(), [](const Part& a, const Part& b) {
      if (!a.distance || !b.distance) return a.distance.has_value() && !b.distance;
      return *a.distance < *b.distance;
    });
    std::vector<std::string> sentences;
    for (auto& part : parts_) sentences.push_back(std::move(part.words));
    return sentences;
  }

 private:
  void Collect(Register reg, std::uint32_t row) {
    const auto& step = machine_.step(reg);
    auto at = [&](Register operand) { return machine_.RowOf(operand, row, step.frame); };
    bool truth = machine_.column(reg).True(row);
    if (step.operation == Operation::Broadcast || step.operation == Operation::Not)
      return Collect(step.a, at(step.a));
    if (step.operation == Operation::And || step.operation == Operation::Or) {
      for (auto operand : {step.a, step.b})
        if (machine_.column(operand).Known(at(operand)) &&
            machine_.column(operand).True(at(operand)) == truth)
          Collect(operand, at(operand));
      return;
    }
    parts_.push_back(IsFigures(step) ? Figures(step, row, truth) : Plain(step, reg, row, truth));
  }

  bool IsFigures(const Instruction& step) const {
    if (ComparisonWord(step.operation).empty()) return false;
    auto kind = machine_.step(step.a).type.kind;
    return kind == Kind::Number || kind == Kind::Date;
  }

  bool IsConstant(Register reg) const {
    while (machine_.step(reg).operation == Operation::Broadcast) reg = machine_.step(reg).a;
    return machine_.step(reg).operation == Operation::Constant;
  }

  // A field by its name, anything else by the rule's own words.
  std::string Name(Register reg, std::uint32_t row) const {
    auto path = PathOf(machine_, reg, row, true);
    return path.empty() ? text_(machine_.step(reg).span) : path;
  }

  std::string Value(Register reg, std::uint32_t row) const {
    return PrintValue(machine_, reg, row, HoleFormat::Quantity);
  }

  std::string Distance(const Instruction& step, std::uint32_t left, std::uint32_t right, Part& part) const {
    if (machine_.step(step.a).type.kind == Kind::Date) {
      auto days = machine_.column(step.a).whole[left] - machine_.column(step.b).whole[right];
      part.distance = Number(days < 0 ? -days : days);
      return std::to_string(days < 0 ? -days : days) + "日";
    }
    auto difference = Subtract(machine_.column(step.a).At(left), machine_.column(step.b).At(right));
    if (!difference) return {};
    part.distance = *difference < Number(0) ? Negate(*difference) : difference;
    return PrintQuantity(*part.distance, machine_.step(step.a).type, machine_.rules().units, 2);
  }

  Part Figures(const Instruction& step, std::uint32_t row, bool truth) const {
    auto left = machine_.RowOf(step.a, row, step.frame), right = machine_.RowOf(step.b, row, step.frame);
    Part part;
    auto name_a = Name(step.a, left), name_b = Name(step.b, right);
    auto value_a = Value(step.a, left), value_b = Value(step.b, right);
    std::string sides, turns;
    auto kind = machine_.step(step.a).type.kind;
    auto turning = truth ? Opposite(step.operation) : step.operation;
    if (!IsConstant(step.a)) {
      sides += name_a + " 为 " + value_a;
      turns += name_a + " " + std::string(ComparisonWord(turning, kind)) + value_b;
    }
    if (!IsConstant(step.b)) {
      (sides += sides.empty() ? "" : ",") += name_b + " 为 " + value_b;
      (turns += turns.empty() ? "" : ",或者 ") +=
          name_b + " " + std::string(ComparisonWord(Mirrored(turning), kind)) + value_a;
    }
    part.words = text_(step.span) + (truth ? " 成立:" : " 不成立:") + sides;
    auto distance = Distance(step, left, right, part);
    if (!distance.empty()) part.words += truth ? ",相差 " + distance : ",差 " + distance;
    if (!turns.empty()) part.words += ";" + turns + (truth ? " 时不成立" : " 时成立");
    return part;
  }

  Part Plain(const Instruction& step, Register reg, std::uint32_t row, bool truth) const {
    constexpr std::size_t kFigures = 3;
    std::string values;
    for (const auto& read : FindReads(machine_, {reg}, row, step.frame, kFigures))
      if (!read.field.empty())
        (values += values.empty() ? ":" : ",") +=
            read.field + (read.value.empty() ? " 缺" : " 为 " + read.value);
    return {std::nullopt, text_(step.span) + (truth ? " 成立" : " 不成立") + values};
  }

  const Machine& machine_;
  const TextOf& text_;
  std::vector<Part> parts_;
};

}  // namespace

std::vector<std::string> WhyKnown(const Machine& machine, Register condition, std::uint32_t row,
                                  std::uint32_t frame, const TextOf& text) {
  return Teller(machine, text).Tell(condition, machine.RowOf(condition, row, frame));
}

}  // namespace yichi::run
