#include "check/near_name.h"

#include <algorithm>

#include "base/utf8.h"

namespace yichi {
namespace {

std::size_t EditDistance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::vector<std::size_t>> cost(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) cost[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) cost[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      auto change = cost[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0u : 1u);
      cost[i][j] = std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, change});
      bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
    }
  }
  return cost[a.size()][b.size()];
}

}  // namespace

std::optional<std::string> NearestName(std::string_view name, const std::vector<std::string>& candidates) {
  auto text = DecodeUtf8(name);
  if (text.size() > 40) return std::nullopt;
  std::optional<std::string> best;
  auto least = std::max<std::size_t>(1, text.size() / 3) + 1;
  for (const auto& candidate : candidates) {
    auto other = DecodeUtf8(candidate);
    auto difference = text.size() > other.size() ? text.size() - other.size() : other.size() - text.size();
    if (difference >= least || other.size() > 40 || (text.size() < 2 && other.size() < 2)) continue;
    auto distance = EditDistance(text, other);
    if (distance < least && distance < std::max(text.size(), other.size())) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

}  // namespace yichi
