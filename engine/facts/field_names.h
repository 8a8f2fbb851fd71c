#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "check/ruleset.h"

namespace yichi::facts {

// The way from a model down to a field, through nested records; the last may be a list or a record.
using FieldPath = std::vector<std::uint32_t>;

// How heads of columns, keys and elements name fields: by the field's name or one of its 别名, blanks and
// width disregarded. Computed fields are not named: nothing reads them.
class FieldNames {
 public:
  explicit FieldNames(const RuleSet& rules);

  std::uint32_t Find(std::uint32_t model, std::string_view name) const;  // kNoIndex when there is none
  // 经费.总数, or with · / - — for the dot; nullopt when a step is no field.
  std::optional<FieldPath> FindPath(std::uint32_t model, std::string_view dotted) const;
  // A column under heads of several rows: 经费 over 本年 and 上年; 占地 over 面积; 基本情况 over 名称.
  std::optional<FieldPath> FindPath(std::uint32_t model, const std::vector<std::string>& heads) const;

 private:
  std::optional<FieldPath> Under(std::uint32_t model, std::uint32_t field,
                                 const std::vector<std::string>& rest) const;

  const RuleSet& rules_;
  std::vector<std::map<std::string, std::uint32_t, std::less<>>> by_model_;
};

// Without blanks and width, and without the unit in brackets at the end: 人数（名） is 人数.
std::string PlainName(std::string_view written);
// The unit in those brackets, or empty.
std::string UnitInName(std::string_view written);

// The type of the field at the end of the path.
const Field& FieldAt(const RuleSet& rules, std::uint32_t model, const FieldPath& path);
// A record is named by its first own field (名称, 总数); kNoIndex when it has none that is a scalar.
std::uint32_t NamingField(const RuleSet& rules, std::uint32_t model);

}  // namespace yichi::facts
