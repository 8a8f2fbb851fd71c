#include "text/character_pairs.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/view.h"

namespace yichi {

std::u32string Comparable(std::string_view text) {
  auto folded = Fold(DecodeUtf8(text));
  std::erase(folded, U' ');
  return folded;
}

void CharacterPairs(std::u32string_view comparable, std::vector<std::uint64_t>& pairs) {
  pairs.clear();
  if (comparable.size() == 1) pairs.push_back(comparable[0]);
  for (std::size_t i = 0; i + 1 < comparable.size(); ++i)
    pairs.push_back(std::uint64_t{comparable[i]} << 32 | comparable[i + 1]);
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
}

}  // namespace yichi
