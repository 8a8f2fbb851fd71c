#include "run/value_step.h"

#include <algorithm>

#include "run/kernels.h"

namespace yichi::run {

bool IsValueStep(Operation operation) {
  switch (operation) {
    case Operation::Constant:
    case Operation::Unregulated:
    case Operation::Contradiction:
    case Operation::BasisDay:
    case Operation::InputRegion:
      return true;
    default:
      return operation >= Operation::Add && operation <= Operation::Fallback;
  }
}

void ValueStep::Run() {
  switch (step_.operation) {
    case Operation::Constant:
      return Constant();
    case Operation::Unregulated:
    case Operation::Contradiction:
    case Operation::BasisDay:
    case Operation::InputRegion:
      return Given();
    case Operation::Add:
    case Operation::Subtract:
    case Operation::Multiply:
    case Operation::Divide:
      return Arithmetic();
    case Operation::Negate:
    case Operation::Floor:
    case Operation::Ceiling:
    case Operation::Round:
      return Unary();
    case Operation::AddDays:
    case Operation::AddMonths:
    case Operation::DaysBetween:
      return Dates();
    case Operation::Equal:
    case Operation::NotEqual:
    case Operation::Less:
    case Operation::LessEqual:
    case Operation::Greater:
    case Operation::GreaterEqual:
    case Operation::About:
      return Compare();
    case Operation::Contains:
    case Operation::Within:
    case Operation::Similarity:
      return Texts();
    case Operation::MatchText:
      return MatchText();
    case Operation::InForce:
      return InForce();
    case Operation::And:
    case Operation::Or:
      return Logic();
    case Operation::Not:
      return Not();
    case Operation::IsFilled:
    case Operation::IsMissing:
      return Knowledge();
    case Operation::Select:
      return Select();
    default:
      return Fallback();
  }
}

void ValueStep::JoinStatuses() { kernels::Stronger(a(), b(), out_); }

void ValueStep::Constant() {
  const auto& value = context_.program.constants[step_.index];
  std::fill(out_.status.begin(), out_.status.end(), Status::Known);
  for (std::size_t row = 0; row < out_.size(); ++row) {
    if (const auto* number = std::get_if<Number>(&value)) out_.Put(row, *number);
    if (const auto* day = std::get_if<Day>(&value)) out_.whole[row] = *day;
    if (const auto* member = std::get_if<std::uint32_t>(&value)) out_.whole[row] = *member;
    if (const auto* truth = std::get_if<bool>(&value)) out_.truth[row] = *truth;
    if (const auto* text = std::get_if<std::string>(&value)) out_.text[row] = *text;
  }
}

// What does not come from a record: no norm, a contradiction, the day, the region.
void ValueStep::Given() {
  const auto& circumstances = context_.circumstances;
  auto status = Status::Known;
  if (step_.operation == Operation::Unregulated) status = Status::Unregulated;
  if (step_.operation == Operation::Contradiction) status = Status::Conflict;
  bool region = step_.operation == Operation::InputRegion;
  if (region && circumstances.region.empty()) status = Status::Missing;
  std::fill(out_.status.begin(), out_.status.end(), status);
  for (std::size_t row = 0; row < out_.size() && status == Status::Known; ++row) {
    if (region)
      out_.text[row] = circumstances.region;
    else
      out_.whole[row] = circumstances.as_of;
  }
}

void ValueStep::Copy(const Column& chosen, std::size_t row) {
  auto from = chosen.Row(row);
  out_.status[row] = chosen.status[from];
  if (!chosen.Known(from)) return;
  if (chosen.numeric()) out_.Put(row, chosen.At(from));
  if (!chosen.text.empty()) out_.text[row] = chosen.text[from];
  if (!chosen.record.empty()) out_.record[row] = chosen.record[from];
}

void ValueStep::Select() {
  const auto &condition = a(), &yes = b(), &no = *operands_.c;
  if (kernels::Select(condition, yes, no, out_)) return;
  for (std::size_t row = 0; row < out_.size(); ++row) {
    auto at = condition.Row(row);
    if (condition.Known(at))
      Copy(condition.truth[at] != 0 ? yes : no, row);
    else
      out_.status[row] = condition.status[at];
  }
}

// A default stands in for what is missing only, not for what a text leaves open.
void ValueStep::Fallback() {
  const auto &read = a(), &otherwise = b();
  out_.origin = read.origin;
  if (kernels::Fallback(read, otherwise, out_)) return;
  for (std::size_t row = 0; row < out_.size(); ++row)
    Copy(read.status[read.Row(row)] == Status::Missing ? otherwise : read, row);
}

}  // namespace yichi::run
