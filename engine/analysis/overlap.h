#pragma once

#include <cstddef>
#include <vector>

#include "analysis/held_texts.h"
#include "value/number.h"

namespace yichi {

// Two wordings of a family that are alike.
struct OverlapPair {
  std::uint32_t first = 0, second = 0;  // into OverlapFamily::wordings
  Number similarity;
};

// Texts of several holders that are the same or alike, each to one of the others.
struct OverlapFamily {
  std::vector<std::vector<std::uint32_t>> wordings;  // texts of HeldTexts that read the same
  std::vector<OverlapPair> pairs;                    // the most alike first
  Number most;                                       // 1 where one wording has several holders
  std::size_t owners = 0;
};

struct Overlaps {
  std::vector<OverlapFamily> families;  // the most alike first, then those of most owners
  bool complete = true;                 // false: so many pairs that some were left out
};

struct OverlapOptions {
  Number least;         // similarity.h
  bool within = false;  // also the parts of one owner against each other
};

// Texts that different owners hold alike. Cost of FindAlike (text/alike.h).
Overlaps FindOverlaps(const HeldTexts& held, const OverlapOptions& options);

}  // namespace yichi
