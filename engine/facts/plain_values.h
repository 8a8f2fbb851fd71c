#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "check/ruleset.h"
#include "value/record.h"

namespace yichi::facts {

// A value that stands alone in a cell or behind a key.
struct PlainValue {
  FieldValue value;
  bool broken = false;  // what stands there is no value of the type, and no word that leaves it open either
};

// std::nullopt for nothing, and for a dash that says nothing. `unit` is what a bare number is counted in
// (万元 at the head of the column), kNoIndex for the unit of the type. Dates also as 2019/3/1, 2019.3.1,
// 20190301 and with a time behind; of a month alone (2019年3月, 2019-03, 201903) its first day; 是/否, 有/无,
// true/false; a list divided by 、；or line breaks.
std::optional<PlainValue> ReadPlain(const RuleSet& rules, std::u32string_view text, const Type& type,
                                    Place place, std::uint32_t unit = kNoIndex);

// The unit of that name, for a number of this type; kNoIndex when it is none of its dimension.
std::uint32_t FindUnit(const RuleSet& rules, std::string_view name, const Type& type);

}  // namespace yichi::facts
