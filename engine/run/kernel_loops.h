#pragma once

#include "run/kernels.h"

// What the kernels are made of. For kernels*.cpp only.

// GCC picks the form when the program starts; elsewhere there is the portable form only.
#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define YICHI_WIDE __attribute__((target_clones("avx2", "default")))
#define YICHI_INLINE inline __attribute__((always_inline))
#else
#define YICHI_WIDE
#define YICHI_INLINE inline
#endif

namespace yichi::run::kernels {

using Byte = std::uint8_t;
using Whole = std::int64_t;

inline const Byte* Statuses(const Column& column) {
  return reinterpret_cast<const Byte*>(column.status.data());
}
inline Byte* Statuses(Column& column) { return reinterpret_cast<Byte*>(column.status.data()); }

inline constexpr Byte kMissing = static_cast<Byte>(Status::Missing),
                      kKnown = static_cast<Byte>(Status::Known),
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

inline Operand<Whole> WholesOf(const Column& column) { return {column.whole.data(), column.uniform}; }
inline Operand<Byte> StatusesOf(const Column& column) { return {Statuses(column), column.uniform}; }
inline Operand<Byte> TruthsOf(const Column& column) { return {column.truth.data(), column.uniform}; }

}  // namespace yichi::run::kernels
