#include "text/similarity.h"

#include <set>
#include <string>

#include "base/utf8.h"
#include "text/view.h"

namespace yichi {
namespace {

std::set<std::u32string> Pairs(std::string_view text) {
  auto folded = Fold(DecodeUtf8(text));
  std::erase_if(folded, [](char32_t c) { return c == U' '; });
  std::set<std::u32string> pairs;
  for (std::size_t i = 0; i + 1 < folded.size(); ++i) pairs.insert(folded.substr(i, 2));
  if (folded.size() == 1) pairs.insert(folded);
  return pairs;
}

}  // namespace

Number Similarity(std::string_view a, std::string_view b) {
  auto left = Pairs(a), right = Pairs(b);
  if (left.empty() && right.empty()) return 1;
  std::int64_t common = 0;
  for (const auto& pair : left) common += right.contains(pair);
  return *MakeNumber(2 * common, static_cast<std::int64_t>(left.size() + right.size()));
}

}  // namespace yichi
