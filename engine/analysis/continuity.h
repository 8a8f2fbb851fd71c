#pragma once

#include <cstddef>
#include <vector>

#include "analysis/held_texts.h"
#include "value/number.h"

namespace yichi {

// A text after the change that carries on one before it.
struct Successor {
  std::uint32_t text = 0;  // of the texts after
  Number similarity;
};

enum class Fate { Lost, Doubled, Moved, Kept };

// What became of a text before the change.
struct FateOf {
  std::uint32_t text = 0;  // of the texts before
  Fate fate = Fate::Lost;
  std::vector<Successor> successors;
};

struct Continuity {
  std::vector<FateOf> fates;           // one for each text before, in their order
  std::vector<std::uint32_t> orphans;  // texts after that carry on none
  bool complete = true;
};

// The same text comes first: a text after carries on those that read the same, else the most alike of at
// least `least`; a text before that nothing carries on yet, the most alike after it. Doubled: several owners;
// Moved: one owner of another name. Cost of FindAlike (text/alike.h).
Continuity CompareHolders(const HeldTexts& before, const HeldTexts& after, Number least);

}  // namespace yichi
