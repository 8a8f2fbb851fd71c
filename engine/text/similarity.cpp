#include "text/similarity.h"

#include <vector>

#include "text/character_pairs.h"

namespace yichi {
namespace {

std::vector<std::uint64_t> PairsOf(std::string_view text) {
  std::vector<std::uint64_t> pairs;
  CharacterPairs(Comparable(text), pairs);
  return pairs;
}

// Of two ascending lists.
std::int64_t Common(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::int64_t common = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    common += a[i] == b[j];
    auto least = std::min(a[i], b[j]);
    i += a[i] == least;
    j += b[j] == least;
  }
  return common;
}

}  // namespace

Number Similarity(std::string_view a, std::string_view b) {
  auto left = PairsOf(a), right = PairsOf(b);
  if (left.empty() && right.empty()) return 1;
  return *MakeNumber(2 * Common(left, right), static_cast<std::int64_t>(left.size() + right.size()));
}

}  // namespace yichi
