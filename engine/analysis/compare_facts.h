#pragma once

#include <string>
#include <vector>

#include "check/ruleset.h"
#include "facts/extract.h"

namespace yichi {

// A value of one version of a document that the other has otherwise, or not.
struct FactChange {
  std::string field;          // 科室[综合科].人数
  std::string before, after;  // as printed; empty: not there
  Place before_at, after_at;
};

// Elements of lists pair by name; those without, by how alike their first texts are (at least three fifths),
// then nothing else. In order of the older version, what is new last.
std::vector<FactChange> CompareFacts(const RuleSet& rules, const Facts& before, const Facts& after);

}  // namespace yichi
