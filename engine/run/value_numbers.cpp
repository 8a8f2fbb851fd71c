#include <algorithm>

#include "base/utf8.h"
#include "run/kernels.h"
#include "run/value_step.h"
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

}  // namespace

// Sums and products of whole numbers that fit; false where one may not.
bool ValueStep::WholeArithmetic() {
  if (!a().denominator.empty() || !b().denominator.empty()) return false;
  switch (step_.operation) {
    case Operation::Add:
      return kernels::Add(a(), b(), out_);
    case Operation::Subtract:
      return kernels::Subtract(a(), b(), out_);
    case Operation::Multiply:
      return kernels::Multiply(a(), b(), out_);
    default:
      return false;
  }
}

// A quotient by zero has no value: as if it were missing.
void ValueStep::Arithmetic() {
  JoinStatuses();
  if (WholeArithmetic()) return;
  for (std::size_t row = 0; row < out_.size(); ++row) {
    if (out_.status[row] != Status::Known) continue;
    auto left = a().At(a().Row(row)), right = b().At(b().Row(row));
    bool by_zero = step_.operation == Operation::Divide && right == Number(0);
    if (by_zero)
      out_.status[row] = Status::Missing;
    else
      Put(out_, row, Combine(step_.operation, left, right), Status::Overflow);
  }
}

void ValueStep::FloorOfQuotient() {
  JoinStatuses();
  bool whole = a().denominator.empty() && b().denominator.empty();
  if (whole && kernels::FloorOfQuotient(a(), b(), out_)) return;
  for (std::size_t row = 0; row < out_.size(); ++row) {
    if (out_.status[row] != Status::Known) continue;
    auto right = b().At(b().Row(row));
    if (right == Number(0)) {
      out_.status[row] = Status::Missing;
      continue;
    }
    auto quotient = yichi::Divide(a().At(a().Row(row)), right);
    Put(out_, row, quotient ? std::optional(Number(yichi::Floor(*quotient))) : std::nullopt,
        Status::Overflow);
  }
}

void ValueStep::Unary() {
  for (std::size_t row = 0; row < out_.size(); ++row) {
    auto from = a().Row(row);
    out_.status[row] = a().status[from];
    if (a().Known(from)) Put(out_, row, Change(step_.operation, a().At(from), step_.index), Status::Overflow);
  }
}

void ValueStep::Dates() {
  JoinStatuses();
  for (std::size_t row = 0; row < out_.size(); ++row) {
    if (out_.status[row] != Status::Known) continue;
    auto left = a().At(a().Row(row)), right = b().At(b().Row(row));
    std::optional<Number> result;
    if (step_.operation == Operation::AddMonths) {
      if (auto day = yichi::AddMonths(static_cast<Day>(left.numerator), right.numerator))
        result = Number(*day);
    } else {
      auto other = step_.operation == Operation::DaysBetween ? yichi::Negate(right) : right;
      result = other ? yichi::Add(left, *other) : std::nullopt;
      if (step_.operation == Operation::AddDays && result && !result->whole()) result = std::nullopt;
    }
    Put(out_, row, result, Status::Overflow);
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

// Characters that the folded text shows as they are: printable ASCII and U+4000–9FFF.
bool IsPlain(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    auto c = static_cast<unsigned char>(text[at]);
    if (c >= 0x20 && c < 0x7F)
      at += 1;
    else if (c >= 0xE4 && c <= 0xE9)
      at += 3;
    else
      return false;
  }
  return true;
}

// Texts are compared without regard to width.
bool SameText(std::string_view a, std::string_view b) {
  if (a == b) return true;
  if (IsPlain(a) && IsPlain(b)) return false;
  return Fold(DecodeUtf8(a)) == Fold(DecodeUtf8(b));
}

}  // namespace

void ValueStep::CompareTexts() {
  bool exact = AsWritten(step_.a) || AsWritten(step_.b);
  for (std::size_t row = 0; row < out_.size(); ++row) {
    if (out_.status[row] != Status::Known) continue;
    auto left = a().text[a().Row(row)], right = b().text[b().Row(row)];
    bool same = exact ? left == right : SameText(left, right);
    out_.truth[row] = same == (step_.operation == Operation::Equal);
  }
}

void ValueStep::Compare() {
  JoinStatuses();
  auto kind = context_.program.code[step_.a].type.kind;
  if (kind == Kind::Text || kind == Kind::Region) return CompareTexts();
  bool whole = kind != Kind::Record && kind != Kind::Boolean && step_.operation != Operation::About &&
               a().denominator.empty() && b().denominator.empty();
  if (whole) return kernels::Compare(step_.operation, a(), b(), out_);
  for (std::size_t row = 0; row < out_.size(); ++row) {
    if (out_.status[row] != Status::Known) continue;
    auto left = a().Row(row), right = b().Row(row);
    if (kind == Kind::Record) {
      out_.truth[row] = (a().record[left] == b().record[right]) == (step_.operation == Operation::Equal);
    } else if (step_.operation == Operation::About) {
      auto about = About(a().At(left), b().At(right), step_.index);
      out_.truth[row] = about.value_or(false);
      if (!about) out_.status[row] = Status::Overflow;
    } else {
      out_.truth[row] = Decide(step_.operation, a().At(left) <=> b().At(right));
    }
  }
}

}  // namespace yichi::run
