#include "analysis/continuity.h"

#include <algorithm>
#include <set>

#include "text/alike.h"

namespace yichi {
namespace {

constexpr std::uint32_t kBefore = 0, kAfter = 1;

class Comparison {
 public:
  Comparison(const HeldTexts& before, const HeldTexts& after, Number least)
      : before_(before), after_(after), successors_(before.texts.size()), carries_on_(after.texts.size()) {
    std::vector<OwnedText> texts;
    for (const auto& text : before.texts) texts.push_back({text.text, kBefore});
    for (const auto& text : after.texts) texts.push_back({text.text, kAfter});
    alike_ = FindAlike(texts, least);
  }

  Continuity Run() {
    LinkSame();
    // Pairs come the most alike first: the first partner is the best.
    for (const auto& pair : alike_.pairs) LinkAlike(pair, [](Side, Side after) { return !after.linked; });
    for (const auto& pair : alike_.pairs) LinkAlike(pair, [](Side before, Side) { return !before.linked; });
    return Result();
  }

 private:
  // Texts of one side of a group, by their number on that side.
  struct Side {
    std::span<const std::uint32_t> texts;
    bool linked = false;
  };

  // Members are in order, those before the change first.
  std::span<const std::uint32_t> Members(std::uint32_t group, std::uint32_t side) const {
    auto members = alike_.Members(group);
    auto middle =
        std::lower_bound(members.begin(), members.end(), static_cast<std::uint32_t>(before_.texts.size()));
    auto count = static_cast<std::size_t>(middle - members.begin());
    return side == kBefore ? members.first(count) : members.subspan(count);
  }

  Side Before(std::uint32_t group) const {
    auto texts = Members(group, kBefore);
    return {texts, !texts.empty() && !successors_[texts[0]].empty()};
  }
  Side After(std::uint32_t group) const {
    auto texts = Members(group, kAfter);
    return {texts, !texts.empty() && carries_on_[texts[0] - before_.texts.size()]};
  }

  void Link(std::span<const std::uint32_t> before, std::span<const std::uint32_t> after, Number similarity) {
    if (before.empty()) return;
    for (auto a : after) {
      auto text = a - static_cast<std::uint32_t>(before_.texts.size());
      carries_on_[text] = true;
      for (auto b : before) successors_[b].push_back({text, similarity});
    }
  }

  void LinkSame() {
    for (std::uint32_t group = 0; group < alike_.groups(); ++group)
      Link(Members(group, kBefore), Members(group, kAfter), 1);
  }

  template <typename Fits>
  void LinkAlike(const AlikePair& pair, Fits fits) {
    for (auto [from, to] : {std::pair(pair.first, pair.second), std::pair(pair.second, pair.first)}) {
      auto before = Before(from), after = After(to);
      if (!before.texts.empty() && !after.texts.empty() && fits(before, after))
        Link(before.texts, after.texts, pair.similarity);
    }
  }

  Fate FateOfText(const HeldText& text, const std::vector<Successor>& successors) const {
    std::set<std::uint32_t> owners;
    for (const auto& successor : successors) owners.insert(after_.texts[successor.text].owner);
    if (owners.empty()) return Fate::Lost;
    if (owners.size() > 1) return Fate::Doubled;
    return after_.owners[*owners.begin()] == before_.owners[text.owner] ? Fate::Kept : Fate::Moved;
  }

  Continuity Result() {
    Continuity result;
    result.complete = alike_.complete;
    for (std::uint32_t i = 0; i < successors_.size(); ++i) {
      auto fate = FateOfText(before_.texts[i], successors_[i]);
      result.fates.push_back({i, fate, std::move(successors_[i])});
    }
    for (std::uint32_t i = 0; i < carries_on_.size(); ++i)
      if (!carries_on_[i]) result.orphans.push_back(i);
    return result;
  }

  const HeldTexts &before_, &after_;
  std::vector<std::vector<Successor>> successors_;
  std::vector<bool> carries_on_;
  AlikeTexts alike_;
};

}  // namespace

Continuity CompareHolders(const HeldTexts& before, const HeldTexts& after, Number least) {
  return Comparison(before, after, least).Run();
}

}  // namespace yichi
