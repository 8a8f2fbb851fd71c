#include "analysis/translate.h"

#include <algorithm>

namespace yichi::analysis {
namespace {

class Translator {
 public:
  Translator(const RuleSet& from, const RuleSet& to) : from_(from), to_(to) {}

  std::optional<Record> Translate(const Record& record) const {
    const auto& model = from_.models[record.model];
    auto other = to_.FindModel(model.name);
    if (other == kNoIndex) return std::nullopt;
    Record made;
    made.model = other;
    made.place = record.place;
    made.fields.resize(to_.models[other].fields.size());
    for (std::size_t i = 0; i < record.fields.size(); ++i) {
      auto field = to_.models[other].FindField(model.fields[i].name);
      if (field != kNoIndex)
        Put(record.fields[i], model.fields[i].type, to_.models[other].fields[field].type, made.fields[field]);
    }
    return made;
  }

 private:
  void Put(const FieldValue& value, const Type& type, const Type& other, FieldValue& made) const {
    if (type.kind != other.kind || type.list != other.list) return;
    made.status = value.status;
    made.place = value.place;
    made.original = value.original;
    made.scalar = value.scalar;
    if (type.kind == Kind::Member) Member(type, other, made);
    for (const auto& record : value.records)
      if (auto translated = Translate(record)) made.records.push_back(std::move(*translated));
    for (const auto& scalar : value.scalars)
      Put(scalar, type.Element(), other.Element(), made.scalars.emplace_back());
  }

  void Member(const Type& type, const Type& other, FieldValue& made) const {
    const auto* member = std::get_if<std::uint32_t>(&made.scalar);
    if (!member) return;
    const auto& name = from_.enumerations[type.index].members[*member].name;
    const auto& members = to_.enumerations[other.index].members;
    auto found = std::find_if(members.begin(), members.end(), [&](const auto& m) { return m.name == name; });
    if (found == members.end())
      made = FieldValue();
    else
      made.scalar = static_cast<std::uint32_t>(found - members.begin());
  }

  const RuleSet& from_;
  const RuleSet& to_;
};

}  // namespace

std::optional<Record> Translate(const RuleSet& from, const Record& record, const RuleSet& to) {
  return Translator(from, to).Translate(record);
}

}  // namespace yichi::analysis
