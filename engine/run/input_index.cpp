#include "run/input_index.h"

#include <algorithm>

#include "base/utf8.h"

namespace yichi::run {

InputIndex::InputIndex(const RuleSet& rules, const Input& input)
    : rules_(rules), by_model_(rules.models.size()), unread_(input.unread) {
  for (const auto* record : input.records) Walk(*record);
  for (const auto* document : input.documents) {
    by_model_[document->model].push_back({next_++, document});
    documents_.resize(std::max<std::size_t>(documents_.size(), document->place.document + 1));
    documents_[document->place.document] = document;
  }
}

void InputIndex::Walk(const Record& record) {
  by_model_[record.model].push_back({next_++, &record});
  for (const auto& field : record.fields) {
    for (const auto& element : field.records) Walk(element);
  }
}

std::vector<const Record*> InputIndex::OfModel(std::uint32_t model) const {
  std::vector<Numbered> found;
  for (std::uint32_t m = 0; m < by_model_.size(); ++m)
    if (rules_.IsA(m, model)) found.insert(found.end(), by_model_[m].begin(), by_model_[m].end());
  auto in_order = [](const Numbered& a, const Numbered& b) { return a.order < b.order; };
  if (!std::is_sorted(found.begin(), found.end(), in_order)) std::sort(found.begin(), found.end(), in_order);
  std::vector<const Record*> records;
  records.reserve(found.size());
  for (const auto& numbered : found) records.push_back(numbered.record);
  return records;
}

std::uint32_t InputIndex::PlaceOf(std::uint32_t model, const Record* record) const {
  auto [known, fresh] = places_.try_emplace(model);
  if (fresh)
    for (const auto* one : OfModel(model))
      known->second.emplace(one, static_cast<std::uint32_t>(known->second.size() + 1));
  return known->second.at(record);
}

const Record* InputIndex::Around(const Record* record) const {
  if (!around_) {
    around_.emplace();
    for (const auto& records : by_model_)
      for (const auto& outer : records)
        for (const auto& field : outer.record->fields)
          for (const auto& element : field.records) around_->emplace(&element, outer.record);
  }
  auto found = around_->find(record);
  return found == around_->end() ? nullptr : found->second;
}

std::uint64_t InputIndex::Unread(std::uint32_t model) const {
  std::uint64_t count = 0;
  for (const auto& [of_model, unread] : unread_)
    if (rules_.IsA(of_model, model)) count += unread;
  return count;
}

std::string KeyOfText(std::string_view text) { return EncodeUtf8(Fold(DecodeUtf8(text))); }

namespace {

constexpr std::size_t kMostUnknown = 64;

std::string KeyOf(const FieldValue& value) {
  if (const auto* number = std::get_if<Number>(&value.scalar)) return PrintExact(*number);
  if (const auto* day = std::get_if<Day>(&value.scalar)) return PrintExact(Number(*day));
  if (const auto* member = std::get_if<std::uint32_t>(&value.scalar)) return PrintExact(Number(*member));
  const auto* text = std::get_if<std::string>(&value.scalar);
  return text ? KeyOfText(*text) : std::string();
}

}  // namespace

InputIndex::Found InputIndex::Find(const RecordJoin& join, const std::string& key) const {
  auto [known, fresh] = joins_.try_emplace({join.model, join.field});
  auto& by_key = known->second;
  if (fresh)
    for (const auto* record : OfModel(join.model)) {
      const auto& value = record->fields[join.field];
      if (value.status == Status::Known)
        by_key.equal[KeyOf(value)].push_back(record);
      else if (by_key.unknown.size() < kMostUnknown)
        by_key.unknown.push_back(record);
      else
        by_key.cut = true;
    }
  auto equal = by_key.equal.find(key);
  return {equal == by_key.equal.end() ? nullptr : &equal->second, &by_key.unknown, by_key.cut};
}

}  // namespace yichi::run
