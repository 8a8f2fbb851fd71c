#include <algorithm>

#include "base/utf8.h"
#include "run/classify.h"

namespace yichi {
namespace {

bool Named(const Field& field, std::string_view name) {
  return field.name == name ||
         std::find(field.aliases.begin(), field.aliases.end(), name) != field.aliases.end();
}

class Filler {
 public:
  Filler(const RuleSet& rules, const Classification& classification)
      : rules_(rules), classification_(classification) {}

  void Fill(Record& record) {
    if (rules_.IsA(record.model, classification_.model)) Duty(record);
    for (auto& field : record.fields)
      for (auto& inner : field.records) Fill(inner);
  }

 private:
  void Duty(Record& duty) {
    if (classification_.result_field >= duty.fields.size()) return;
    const auto& text = duty.fields[classification_.text_field];
    const auto* words = std::get_if<std::string>(&text.scalar);
    auto& value = duty.fields[classification_.result_field];
    if (text.status != Status::Known || !words || value.status != Status::Missing) return;
    Classify(classification_, DecodeUtf8(*words), &duty, scratch_, classified_);
    value.place = text.place;
    if (classified_.labels.empty()) return;
    value.status = Status::Known;
    for (auto label : classified_.labels) {
      auto& member = value.scalars.emplace_back();
      member.status = Status::Known;
      member.scalar = label;
      member.place = text.place;
    }
  }

  const RuleSet& rules_;
  const Classification& classification_;
  ClassifyScratch scratch_;
  Classified classified_;
};

}  // namespace

std::optional<Record> DutyWith(const RuleSet& rules, const Classification& classification,
                               std::string_view field, std::string_view member) {
  const auto& fields = rules.models[classification.model].fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (!Named(fields[i], field) || fields[i].type.kind != Kind::Member || fields[i].type.list) continue;
    const auto& members = rules.enumerations[fields[i].type.index].members;
    for (std::uint32_t m = 0; m < members.size(); ++m) {
      if (std::find(members[m].words.begin(), members[m].words.end(), member) == members[m].words.end())
        continue;
      Record record;
      record.model = classification.model;
      record.fields.resize(fields.size());
      record.fields[i].status = Status::Known;
      record.fields[i].scalar = m;
      return record;
    }
  }
  return std::nullopt;
}

void FillClasses(const RuleSet& rules, std::vector<Record>& records) {
  for (const auto& classification : rules.classifications) {
    Filler filler(rules, classification);
    for (auto& record : records) filler.Fill(record);
  }
}

}  // namespace yichi
