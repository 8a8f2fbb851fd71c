#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "text/alike_sets.h"

namespace yichi::alike {

// How large common parts must be for a likeness (Dice) of at least `least`.
struct Bound {
  std::int64_t numerator = 1, denominator = 1;

  // Common tokens that sets of these sizes need, at least 1.
  std::uint32_t Common(std::uint32_t a, std::uint32_t b) const {
    auto twice = 2 * denominator;
    return static_cast<std::uint32_t>(std::max<std::int64_t>(1, (numerator * (a + b) + twice - 1) / twice));
  }
  // The smallest set that can be alike to one of that size and no larger than it.
  std::uint32_t Smallest(std::uint32_t size) const {
    auto rest = 2 * denominator - numerator;
    return static_cast<std::uint32_t>((numerator * size + rest - 1) / rest);
  }
  // Sets up to this size can be alike by one common token.
  std::uint32_t Small() const { return static_cast<std::uint32_t>(2 * denominator / numerator) - 1; }
};

// A key is `width` tokens that two alike sets have in common before any other: in the prefix of both.
struct Key {
  std::uint32_t first = 0, second = 0;
  friend bool operator==(const Key&, const Key&) = default;
};

// Sets by the keys of their prefixes. Hashed: an entry may answer to another key.
class Index {
 public:
  struct Entry {
    std::uint32_t position, check;
    std::uint64_t signature;  // the set's, so that most candidates go without a look at the set
  };

  // Sets larger than this are found by one token, the others by two.
  static constexpr std::uint32_t kLong = 64;

  // `width` 2: sets up to kLong; `width` 1: those that a longer one can be alike to, and small ones.
  Index(const Sets& sets, const Bound& bound, int width);

  // Entries that may have the key, by position.
  std::span<const Entry> Find(Key key) const;
  static std::uint32_t Check(Key key);

 private:
  std::vector<std::uint32_t> begin_;  // by bucket
  std::vector<Entry> entries_;
};

// Calls `use(key)` for the keys of a prefix.
template <typename Use>
void ForKeys(std::span<const std::uint32_t> prefix, int width, Use use) {
  for (std::size_t i = 0; i < prefix.size(); ++i) {
    if (width == 1) use(Key{prefix[i], prefix[i]});
    for (auto j = i + 1; width == 2 && j < prefix.size(); ++j) use(Key{prefix[i], prefix[j]});
  }
}

// The part of a set that holds the first `width` of at least `common` shared tokens.
inline std::span<const std::uint32_t> Prefix(std::span<const std::uint32_t> set, std::uint32_t common,
                                             int width) {
  auto length = set.size() + static_cast<std::size_t>(width) - common;
  return set.first(std::min(length, set.size()));
}

}  // namespace yichi::alike
