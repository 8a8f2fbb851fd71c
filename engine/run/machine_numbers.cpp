#include "base/utf8.h"
#include "run/machine.h"
#include "text/view.h"

namespace yichi::run {
namespace {

std::optional<Number> Combine(Operation operation, Number a, Number b) {
  switch (operation) {
    case Operation::Add:
      return yichi::Add(a, b);
    case Operation::Subtract:
      return yichi::Subtract(a, b);
    case Operation::Multiply:
      return yichi::Multiply(a, b);
    default:
      return yichi::Divide(a, b);
  }
}

std::optional<Number> Change(Operation operation, Number a, std::uint32_t decimals) {
  switch (operation) {
    case Operation::Negate:
      return yichi::Negate(a);
    case Operation::Floor:
      return Number(yichi::Floor(a));
    case Operation::Ceiling:
      return Number(yichi::Ceiling(a));
    default:
      return yichi::RoundTo(a, static_cast<int>(decimals));
  }
}

void Put(Column& out, std::size_t row, std::optional<Number> value, Status otherwise) {
  out.status[row] = value ? Status::Known : otherwise;
  if (value) out.Put(row, *value);
}

Status Both(const Column& a, const Column& b, std::size_t row) {
  return Stronger(a.status[row], b.status[row]);
}

}  // namespace

// A quotient by zero has no value: as if it were missing.
void Machine::Arithmetic(const Instruction& step, Column& out) {
  const auto &a = columns_[step.a], &b = columns_[step.b];
  for (std::size_t row = 0; row < out.size(); ++row) {
    out.status[row] = Both(a, b, row);
    if (out.status[row] != Status::Known) continue;
    bool by_zero = step.operation == Operation::Divide && b.whole[row] == 0;
    if (by_zero)
      out.status[row] = Status::Missing;
    else
      Put(out, row, Combine(step.operation, a.At(row), b.At(row)), Status::Overflow);
  }
}

void Machine::Unary(const Instruction& step, Column& out) {
  const auto& a = columns_[step.a];
  for (std::size_t row = 0; row < out.size(); ++row) {
    out.status[row] = a.status[row];
    if (a.Known(row)) Put(out, row, Change(step.operation, a.At(row), step.index), Status::Overflow);
  }
}

void Machine::Dates(const Instruction& step, Column& out) {
  const auto &a = columns_[step.a], &b = columns_[step.b];
  for (std::size_t row = 0; row < out.size(); ++row) {
    out.status[row] = Both(a, b, row);
    if (out.status[row] != Status::Known) continue;
    std::optional<Number> result;
    if (step.operation == Operation::AddMonths) {
      if (auto day = yichi::AddMonths(static_cast<Day>(a.whole[row]), b.whole[row])) result = Number(*day);
    } else {
      auto other = step.operation == Operation::DaysBetween ? yichi::Negate(b.At(row)) : b.At(row);
      result = other ? yichi::Add(a.At(row), *other) : std::nullopt;
      if (step.operation == Operation::AddDays && result && !result->whole()) result = std::nullopt;
    }
    Put(out, row, result, Status::Overflow);
  }
}

namespace {

bool Decide(Operation operation, std::strong_ordering order) {
  switch (operation) {
    case Operation::NotEqual:
      return order != 0;
    case Operation::Less:
      return order < 0;
    case Operation::LessEqual:
      return order <= 0;
    case Operation::Greater:
      return order > 0;
    case Operation::GreaterEqual:
      return order >= 0;
    default:
      return order == 0;
  }
}

// Equal when rounded to the digits that the right side shows.
std::optional<bool> About(Number a, Number b, std::uint32_t decimals) {
  auto left = RoundTo(a, static_cast<int>(decimals)), right = RoundTo(b, static_cast<int>(decimals));
  return left && right ? std::optional(*left == *right) : std::nullopt;
}

// Texts are compared without regard to width.
bool SameText(std::string_view a, std::string_view b) {
  return a == b || Fold(DecodeUtf8(a)) == Fold(DecodeUtf8(b));
}

}  // namespace

void Machine::Compare(const Instruction& step, Column& out) {
  const auto &a = columns_[step.a], &b = columns_[step.b];
  auto kind = program_.code[step.a].type.kind;
  bool texts = kind == Kind::Text || kind == Kind::Region;
  bool exact = texts && (AsWritten(step.a) || AsWritten(step.b));
  for (std::size_t row = 0; row < out.size(); ++row) {
    out.status[row] = Both(a, b, row);
    if (out.status[row] != Status::Known) continue;
    if (texts) {
      bool same = exact ? a.text[row] == b.text[row] : SameText(a.text[row], b.text[row]);
      out.whole[row] = same == (step.operation == Operation::Equal);
    } else if (kind == Kind::Record) {
      out.whole[row] = (a.record[row] == b.record[row]) == (step.operation == Operation::Equal);
    } else if (step.operation == Operation::About) {
      auto about = About(a.At(row), b.At(row), step.index);
      out.whole[row] = about.value_or(false);
      if (!about) out.status[row] = Status::Overflow;
    } else {
      out.whole[row] = Decide(step.operation, a.At(row) <=> b.At(row));
    }
  }
}

}  // namespace yichi::run
