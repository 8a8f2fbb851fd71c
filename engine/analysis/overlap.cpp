#include "analysis/overlap.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "text/alike.h"

namespace yichi {
namespace {

// Groups that belong together, by their smallest member.
class Unions {
 public:
  explicit Unions(std::size_t count) : parent_(count) { std::iota(parent_.begin(), parent_.end(), 0u); }

  std::uint32_t Find(std::uint32_t at) {
    while (parent_[at] != at) at = parent_[at] = parent_[parent_[at]];
    return at;
  }
  void Join(std::uint32_t a, std::uint32_t b) {
    auto [first, second] = std::minmax({Find(a), Find(b)});
    parent_[second] = first;
  }

 private:
  std::vector<std::uint32_t> parent_;
};

class Families {
 public:
  Families(const HeldTexts& held, const OverlapOptions& options) : held_(held), options_(options) {}

  Overlaps Find() {
    alike_ = FindAlike(Owned(), options_.least);
    std::erase_if(alike_.pairs, [&](const AlikePair& pair) { return !Overlap(pair.first, pair.second); });
    Unions unions(alike_.groups());
    for (const auto& pair : alike_.pairs) unions.Join(pair.first, pair.second);
    std::vector<bool> concerned(alike_.groups());
    for (const auto& pair : alike_.pairs) concerned[pair.first] = concerned[pair.second] = true;
    for (std::uint32_t group = 0; group < alike_.groups(); ++group)
      if (concerned[group] || Overlap(group, group)) AddWording(unions.Find(group), group);
    for (const auto& pair : alike_.pairs) AddPair(unions.Find(pair.first), pair);
    return Sorted();
  }

 private:
  // Holders are the owners, or each part of them.
  std::vector<OwnedText> Owned() const {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> holders;
    std::vector<OwnedText> owned;
    for (const auto& text : held_.texts) {
      auto next = static_cast<std::uint32_t>(holders.size());
      auto holder = options_.within ? holders.emplace(std::pair(text.owner, text.part), next).first->second
                                    : text.owner;
      owned.push_back({text.text, holder});
    }
    return owned;
  }

  // Whether texts of the two groups have different owners, or are of different parts of one. A part's text is
  // what its owner's own text says in short: those two are no overlap. Linear.
  bool Overlap(std::uint32_t first, std::uint32_t second) const {
    auto owner = held_.texts[alike_.Members(first)[0]].owner;
    bool parted[2] = {};
    auto part = kNoIndex;
    bool several = false;
    for (auto group : {first, second})
      for (auto member : alike_.Members(group)) {
        const auto& text = held_.texts[member];
        if (text.owner != owner) return true;
        if (text.part == kNoIndex) continue;
        parted[group == second] = true;
        several = several || (part != kNoIndex && part != text.part);
        part = text.part;
      }
    bool both = parted[1] && (first == second || parted[0]);
    return options_.within && both && several;
  }

  void AddWording(std::uint32_t root, std::uint32_t group) {
    auto& family = families_[root];
    auto members = alike_.Members(group);
    number_[group] = static_cast<std::uint32_t>(family.wordings.size());
    family.wordings.emplace_back(members.begin(), members.end());
    if (Overlap(group, group)) family.most = 1;
  }

  void AddPair(std::uint32_t root, const AlikePair& pair) {
    auto& family = families_[root];
    family.pairs.push_back({number_[pair.first], number_[pair.second], pair.similarity});
    family.most = std::max(family.most, pair.similarity);
  }

  Overlaps Sorted() {
    Overlaps overlaps;
    overlaps.complete = alike_.complete;
    for (auto& [root, family] : families_) {
      std::set<std::uint32_t> owners;
      for (const auto& wording : family.wordings)
        for (auto text : wording) owners.insert(held_.texts[text].owner);
      family.owners = owners.size();
      overlaps.families.push_back(std::move(family));
    }
    std::stable_sort(overlaps.families.begin(), overlaps.families.end(),
                     [](const OverlapFamily& a, const OverlapFamily& b) {
                       return a.most != b.most ? b.most < a.most : a.owners > b.owners;
                     });
    return overlaps;
  }

  const HeldTexts& held_;
  const OverlapOptions& options_;
  AlikeTexts alike_;
  std::map<std::uint32_t, OverlapFamily> families_;  // by the first group
  std::map<std::uint32_t, std::uint32_t> number_;    // group: its wording in the family
};

}  // namespace

Overlaps FindOverlaps(const HeldTexts& held, const OverlapOptions& options) {
  return Families(held, options).Find();
}

}  // namespace yichi
