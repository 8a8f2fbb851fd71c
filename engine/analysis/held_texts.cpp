#include "analysis/held_texts.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "base/utf8.h"

namespace yichi {
namespace {

class Collector {
 public:
  Collector(const RuleSet& rules, const Classification& classification)
      : rules_(rules), classification_(classification) {
    for (const auto& model : rules.models) name_fields_.push_back(model.FindField("名称"));
  }

  void Add(const Facts& facts) {
    for (const auto& record : facts.records) Walk(record, {});
  }

  HeldTexts Take() {
    std::stable_sort(held_.texts.begin(), held_.texts.end(), [](const HeldText& a, const HeldText& b) {
      return std::tuple(a.place.document, a.place.paragraph, a.place.begin) <
             std::tuple(b.place.document, b.place.paragraph, b.place.begin);
    });
    return std::move(held_);
  }

 private:
  // Records around a text; an owner gets its number with its first text.
  struct Around {
    const Record* outermost = nullptr;
    const Record* owner = nullptr;
    const Record* part = nullptr;
  };

  bool HasName(const Record& record) const { return name_fields_[record.model] < record.fields.size(); }

  std::string NameOf(const Record& record) const {
    if (!HasName(record)) return {};
    const auto& field = record.fields[name_fields_[record.model]];
    const auto* name = std::get_if<std::string>(&field.scalar);
    return field.status == Status::Known && name ? *name : std::string();
  }

  void Walk(const Record& record, Around around) {
    if (rules_.IsA(record.model, classification_.model)) return Text(record, around);
    if (!around.outermost) around.outermost = &record;
    if (HasName(record)) (around.owner ? around.part : around.owner) = &record;
    for (const auto& field : record.fields)
      for (const auto& inner : field.records) Walk(inner, around);
  }

  void Text(const Record& record, const Around& around) {
    const auto& field = record.fields[classification_.text_field];
    const auto* words = std::get_if<std::string>(&field.scalar);
    if (field.status != Status::Known || !words) return;
    auto text = Trimmed(*words);
    if (text.empty() || Bare(record, text)) {
      ++held_.bare;
      return;
    }
    HeldText held{std::move(text), field.place.known() ? field.place : record.place, OwnerOf(record, around),
                  kNoIndex};
    held.place.document = field.place.document;
    if (around.part) held.part = Number(parts_, around.part, NameOf(*around.part), held_.parts);
    held_.texts.push_back(std::move(held));
  }

  // A class that was found says enough; only the others are looked at again.
  bool Bare(const Record& record, const std::string& text) {
    if (classification_.result_field < record.fields.size() &&
        record.fields[classification_.result_field].status == Status::Known)
      return false;
    Classify(classification_, DecodeUtf8(text), &record, scratch_, classified_);
    return std::none_of(classified_.standing.begin(), classified_.standing.end(), [&](std::uint32_t index) {
      return classification_.clauses[index].label.has_value();
    });
  }

  std::uint32_t OwnerOf(const Record& record, const Around& around) {
    const auto* owner = around.owner ? around.owner : around.outermost ? around.outermost : &record;
    auto name = NameOf(*owner);
    if (name.empty()) return Number(nameless_, owner, name, held_.owners);
    auto [known, fresh] = named_.emplace(name, held_.owners.size());
    if (fresh) held_.owners.push_back(name);
    return static_cast<std::uint32_t>(known->second);
  }

  static std::uint32_t Number(std::map<const Record*, std::uint32_t>& numbers, const Record* record,
                              const std::string& name, std::vector<std::string>& names) {
    auto [known, fresh] = numbers.emplace(record, static_cast<std::uint32_t>(names.size()));
    if (fresh) names.push_back(name);
    return known->second;
  }

  static std::string Trimmed(std::string text) {
    for (bool more = true; more;) {
      more = false;
      for (std::string_view mark : {"。", ";", ";", ".", " ", "\n"})
        if (text.ends_with(mark)) text.resize(text.size() - mark.size()), more = true;
    }
    return text;
  }

  const RuleSet& rules_;
  const Classification& classification_;
  std::vector<std::uint32_t> name_fields_;  // by model
  ClassifyScratch scratch_;
  Classified classified_;
  std::map<std::string, std::size_t> named_;
  std::map<const Record*, std::uint32_t> nameless_, parts_;
  HeldTexts held_;
};

}  // namespace

HeldTexts CollectHeldTexts(const RuleSet& rules, const Classification& classification,
                           std::span<const Facts* const> inputs) {
  Collector collector(rules, classification);
  for (const auto* facts : inputs) collector.Add(*facts);
  return collector.Take();
}

HeldTexts Principal(const HeldTexts& held) {
  std::vector<bool> has_own(held.owners.size());
  for (const auto& text : held.texts)
    if (text.part == kNoIndex) has_own[text.owner] = true;
  auto principal = held;
  std::erase_if(principal.texts,
                [&](const HeldText& text) { return text.part != kNoIndex && has_own[text.owner]; });
  return principal;
}

}  // namespace yichi
