#pragma once

#include <span>
#include <string>
#include <vector>

#include "facts/extract.h"
#include "run/classify.h"

namespace yichi {

// A text of the classification's model that a record of the run holds.
struct HeldText {
  std::string text;               // without the mark at its end
  Place place;                    // in which input, too
  std::uint32_t owner = 0;        // into HeldTexts::owners
  std::uint32_t part = kNoIndex;  // into HeldTexts::parts; kNoIndex: the owner's own
};

struct HeldTexts {
  std::vector<std::string> owners;  // names; empty for a record without one
  std::vector<std::string> parts;   // names of records inside an owner
  std::vector<HeldText> texts;      // by place
  std::size_t bare = 0;             // left out: no clause of the classification gives them a class
};

// All of them, at any depth, by place. The owner is the outermost record that has the field 名称 or, where
// none has it, the outermost record; records of one name are one owner. A part is the innermost named record
// below the owner. Linear.
HeldTexts CollectHeldTexts(const RuleSet& rules, const Classification& classification,
                           std::span<const Facts* const> inputs);

// Each owner's own texts; those of its parts only where it has none of its own.
HeldTexts Principal(const HeldTexts& held);

}  // namespace yichi
