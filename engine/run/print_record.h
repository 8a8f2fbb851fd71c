#pragma once

#include <string>

#include "check/ruleset.h"
#include "value/record.h"

namespace yichi::run {

// A record as the rule language writes it: { 名称: "甲站", 总额: 21名, 科室: [ { 人数: 4名 } ] }. Fields that
// are not known are left out, those that a text leaves open are written 若干.
std::string PrintRecord(const RuleSet& rules, const Record& record);

// One value in the same way; texts without marks. Empty when it is not known.
std::string PrintField(const RuleSet& rules, const FieldValue& value, const Type& type);

}  // namespace yichi::run
