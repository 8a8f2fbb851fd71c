#include "text/pattern_set_links.h"

#include <algorithm>
#include <map>
#include <set>

namespace yichi::pattern {
namespace {

using Kind = Part::Kind;
using Row = std::vector<std::uint64_t>;

// A sequence needs all of its children, a choice one; what no words decide needs nothing. Children stand
// before their parents.
class Links {
 public:
  explicit Links(PatternSet::Data& data)
      : data_(data), needs_(data.parts.size()), weight_(data.parts.size()) {
    followers_.resize(data.parts.size());
    begins_.resize(data.parts.size());
    part_of_group_.assign(data.groups, 0);
    data_.part_bits = (data.parts.size() + 63) / 64;
    data_.always.assign(data_.part_bits, 0);
  }

  std::vector<std::uint32_t> Find(const WordList& words) {
    std::vector<std::uint32_t> sizes(data_.groups);
    for (const auto* word : words)
      for (auto group : word->second) ++sizes[group];
    for (std::uint32_t index = 0; index < data_.parts.size(); ++index) {
      Add(index, sizes);
      AddChoices(data_.parts[index]);
    }
    data_.first_choices.push_back(static_cast<std::uint32_t>(data_.choices.size()));
    data_.sequence_bits = (data_.sequences.size() + 63) / 64;
    // Rows of parents first.
    rows_.resize(data_.parts.size());
    for (auto index = data_.parts.size(); index-- > 0;) FillRow(index);
    for (auto index : sequence_parts_) Append(rows_[index], data_.by_sequence);
    return AddWordRows(words);
  }

 private:
  // Most words of a lexicon share all of their groups, and so one row.
  std::vector<std::uint32_t> AddWordRows(const WordList& words) {
    std::map<std::vector<std::uint32_t>, std::uint32_t> row_of;
    std::vector<std::uint32_t> places;
    for (const auto* word : words) {
      auto [known, is_new] = row_of.try_emplace(word->second, data_.by_word.size());
      places.push_back(known->second);
      if (!is_new) continue;
      Row row(data_.row());
      for (auto group : word->second) Join(rows_[part_of_group_[group]], row);
      Append(row, data_.by_word);
    }
    return places;
  }

  void Add(std::uint32_t index, const std::vector<std::uint32_t>& sizes) {
    const auto& part = data_.parts[index];
    if (part.kind == Kind::Words) {
      part_of_group_[part.value] = index;
      needs_[index] = true;
      weight_[index] = sizes[part.value];
      return;
    }
    auto waited = Waited(part);
    if (waited.empty()) return AddBit(data_.always.data(), index);
    needs_[index] = true;
    auto rarer = [&](auto a, auto b) { return weight_[a] < weight_[b]; };
    auto rarest = *std::min_element(waited.begin(), waited.end(), rarer);
    bool choice = part.kind == Kind::Alternatives;
    for (auto child : waited) weight_[index] = choice ? weight_[index] + weight_[child] : weight_[rarest];
    if (choice || waited.size() == 1) {
      for (auto child : waited) followers_[child].push_back(index);
      return;
    }
    begins_[rarest].push_back(static_cast<std::uint32_t>(data_.sequences.size()));
    data_.sequences.push_back(
        {static_cast<std::uint32_t>(data_.waited.size()), static_cast<std::uint32_t>(waited.size() - 1)});
    for (auto child : waited)
      if (child != rarest) data_.waited.push_back(child);
    std::sort(data_.waited.end() - static_cast<std::ptrdiff_t>(waited.size() - 1), data_.waited.end(), rarer);
    sequence_parts_.push_back(index);
  }

  void AddChoices(const Part& part) {
    data_.first_choices.push_back(static_cast<std::uint32_t>(data_.choices.size()));
    if (part.kind != Kind::Alternatives) return;
    std::map<std::uint32_t, std::uint64_t> by_word;
    for (std::uint32_t i = 0; i < part.count; ++i) {
      auto child = data_.children[part.first + i];
      AddBit(&by_word[child / 64], child % 64);
    }
    for (auto [word, parts] : by_word) data_.choices.push_back({word, parts});
  }

  // The children that words decide; none where the part can match without them.
  std::set<std::uint32_t> Waited(const Part& part) const {
    std::set<std::uint32_t> waited;
    if (part.kind != Kind::Sequence && part.kind != Kind::Alternatives) return waited;
    for (std::uint32_t i = 0; i < part.count; ++i) {
      auto child = data_.children[part.first + i];
      if (needs_[child])
        waited.insert(child);
      else if (part.kind == Kind::Alternatives)
        return {};
    }
    return waited;
  }

  void FillRow(std::size_t index) {
    auto& row = rows_[index];
    row.assign(data_.row(), 0);
    AddBit(row.data(), index);
    for (auto sequence : begins_[index]) AddBit(row.data() + data_.part_bits, sequence);
    for (auto follower : followers_[index]) Join(rows_[follower], row);
  }

  static void Join(const Row& from, Row& row) {
    for (std::size_t i = 0; i < row.size(); ++i) row[i] |= from[i];
  }
  static void Append(const Row& row, std::vector<std::uint64_t>& rows) {
    rows.insert(rows.end(), row.begin(), row.end());
  }

  PatternSet::Data& data_;
  std::vector<std::uint32_t> part_of_group_;           // by group
  std::vector<bool> needs_;                            // by part
  std::vector<std::size_t> weight_;                    // by part: about how many words make it possible
  std::vector<std::vector<std::uint32_t>> followers_;  // by part: what it alone makes possible
  std::vector<std::vector<std::uint32_t>> begins_;     // by part: sequences whose rarest child it is
  std::vector<std::uint32_t> sequence_parts_;          // by sequence
  std::vector<Row> rows_;                              // by part
};

}  // namespace

std::vector<std::uint32_t> LinkWords(PatternSet::Data& data, const WordList& words) {
  return Links(data).Find(words);
}

}  // namespace yichi::pattern
