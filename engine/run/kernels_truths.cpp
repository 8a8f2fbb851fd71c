#include <algorithm>

#include "run/kernel_loops.h"

namespace yichi::run::kernels {
namespace {

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

bool Simple(const Column& column) { return column.numeric() && column.denominator.empty(); }

void Choose(const Byte* choice, const Column& yes, const Column& no, Column& out) {
  ChooseBytes(choice, StatusesOf(yes), StatusesOf(no), out.size(), Statuses(out));
  if (out.truth.empty())
    ChooseWholes(choice, WholesOf(yes), WholesOf(no), out.size(), out.whole.data());
  else
    ChooseBytes(choice, TruthsOf(yes), TruthsOf(no), out.size(), out.truth.data());
}

}  // namespace

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
