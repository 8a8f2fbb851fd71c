#include "text/alike_index.h"

#include <bit>
#include <numeric>

namespace yichi::alike {
namespace {

std::uint64_t Hash(Key key) {
  auto value = (std::uint64_t{key.first} << 32 | key.second) * 0x9E3779B97F4A7C15u;
  value = (value ^ value >> 32) * 0xD6E8FEB86659FD93u;
  return value ^ value >> 32;
}

// The keys under which a set is found by those that are at least as large.
template <typename Use>
void ForIndexed(std::span<const std::uint32_t> set, const Bound& bound, int width, Use use) {
  auto size = static_cast<std::uint32_t>(set.size());
  if (size == 0) return;
  bool small = size <= bound.Small();
  if (width == 2) {
    if (size <= Index::kLong && size > 1) ForKeys(Prefix(set, bound.Common(size, size), 2), 2, use);
  } else if (small) {
    ForKeys(set, 1, use);
  } else if (size >= bound.Smallest(Index::kLong + 1)) {
    ForKeys(Prefix(set, bound.Common(size, size), 1), 1, use);
  }
}

}  // namespace

std::uint32_t Index::Check(Key key) { return static_cast<std::uint32_t>(Hash(key) >> 32); }

Index::Index(const Sets& sets, const Bound& bound, int width) {
  std::size_t count = 0;
  for (std::uint32_t i = 0; i < sets.count(); ++i)
    ForIndexed(sets.Set(i), bound, width, [&](Key) { ++count; });
  auto buckets = std::bit_ceil(std::max<std::size_t>(count, 2) / 2);
  begin_.assign(buckets + 1, 0);
  auto bucket = [&](Key key) { return Hash(key) & (buckets - 1); };
  for (std::uint32_t i = 0; i < sets.count(); ++i)
    ForIndexed(sets.Set(i), bound, width, [&](Key key) { ++begin_[bucket(key)]; });
  std::partial_sum(begin_.begin(), begin_.end(), begin_.begin());
  // Filled from the end, so that each bucket's own count leads to its beginning.
  entries_.resize(count);
  for (auto i = sets.count(); i-- > 0;)
    ForIndexed(sets.Set(i), bound, width, [&](Key key) {
      entries_[--begin_[bucket(key)]] = {i, Check(key), sets.signature[i]};
    });
}

std::span<const Index::Entry> Index::Find(Key key) const {
  auto bucket = Hash(key) & (begin_.size() - 2);
  return std::span(entries_).subspan(begin_[bucket], begin_[bucket + 1] - begin_[bucket]);
}

}  // namespace yichi::alike
