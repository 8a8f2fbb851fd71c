#include "lang/unspaced.h"

#include <algorithm>
#include <vector>

namespace yichi {
namespace {

// Longer words first, so that 不超过 is not cut into 不 and 超过. One-character words are left out: they occur
// inside ordinary names.
constexpr std::string_view kInside[] = {"不超过", "不低于", "不少于", "不高于", "不多于", "不大于", "不小于",
                                        "不早于", "不晚于", "不等于", "约等于", "不属于", "不匹配", "超过",
                                        "低于",   "少于",   "高于",   "多于",   "大于",   "小于",   "早于",
                                        "晚于",   "等于",   "属于",   "匹配",   "不满",   "不含"};
constexpr std::string_view kFirst[] = {"要求", "适用", "除外", "对象", "不得", "级别", "定位", "依据"};

struct Found {
  std::size_t begin = std::string_view::npos, length = 0;
};

Found FirstInside(std::string_view name, std::size_t from) {
  Found best;
  for (auto word : kInside) {
    auto at = name.find(word, from);
    if (at < best.begin || (at == best.begin && word.size() > best.length))
      best = {at, word.size()};
  }
  return best.begin == name.npos ? Found{} : best;
}

}  // namespace

std::optional<std::string> UnspacedSplit(std::string_view name) {
  std::vector<std::string_view> words;
  std::size_t at = 0;
  for (auto first : kFirst) {
    if (!name.starts_with(first) || name.size() == first.size()) continue;
    words.push_back(first);
    at = first.size();
    break;
  }
  while (at < name.size()) {
    auto found = FirstInside(name, at);
    if (found.length == 0) break;
    if (found.begin > at) words.push_back(name.substr(at, found.begin - at));
    words.push_back(name.substr(found.begin, found.length));
    at = found.begin + found.length;
  }
  if (at < name.size()) words.push_back(name.substr(at));
  if (words.size() < 2) return std::nullopt;
  std::string out;
  for (auto word : words) (out += out.empty() ? "" : " ") += word;
  return out;
}

}  // namespace yichi
