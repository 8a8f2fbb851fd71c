#include "run/input_index.h"

#include <algorithm>

namespace yichi::run {

InputIndex::InputIndex(const RuleSet& rules, const Input& input)
    : rules_(rules), by_model_(rules.models.size()) {
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
    for (const auto& element : field.records) {
      around_.emplace(&element, &record);
      Walk(element);
    }
  }
}

std::vector<const Record*> InputIndex::OfModel(std::uint32_t model) const {
  std::vector<Numbered> found;
  for (std::uint32_t m = 0; m < by_model_.size(); ++m)
    if (rules_.IsA(m, model)) found.insert(found.end(), by_model_[m].begin(), by_model_[m].end());
  std::sort(found.begin(), found.end(),
            [](const Numbered& a, const Numbered& b) { return a.order < b.order; });
  std::vector<const Record*> records;
  for (const auto& numbered : found) records.push_back(numbered.record);
  return records;
}

const Record* InputIndex::Around(const Record* record) const {
  auto found = around_.find(record);
  return found == around_.end() ? nullptr : found->second;
}

}  // namespace yichi::run
