#include "text/alike_sets.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "text/character_pairs.h"

namespace yichi::alike {
namespace {

std::uint64_t Mix(std::uint64_t value) {
  value = (value ^ value >> 33) * 0xFF51AFD7ED558CCDu;
  value = (value ^ value >> 33) * 0xC4CEB9FE1A85EC53u;
  return value ^ value >> 33;
}

// Numbers character pairs as they come up and counts the texts they stand in.
class Numbering {
 public:
  std::uint32_t Count(std::uint64_t pair) {
    if (pairs_.size() * 2 >= slots_.size()) Grow();
    auto& slot = slots_[Find(pair)];
    if (slot == 0) {
      pairs_.push_back(pair);
      counts_.push_back(0);
      slot = static_cast<std::uint32_t>(pairs_.size());
    }
    ++counts_[slot - 1];
    return slot - 1;
  }

  // By number: its place among all, the rarest first.
  std::vector<std::uint32_t> Ranks() const {
    std::vector<std::uint32_t> order(pairs_.size()), ranks(pairs_.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return std::pair(counts_[a], pairs_[a]) < std::pair(counts_[b], pairs_[b]);
    });
    for (std::uint32_t i = 0; i < order.size(); ++i) ranks[order[i]] = i;
    return ranks;
  }

 private:
  std::size_t Find(std::uint64_t pair) const {
    auto at = Mix(pair) & (slots_.size() - 1);
    while (slots_[at] != 0 && pairs_[slots_[at] - 1] != pair) at = (at + 1) & (slots_.size() - 1);
    return at;
  }

  void Grow() {
    slots_.assign(std::max<std::size_t>(1024, slots_.size() * 2), 0);
    for (std::uint32_t i = 0; i < pairs_.size(); ++i) slots_[Find(pairs_[i])] = i + 1;
  }

  std::vector<std::uint32_t> slots_;  // number + 1; 0: free
  std::vector<std::uint64_t> pairs_;
  std::vector<std::uint32_t> counts_;
};

// Comparable texts of the groups, one after another.
struct GroupTexts {
  std::u32string all;
  std::vector<std::size_t> begin = {0};
  std::vector<std::uint32_t> owner;

  std::u32string_view Text(std::size_t group) const {
    return std::u32string_view(all).substr(begin[group], begin[group + 1] - begin[group]);
  }
};

// Groups by the hash of their text, so that no text is held twice.
GroupTexts Group(std::span<const OwnedText> texts, AlikeTexts& result) {
  GroupTexts groups;
  std::unordered_multimap<std::size_t, std::uint32_t> known;
  known.reserve(texts.size());
  result.group_of.reserve(texts.size());
  for (const auto& text : texts) {
    auto comparable = Comparable(text.text);
    auto hash = std::hash<std::u32string_view>()(comparable);
    auto [same, end] = known.equal_range(hash);
    while (same != end && groups.Text(same->second) != comparable) ++same;
    if (same != end) {
      auto& owner = groups.owner[same->second];
      if (owner != text.owner) owner = kSeveralOwners;
      result.group_of.push_back(same->second);
      continue;
    }
    auto number = static_cast<std::uint32_t>(groups.owner.size());
    known.emplace(hash, number);
    result.group_of.push_back(number);
    groups.all += comparable;
    groups.begin.push_back(groups.all.size());
    groups.owner.push_back(text.owner);
  }
  return groups;
}

void ListMembers(std::size_t groups, AlikeTexts& result) {
  result.members_begin.assign(groups + 1, 0);
  for (auto group : result.group_of) ++result.members_begin[group + 1];
  std::partial_sum(result.members_begin.begin(), result.members_begin.end(), result.members_begin.begin());
  result.members.resize(result.group_of.size());
  auto next = result.members_begin;
  for (std::uint32_t i = 0; i < result.group_of.size(); ++i) result.members[next[result.group_of[i]]++] = i;
}

// Sets by group, tokens as numbered.
void CountPairs(const GroupTexts& groups, Numbering& numbering, std::vector<std::uint32_t>& tokens,
                std::vector<std::uint32_t>& begin) {
  std::vector<std::uint64_t> pairs;
  tokens.reserve(groups.all.size());
  begin.push_back(0);
  for (std::size_t i = 0; i < groups.owner.size(); ++i) {
    CharacterPairs(groups.Text(i), pairs);
    for (auto pair : pairs) tokens.push_back(numbering.Count(pair));
    begin.push_back(static_cast<std::uint32_t>(tokens.size()));
  }
}

std::vector<std::uint32_t> BySize(const std::vector<std::uint32_t>& begin) {
  std::vector<std::uint32_t> order(begin.size() - 1);
  std::iota(order.begin(), order.end(), 0u);
  std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return begin[a + 1] - begin[a] < begin[b + 1] - begin[b];
  });
  return order;
}

void ListSizes(Sets& sets) {
  auto most = sets.count() == 0 ? 0 : sets.Size(sets.count() - 1);
  sets.first_of_size.assign(most + 2, sets.count());
  for (auto i = sets.count(); i-- > 0;) sets.first_of_size[sets.Size(i)] = i;
  for (auto size = most + 1; size-- > 0;)
    sets.first_of_size[size] = std::min(sets.first_of_size[size], sets.first_of_size[size + 1]);
}

}  // namespace

Sets MakeSets(std::span<const OwnedText> texts, AlikeTexts& result) {
  auto groups = Group(texts, result);
  ListMembers(groups.owner.size(), result);
  Numbering numbering;
  std::vector<std::uint32_t> tokens, begin;
  CountPairs(groups, numbering, tokens, begin);
  auto ranks = numbering.Ranks();
  Sets sets;
  sets.tokens.reserve(tokens.size());
  sets.begin.push_back(0);
  for (auto group : BySize(begin)) {
    std::uint64_t signature = 0;
    for (auto i = begin[group]; i < begin[group + 1]; ++i) {
      sets.tokens.push_back(ranks[tokens[i]]);
      signature |= std::uint64_t{1} << (Mix(sets.tokens.back()) & 63);
    }
    std::sort(sets.tokens.begin() + sets.begin.back(), sets.tokens.end());
    sets.begin.push_back(static_cast<std::uint32_t>(sets.tokens.size()));
    sets.signature.push_back(signature);
    sets.group.push_back(group);
    sets.owner.push_back(groups.owner[group]);
  }
  ListSizes(sets);
  return sets;
}

}  // namespace yichi::alike
