#include "run/gather.h"

#include <algorithm>
#include <stdexcept>

namespace yichi::run {
namespace {

void AddPacked(const JudgedInput& from, std::uint32_t number, const RecordChoice& choice,
               Gathered& gathered) {
  auto& input = gathered.input;
  if (from.unread > 0) input.unread.emplace_back(from.model, from.unread);
  if (!gathered.unpacker->Wants(from.model)) return;
  auto& records = gathered.records.emplace_back();
  records.reserve(std::min(from.rows, choice.most));
  for (const auto& stretch : from.stretches)
    if (!gathered.unpacker->Unpack(stretch.records, stretch.first_paragraph, number, choice, records))
      throw std::runtime_error("packed records that cannot be read back");
  input.records.reserve(input.records.size() + records.size());
  for (const auto& record : records) input.records.push_back(&record);
}

}  // namespace

void Gather(const RuleSet& rules, const Rule& rule, std::span<const JudgedInput* const> inputs,
            std::size_t first, std::size_t last, const RecordChoice& choice, Gathered& gathered) {
  gathered.unpacker.emplace(rules, FieldsOf(rules, rule));
  for (auto i = first; i < last; ++i) {
    if (inputs[i]->records)
      AddWhole(*inputs[i], gathered.input);
    else
      AddPacked(*inputs[i], static_cast<std::uint32_t>(i), choice, gathered);
  }
}

void AddWhole(const JudgedInput& from, Input& input) {
  for (const auto& record : *from.records) input.records.push_back(&record);
  if (from.document) input.documents.push_back(from.document);
  if (from.unread > 0) input.unread.emplace_back(from.model, from.unread);
}

}  // namespace yichi::run
