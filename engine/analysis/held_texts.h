#pragma once

#include <string>
#include <unordered_map>
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

// What an input, or a stretch of one, holds, and where.
struct HeldPart {
  HeldTexts held;
  Document document;             // only the paragraphs that the texts stand in, and the sections over them
  std::uint32_t paragraphs = 0;  // that the input or stretch has
};

// All of them, at any depth, by place. The owner is the outermost record that has the field 名称 or, where
// none has it, the outermost record; records of one name are one owner. A part is the innermost named record
// below the owner. Linear.
HeldPart HeldIn(const RuleSet& rules, const Classification& classification, const Facts& facts,
                Document document);

// An input of a run as its parts so far make it.
struct HeldInput {
  std::uint32_t number = 0;  // in the run
  Document document;
  std::uint32_t paragraphs = 0;  // that it has had
};

// Puts together what inputs hold, told in their order; of an input that comes in stretches, one after
// another.
class HeldSum {
 public:
  void Add(HeldPart part, HeldInput& input);
  HeldTexts Take() { return std::move(held_); }

 private:
  std::unordered_map<std::string, std::uint32_t> named_;
  HeldTexts held_;
};

// Each owner's own texts; those of its parts only where it has none of its own.
HeldTexts Principal(const HeldTexts& held);

}  // namespace yichi
