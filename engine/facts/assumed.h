#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/diagnostic.h"
#include "check/ruleset.h"
#include "value/record.h"

namespace yichi {

// A value that is supposed instead of the one that was read: 总额=25名, 职数.副职=2, or of one record
// by its name 甲馆:总额=25名. A field of the elements of a list is that of all of them, 科.人数=3名, or of
// one by its name 一科:科.人数=4名.
struct Assumption {
  std::string record;  // empty: every root record; of a field in a list also an element's name
  std::string field;   // by name or 别名, as for heads of ledgers
  std::string value;
};

// Refuses what no model could take: a field that none has or that is always computed, a value that is none of
// its type or outside its range. The diagnostic's span is empty.
std::variant<Assumption, Diagnostic> ReadAssumption(const RuleSet& rules, std::string_view written);

// What an assumption did to the records of one input.
struct Assumed {
  std::size_t assumption = 0;  // which, from 0
  struct Before {
    std::string record;  // its name; may be empty
    FieldValue value;
  };
  std::string field;  // 职数.副职
  Type type;
  FieldValue value;
  std::uint64_t records = 0;   // in which it was set, or elements
  std::vector<Before> before;  // of the first of them, at most kMostBefore

  static constexpr std::size_t kMostBefore = 8;
};

// Sets the values, without a place, in the root records that have the field. One entry for each model and
// assumption that fits; linear in the records.
std::vector<Assumed> Assume(const RuleSet& rules, std::span<const Assumption> assumptions,
                            std::vector<Record>& records);

}  // namespace yichi
