#include "run/kernels.h"

#include <algorithm>
#include <cmath>

// GCC picks the form when the program starts; elsewhere there is the portable form only.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define YICHI_WIDE __attribute__((target_clones("avx2", "default")))
#define YICHI_INLINE inline __attribute__((always_inline))
#else
#define YICHI_WIDE
#define YICHI_INLINE inline
#endif

namespace yichi::run::kernels {
namespace {

using Byte = std::uint8_t;
using Whole = std::int64_t;

const Byte* Statuses(const Column& column) { return reinterpret_cast<const Byte*>(column.status.data()); }
Byte* Statuses(Column& column) { return reinterpret_cast<Byte*>(column.status.data()); }

constexpr Byte kMissing = static_cast<Byte>(Status::Missing), kKnown = static_cast<Byte>(Status::Known),
               kUnregulated = static_cast<Byte>(Status::Unregulated);

// The status with Missing and Known exchanged is its rank.
YICHI_INLINE Byte Rank(Byte status) { return static_cast<Byte>(status ^ (status < 2 ? 1 : 0)); }

template <typename Value>
struct Operand {
  const Value* values;
  bool uniform;
};

// out[i] = work(a[i], b[i]).
template <typename Value, typename Result, typename Work>
YICHI_INLINE void Each(Operand<Value> a, Operand<Value> b, std::size_t rows, Result* __restrict out,
                       Work work) {
  if (!a.uniform && !b.uniform) {
    for (std::size_t i = 0; i < rows; ++i) out[i] = work(a.values[i], b.values[i]);
  } else if (!a.uniform) {
    const auto right = *b.values;
    for (std::size_t i = 0; i < rows; ++i) out[i] = work(a.values[i], right);
  } else if (!b.uniform) {
    const auto left = *a.values;
    for (std::size_t i = 0; i < rows; ++i) out[i] = work(left, b.values[i]);
  } else {
    const auto one = work(*a.values, *b.values);
    for (std::size_t i = 0; i < rows; ++i) out[i] = one;
  }
}

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

// Whether a truth decides, as 0 or 1; a branch for each row would keep the loops narrow.
YICHI_INLINE Byte Decides(Byte status, Byte truth, Byte deciding) {
  return static_cast<Byte>(static_cast<Byte>(status == kKnown) & static_cast<Byte>(truth == deciding));
}

YICHI_WIDE void Kleene(Byte deciding, const Byte* a_status, const Byte* a_truth, const Byte* b_status,
                       const Byte* b_truth, std::size_t rows, Byte* __restrict status,
                       Byte* __restrict truth) {
  const auto other = static_cast<Byte>(deciding ^ 1);
  for (std::size_t i = 0; i < rows; ++i) {
    auto left = Rank(a_status[i]), right = Rank(b_status[i]);
    auto stronger = Rank(left < right ? right : left);
    auto decided = static_cast<Byte>(Decides(a_status[i], a_truth[i], deciding) |
                                     Decides(b_status[i], b_truth[i], deciding));
    status[i] = decided ? kKnown : stronger;
    truth[i] = decided ? deciding : other;
  }
}

// The uniform side decides all rows or none.
YICHI_WIDE void KleeneWithOne(Byte deciding, const Byte* a_status, const Byte* a_truth, Byte b_status,
                              Byte b_truth, std::size_t rows, Byte* __restrict status,
                              Byte* __restrict truth) {
  const auto other = static_cast<Byte>(deciding ^ 1);
  const auto all = Decides(b_status, b_truth, deciding);
  const auto right = Rank(b_status);
  for (std::size_t i = 0; i < rows; ++i) {
    auto left = Rank(a_status[i]);
    auto decided = static_cast<Byte>(all | Decides(a_status[i], a_truth[i], deciding));
    auto stronger = Rank(left < right ? right : left);
    status[i] = decided ? kKnown : stronger;
    truth[i] = decided ? deciding : other;
  }
}

YICHI_WIDE void Negations(const Byte* truth, std::size_t rows, Byte* __restrict out) {
  for (std::size_t i = 0; i < rows; ++i) out[i] = static_cast<Byte>(truth[i] ^ 1);
}

YICHI_WIDE void EqualTo(const Byte* status, Byte wanted, std::size_t rows, Byte* __restrict out) {
  for (std::size_t i = 0; i < rows; ++i) out[i] = static_cast<Byte>(status[i] == wanted);
}

template <typename Value>
YICHI_INLINE void ChooseBy(const Byte* choice, Operand<Value> yes, Operand<Value> no, std::size_t rows,
                           Value* __restrict out) {
  if (!yes.uniform && !no.uniform) {
    for (std::size_t i = 0; i < rows; ++i) out[i] = choice[i] ? yes.values[i] : no.values[i];
  } else if (!no.uniform) {
    const auto one = *yes.values;
    for (std::size_t i = 0; i < rows; ++i) out[i] = choice[i] ? one : no.values[i];
  } else if (!yes.uniform) {
    const auto one = *no.values;
    for (std::size_t i = 0; i < rows; ++i) out[i] = choice[i] ? yes.values[i] : one;
  } else {
    const auto one = *yes.values, two = *no.values;
    for (std::size_t i = 0; i < rows; ++i) out[i] = choice[i] ? one : two;
  }
}

YICHI_WIDE void ChooseWholes(const Byte* choice, Operand<Whole> yes, Operand<Whole> no, std::size_t rows,
                             Whole* out) {
  ChooseBy(choice, yes, no, rows, out);
}
YICHI_WIDE void ChooseBytes(const Byte* choice, Operand<Byte> yes, Operand<Byte> no, std::size_t rows,
                            Byte* out) {
  ChooseBy(choice, yes, no, rows, out);
}

YICHI_WIDE void KeepUnknown(const Byte* condition, std::size_t rows, Byte* status) {
  for (std::size_t i = 0; i < rows; ++i) status[i] = condition[i] == kKnown ? status[i] : condition[i];
}

YICHI_WIDE void GateRows(Byte refused, Byte unregulated, Byte unknown, const Byte* status, const Byte* truth,
                         std::size_t rows, Byte* __restrict verdict) {
  for (std::size_t i = 0; i < rows; ++i) {
    auto otherwise = status[i] == kUnregulated ? unregulated : unknown;
    auto known = truth[i] != 0 ? verdict[i] : refused;
    verdict[i] = status[i] == kKnown ? known : otherwise;
  }
}

YICHI_WIDE void ExceptRows(Byte pass, Byte violation, Byte exempt, Byte unknown, const Byte* status,
                           const Byte* truth, std::size_t rows, Byte* __restrict verdict) {
  for (std::size_t i = 0; i < rows; ++i) {
    auto taken = static_cast<Byte>(static_cast<Byte>(truth[i] != 0) & static_cast<Byte>(verdict[i] != pass));
    auto known = taken ? exempt : verdict[i];
    auto open = verdict[i] == violation ? unknown : verdict[i];
    verdict[i] = status[i] == kKnown ? known : open;
  }
}

// Bytes are summed in bytes, a stretch at a time that they cannot overflow in.
YICHI_WIDE std::size_t CountEqual(const Byte* bytes, std::size_t rows, Byte wanted) {
  constexpr std::size_t kStretch = 128;
  std::size_t count = 0, i = 0;
  for (; i + kStretch <= rows; i += kStretch) {
    Byte some = 0;
    for (std::size_t k = 0; k < kStretch; ++k) some = static_cast<Byte>(some + (bytes[i + k] == wanted));
    count += some;
  }
  for (; i < rows; ++i) count += bytes[i] == wanted;
  return count;
}

Operand<Whole> WholesOf(const Column& column) { return {column.whole.data(), column.uniform}; }
Operand<Byte> StatusesOf(const Column& column) { return {Statuses(column), column.uniform}; }
Operand<Byte> TruthsOf(const Column& column) { return {column.truth.data(), column.uniform}; }

bool Simple(const Column& column) { return column.numeric() && column.denominator.empty(); }

void Choose(const Byte* choice, const Column& yes, const Column& no, Column& out) {
  ChooseBytes(choice, StatusesOf(yes), StatusesOf(no), out.size(), Statuses(out));
  if (out.truth.empty())
    ChooseWholes(choice, WholesOf(yes), WholesOf(no), out.size(), out.whole.data());
  else
    ChooseBytes(choice, TruthsOf(yes), TruthsOf(no), out.size(), out.truth.data());
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

void Decide(bool either, const Column& a, const Column& b, Column& out) {
  const auto deciding = static_cast<Byte>(either ? 1 : 0);
  const auto* one = a.uniform ? &a : b.uniform ? &b : nullptr;
  const auto& other = a.uniform ? b : a;
  if (out.size() == 0) return;
  if (one)
    KleeneWithOne(deciding, Statuses(other), other.truth.data(), *Statuses(*one), one->truth[0], other.size(),
                  Statuses(out), out.truth.data());
  else
    Kleene(deciding, Statuses(a), a.truth.data(), Statuses(b), b.truth.data(), out.size(), Statuses(out),
           out.truth.data());
}

void Not(const Column& a, Column& out) {
  if (a.uniform) {
    std::fill(out.status.begin(), out.status.end(), a.status[0]);
    std::fill(out.truth.begin(), out.truth.end(), static_cast<Byte>(a.truth[0] ^ 1));
    return;
  }
  std::copy(a.status.begin(), a.status.end(), out.status.begin());
  Negations(a.truth.data(), out.size(), out.truth.data());
}

void HasStatus(const Column& a, Status wanted, Column& out) {
  std::fill(out.status.begin(), out.status.end(), Status::Known);
  if (a.uniform)
    std::fill(out.truth.begin(), out.truth.end(), static_cast<Byte>(a.status[0] == wanted));
  else
    EqualTo(Statuses(a), static_cast<Byte>(wanted), out.size(), out.truth.data());
}

bool Select(const Column& condition, const Column& yes, const Column& no, Column& out) {
  if (!Simple(yes) || !Simple(no) || condition.uniform) return false;
  Choose(condition.truth.data(), yes, no, out);
  KeepUnknown(Statuses(condition), out.size(), Statuses(out));
  return true;
}

bool Fallback(const Column& read, const Column& otherwise, Column& out) {
  if (!Simple(read) || !Simple(otherwise) || read.uniform) return false;
  // Missing is 0, so the status itself chooses.
  static_assert(kMissing == 0);
  Choose(Statuses(read), read, otherwise, out);
  return true;
}

// A uniform condition is asked row by row.
void Gate(const Column& condition, const GateVerdicts& verdicts, std::size_t rows, std::uint8_t* verdict) {
  auto step = condition.uniform ? std::size_t{1} : rows;
  for (std::size_t i = 0; i < rows; i += step)
    GateRows(verdicts.refused, verdicts.unregulated, verdicts.unknown, Statuses(condition),
             condition.truth.data(), step, verdict + i);
}

void Except(const Column& condition, const ExceptionVerdicts& verdicts, std::size_t rows,
            std::uint8_t* verdict) {
  auto step = condition.uniform ? std::size_t{1} : rows;
  for (std::size_t i = 0; i < rows; i += step)
    ExceptRows(verdicts.pass, verdicts.violation, verdicts.exempt, verdicts.unknown, Statuses(condition),
               condition.truth.data(), step, verdict + i);
}

std::size_t CountOf(const std::uint8_t* bytes, std::size_t rows, std::uint8_t wanted) {
  return CountEqual(bytes, rows, wanted);
}

}  // namespace yichi::run::kernels
