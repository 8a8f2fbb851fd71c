#include "run/kernels.h"

#include <cmath>

#include "run/kernel_loops.h"

namespace yichi::run::kernels {
namespace {

YICHI_WIDE void StrongerOf(Operand<Byte> a, Operand<Byte> b, std::size_t rows, Byte* out) {
  Each(a, b, rows, out, [](Byte x, Byte y) {
    auto left = Rank(x), right = Rank(y);
    return Rank(left < right ? right : left);
  });
}

constexpr std::uint64_t kSign = std::uint64_t{1} << 63;

// -2⁶³ is no Number.
YICHI_INLINE std::uint64_t IfLowest(std::uint64_t value) { return value == kSign ? kSign : 0; }

// The sign of `bad` tells whether a row did not fit.
YICHI_WIDE bool Sums(Operand<Whole> a, Operand<Whole> b, std::size_t rows, Whole* out) {
  std::uint64_t bad = 0;
  Each(a, b, rows, out, [&bad](Whole x, Whole y) {
    auto left = static_cast<std::uint64_t>(x), right = static_cast<std::uint64_t>(y), sum = left + right;
    bad |= ((left ^ sum) & (right ^ sum)) | IfLowest(sum);
    return static_cast<Whole>(sum);
  });
  return bad >> 63 == 0;
}

YICHI_WIDE bool Differences(Operand<Whole> a, Operand<Whole> b, std::size_t rows, Whole* out) {
  std::uint64_t bad = 0;
  Each(a, b, rows, out, [&bad](Whole x, Whole y) {
    auto left = static_cast<std::uint64_t>(x), right = static_cast<std::uint64_t>(y), rest = left - right;
    bad |= ((left ^ right) & (left ^ rest)) | IfLowest(rest);
    return static_cast<Whole>(rest);
  });
  return bad >> 63 == 0;
}

// Whether all lie from -2³⁰ to 2³⁰ - 1, so that products and quotients need no more than 32 bits a side.
YICHI_WIDE bool Small(Operand<Whole> a, std::size_t rows) {
  constexpr std::uint64_t kHalf = 1u << 30;
  if (a.uniform) rows = 1;
  std::uint64_t high = 0;
  for (std::size_t i = 0; i < rows; ++i) high |= (static_cast<std::uint64_t>(a.values[i]) + kHalf) >> 31;
  return high == 0;
}

YICHI_WIDE void Products(Operand<Whole> a, Operand<Whole> b, std::size_t rows, Whole* out) {
  Each(a, b, rows, out, [](Whole x, Whole y) {
    return static_cast<Whole>(static_cast<std::int32_t>(x)) * static_cast<std::int32_t>(y);
  });
}

// A double holds both sides exactly, and no quotient of such numbers lies so close below a whole one that it
// would be rounded up to it.
YICHI_WIDE void Floors(Operand<Whole> a, Operand<Whole> b, std::size_t rows, Whole* out) {
  Each(a, b, rows, out, [](Whole x, Whole y) {
    auto divisor = static_cast<std::int32_t>(y);
    divisor = divisor == 0 ? 1 : divisor;
    auto quotient = static_cast<double>(static_cast<std::int32_t>(x)) / static_cast<double>(divisor);
    return static_cast<Whole>(static_cast<std::int32_t>(std::floor(quotient)));
  });
}

YICHI_WIDE void MissingWhereZero(Operand<Whole> b, std::size_t rows, Byte* status) {
  for (std::size_t i = 0; i < rows; ++i) {
    auto zero = static_cast<Byte>(b.values[b.uniform ? 0 : i] == 0);
    auto lost = static_cast<Byte>(zero & static_cast<Byte>(status[i] == kKnown));
    status[i] = lost ? kMissing : status[i];
  }
}

YICHI_WIDE void Comparisons(Operation operation, Operand<Whole> a, Operand<Whole> b, std::size_t rows,
                            Byte* out) {
  switch (operation) {
    case Operation::NotEqual:
      return Each(a, b, rows, out, [](Whole x, Whole y) { return static_cast<Byte>(x != y); });
    case Operation::Less:
      return Each(a, b, rows, out, [](Whole x, Whole y) { return static_cast<Byte>(x < y); });
    case Operation::LessEqual:
      return Each(a, b, rows, out, [](Whole x, Whole y) { return static_cast<Byte>(x <= y); });
    case Operation::Greater:
      return Each(a, b, rows, out, [](Whole x, Whole y) { return static_cast<Byte>(x > y); });
    case Operation::GreaterEqual:
      return Each(a, b, rows, out, [](Whole x, Whole y) { return static_cast<Byte>(x >= y); });
    default:
      return Each(a, b, rows, out, [](Whole x, Whole y) { return static_cast<Byte>(x == y); });
  }
}

}  // namespace

void Stronger(const Column& a, const Column& b, Column& out) {
  StrongerOf(StatusesOf(a), StatusesOf(b), out.size(), Statuses(out));
}

bool Add(const Column& a, const Column& b, Column& out) {
  return Sums(WholesOf(a), WholesOf(b), out.size(), out.whole.data());
}

bool Subtract(const Column& a, const Column& b, Column& out) {
  return Differences(WholesOf(a), WholesOf(b), out.size(), out.whole.data());
}

bool Multiply(const Column& a, const Column& b, Column& out) {
  auto left = WholesOf(a), right = WholesOf(b);
  if (!Small(left, out.size()) || !Small(right, out.size())) return false;
  Products(left, right, out.size(), out.whole.data());
  return true;
}

bool FloorOfQuotient(const Column& a, const Column& b, Column& out) {
  auto left = WholesOf(a), right = WholesOf(b);
  if (!Small(left, out.size()) || !Small(right, out.size())) return false;
  Floors(left, right, out.size(), out.whole.data());
  MissingWhereZero(right, out.size(), Statuses(out));
  return true;
}

void Compare(Operation operation, const Column& a, const Column& b, Column& out) {
  Comparisons(operation, WholesOf(a), WholesOf(b), out.size(), out.truth.data());
}

}  // namespace yichi::run::kernels
