#include "facts/stated.h"

#include <algorithm>

namespace yichi {
namespace {

void State(const RuleSet& rules, std::string_view member, Record& record) {
  const auto& fields = rules.models[record.model].fields;
  for (std::size_t i = 0; i < record.fields.size(); ++i) {
    auto& value = record.fields[i];
    for (auto& inner : value.records) State(rules, member, inner);
    const auto& type = fields[i].type;
    if (type.kind != Kind::Member || type.list || value.status != Status::Missing) continue;
    const auto& members = rules.enumerations[type.index].members;
    auto named = std::find_if(members.begin(), members.end(),
                              [&](const EnumerationMember& one) { return one.name == member; });
    if (named == members.end()) continue;
    value.status = Status::Known;
    value.scalar = static_cast<std::uint32_t>(named - members.begin());
  }
}

}  // namespace

void StateMember(const RuleSet& rules, std::string_view member, std::vector<Record>& records) {
  for (auto& record : records) State(rules, member, record);
}

}  // namespace yichi
