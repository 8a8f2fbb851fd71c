#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/ruleset.h"
#include "facts/stretch.h"

namespace yichi::facts {

// One place that a 自 names: a section without its heading's number, a table, the title …
struct FoundPlace {
  Pieces pieces;
  Piece heading;               // what to point at when something is missing there
  bool joined = false;         // one text over several paragraphs (the title)
  std::uint32_t table = kNone;
};

// The places a reading looks at inside `scope`, nested ones left out; the whole scope for a reading without 自.
std::vector<FoundPlace> FindPlaces(Stretches& stretches, const ReadingRule& reading, const Pieces& scope);

// The parts of a place: items with all below, paragraphs, sentences.
std::vector<Pieces> SplitPlace(Stretches& stretches, ReadingRule::Each each, const Pieces& place);

}  // namespace yichi::facts
