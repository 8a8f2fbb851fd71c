#pragma once

#include <memory>
#include <string>
#include <vector>

#include "check/ruleset.h"
#include "facts/extract.h"
#include "facts/stretch.h"

namespace yichi::facts {

// The row of a table that an element was read from.
struct TableRow {
  std::uint32_t table = kNone;
  std::uint32_t header = 0;
  std::uint32_t row = 0;
};

struct Slot;

// A record while it is being read: every reading of every field is kept until all are in.
struct Draft {
  std::uint32_t model = 0;
  Pieces pieces;  // where its own fields are read
  TableRow row;
  const ReadingRule* origin = nullptr;  // the line that found this element
  std::vector<Slot> slots;

  Draft(std::uint32_t of_model, std::size_t fields, Pieces where);
  Draft(Draft&&) noexcept;
  Draft& operator=(Draft&&) noexcept;
  ~Draft();
};

struct Slot {
  std::vector<FieldValue> readings;  // of a scalar; of a list of scalars its elements
  std::vector<Draft> elements;       // of a list of records
  std::unique_ptr<Draft> nested;     // of a record
  bool found = false;                // list: its place was found
  bool given = false;                // by the column of the row or the pattern that found the element
  bool open = false;                 // list: the place says something that no reading took apart
  Place where;                       // where the value should stand, when no reading gave one
  std::vector<Pieces> read_in;       // where the field was looked for and found
};

// The record, with every field's status: readings that disagree make a Conflict, of which `disagreements` is
// told; a reading that leaves the value open yields to a clear one.
Record Finish(const RuleSet& rules, Draft& draft, const std::string& path,
              std::vector<Disagreement>& disagreements);

// Joins elements that two lines found in one row of a table; else those of one name that two lines found (a
// list and a table of the same divisions), or one pattern in two paragraphs (a unit spoken of twice).
void MergeNamesakes(const RuleSet& rules, std::vector<Draft>& elements);

}  // namespace yichi::facts
