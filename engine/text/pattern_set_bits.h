#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace yichi::pattern {

inline bool HasBit(const std::uint64_t* bits, std::size_t at) {
  return (bits[at / 64] >> (at % 64) & 1) != 0;
}
inline bool HasBit(const std::vector<std::uint64_t>& bits, std::size_t at) { return HasBit(bits.data(), at); }
inline void AddBit(std::uint64_t* bits, std::size_t at) { bits[at / 64] |= std::uint64_t{1} << (at % 64); }

// A set of places of a short text: bit n is the place before character n.
template <std::size_t kWords>
struct Bits {
  std::array<std::uint64_t, kWords> words = {};

  bool any() const {
    for (auto word : words)
      if (word != 0) return true;
    return false;
  }
  bool has(std::uint32_t at) const { return (words[at / 64] >> (at % 64) & 1) != 0; }
  void add(std::uint32_t at) { words[at / 64] |= std::uint64_t{1} << (at % 64); }
  void remove(std::uint32_t at) { words[at / 64] &= ~(std::uint64_t{1} << (at % 64)); }
  // The lowest place of a set that has one.
  std::uint32_t first() const {
    std::uint32_t at = 0;
    while (words[at] == 0) ++at;
    return at * 64 + static_cast<std::uint32_t>(std::countr_zero(words[at]));
  }
  Bits& operator|=(const Bits& other) {
    for (std::size_t i = 0; i < kWords; ++i) words[i] |= other.words[i];
    return *this;
  }
  Bits& operator&=(const Bits& other) {
    for (std::size_t i = 0; i < kWords; ++i) words[i] &= other.words[i];
    return *this;
  }
  // Every place moved on by `count`; what leaves the set is lost.
  Bits Moved(std::uint32_t count) const {
    Bits moved;
    auto whole = count / 64, rest = count % 64;
    for (std::size_t i = kWords; i-- > whole;) {
      moved.words[i] = words[i - whole] << rest;
      if (rest != 0 && i > whole) moved.words[i] |= words[i - whole - 1] >> (64 - rest);
    }
    return moved;
  }
  // The places `from` to `to`, both included.
  static Bits Run(std::uint32_t from, std::uint32_t to) {
    Bits run;
    for (std::uint32_t i = 0; i < kWords; ++i) {
      auto low = i * 64, high = low + 63;
      if (to < low || from > high) continue;
      auto word = ~std::uint64_t{0};
      if (from > low) word &= ~std::uint64_t{0} << (from - low);
      if (to < high) word &= ~std::uint64_t{0} >> (high - to);
      run.words[i] = word;
    }
    return run;
  }
};

}  // namespace yichi::pattern
