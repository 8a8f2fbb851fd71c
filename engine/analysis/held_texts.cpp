#include "analysis/held_texts.h"

#include <algorithm>
#include <iterator>
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

// Paragraphs, ascending.
using Kept = std::vector<std::uint32_t>;

Kept ParagraphsOf(const HeldTexts& held) {
  Kept kept;
  for (const auto& text : held.texts)
    if (text.place.known()) kept.push_back(text.place.paragraph);
  std::sort(kept.begin(), kept.end());
  kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
  return kept;
}

// How many of them come before the paragraph.
std::uint32_t Before(const Kept& kept, std::uint32_t paragraph) {
  return static_cast<std::uint32_t>(std::lower_bound(kept.begin(), kept.end(), paragraph) - kept.begin());
}

// What tells where those paragraphs stand.
void KeepOnly(const Kept& kept, Document& document) {
  std::vector<Paragraph> paragraphs;
  paragraphs.reserve(kept.size());
  for (auto number : kept) {
    auto& paragraph = paragraphs.emplace_back(std::move(document.paragraphs[number]));
    paragraph.number = number + 1;
    paragraph.offsets = {};
    paragraph.style = {};
  }
  Document rest;
  rest.path = std::move(document.path);
  rest.format = document.format;
  rest.parts = std::move(document.parts);
  rest.paragraphs = std::move(paragraphs);
  for (auto& section : document.sections) {
    section.paragraph = Before(kept, section.paragraph);
    section.end = Before(kept, section.end);
    if (section.paragraph < section.end) rest.sections.push_back(std::move(section));
  }
  document = std::move(rest);
}

}  // namespace

HeldPart HeldIn(const RuleSet& rules, const Classification& classification, const Facts& facts,
                Document document) {
  Collector collector(rules, classification);
  collector.Add(facts);
  HeldPart part{collector.Take(), std::move(document), 0};
  part.paragraphs = static_cast<std::uint32_t>(part.document.paragraphs.size());
  auto kept = ParagraphsOf(part.held);
  KeepOnly(kept, part.document);
  for (auto& text : part.held.texts)
    if (text.place.known()) text.place.paragraph = Before(kept, text.place.paragraph);
  return part;
}

void HeldSum::Add(HeldPart part, HeldInput& input) {
  std::vector<std::uint32_t> owners;
  for (auto& name : part.held.owners) {
    auto next = static_cast<std::uint32_t>(held_.owners.size());
    auto owner = name.empty() ? next : named_.emplace(name, next).first->second;
    if (owner == next) held_.owners.push_back(std::move(name));
    owners.push_back(owner);
  }
  auto first_part = static_cast<std::uint32_t>(held_.parts.size());
  std::move(part.held.parts.begin(), part.held.parts.end(), std::back_inserter(held_.parts));
  auto first_paragraph = static_cast<std::uint32_t>(input.document.paragraphs.size());
  for (auto& text : part.held.texts) {
    text.owner = owners[text.owner];
    if (text.part != kNoIndex) text.part += first_part;
    text.place.document = input.number;
    if (text.place.known()) text.place.paragraph += first_paragraph;
    held_.texts.push_back(std::move(text));
  }
  held_.bare += part.held.bare;
  for (auto& paragraph : part.document.paragraphs) paragraph.number += input.paragraphs;
  if (input.paragraphs == 0)
    input.document = std::move(part.document);
  else
    std::move(part.document.paragraphs.begin(), part.document.paragraphs.end(),
              std::back_inserter(input.document.paragraphs));
  input.paragraphs += part.paragraphs;
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
