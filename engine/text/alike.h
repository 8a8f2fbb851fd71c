#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "value/number.h"

namespace yichi {

// A text and whose it is.
struct OwnedText {
  std::string_view text;
  std::uint32_t owner = 0;
};

// Two groups whose texts are alike; first < second.
struct AlikePair {
  std::uint32_t first = 0, second = 0;
  Number similarity;
};

struct AlikeTexts {
  // Texts that read the same (folded, without spaces) are a group, numbered as they first come up.
  std::vector<std::uint32_t> group_of;                // by text
  std::vector<std::uint32_t> members, members_begin;  // texts by group, in their order
  std::vector<AlikePair> pairs;                       // the most alike first, then by number
  bool complete = true;                               // false: there are more pairs than `most`

  std::uint32_t groups() const { return static_cast<std::uint32_t>(members_begin.size()) - 1; }
  std::span<const std::uint32_t> Members(std::uint32_t group) const {
    return std::span(members).subspan(members_begin[group], members_begin[group + 1] - members_begin[group]);
  }
};

// All pairs of texts of different owners whose Similarity (similarity.h) is at least `least`, 0 < least ≤ 1:
// exactly those, by a set-similarity join. Candidates share the two rarest of their common character pairs
// within prefixes of the sets (prefix filter with two tokens: Wang, Li, Feng, SIGMOD 2012; PPJoin: Xiao et
// al., WWW 2008), pass a bitmap bound (Sandes et al., 2017) and are then counted. Texts of more than 64
// pairs share the rarest one. Near linear for least ≥ 1/2 and texts that are not all alike; memory some
// hundred bytes and 28 index entries of 16 bytes for a text of thirty characters at 80%. Empty texts are like
// none. The result does not depend on threads.
AlikeTexts FindAlike(std::span<const OwnedText> texts, Number least, std::size_t most = 10'000'000);

}  // namespace yichi
