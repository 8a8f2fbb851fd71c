#include "text/pattern_set.h"

#include <algorithm>

#include "text/pattern_set_data.h"

namespace yichi {
namespace {

using pattern::Bits;
using pattern::Part;
using Kind = pattern::Part::Kind;

constexpr std::size_t kMostWords = 16;

// What a pattern's parts come to over the words found: from a set of beginnings to the set of ends.
template <std::size_t kWords>
class Walk {
 public:
  using Set = Bits<kWords>;

  Walk(const PatternSet::Data& data, PatternSet::Places& places)
      : data_(data),
        places_(places),
        length_(places.part.end - places.part.begin),
        all_(Set::Run(0, length_)) {}

  const Set& All() const { return all_; }

  Set Ends(std::uint32_t index, const Set& starts) const {
    if (!Possible(index)) return {};
    return data_.parts[index].count > 1 && starts.words == All().words ? Anywhere(index)
                                                                       : Compute(index, starts);
  }

  // False: the part matches nowhere in the clause.
  bool MayMatch(std::uint32_t index) const {
    const auto& part = data_.parts[index];
    // What was possible in a longer part may be missing here.
    if (part.kind == Kind::Words) return places_.heads[part.value] != kNoIndex;
    return Possible(index) && (part.count < 2 || Anywhere(index).any());
  }

 private:
  // False: the clause lacks words that the part needs.
  bool Possible(std::uint32_t index) const {
    return data_.needs[index] == 0 || places_.hopes[index].possible == places_.hoped;
  }

  // The ends of all matches, wherever they begin; worked out once a clause, however many patterns ask.
  Set Anywhere(std::uint32_t index) const {
    auto* kept = &places_.anywhere[index * kWords];
    Set ends;
    if (places_.worked_out[index] == places_.generation) {
      std::copy_n(kept, kWords, ends.words.begin());
      return ends;
    }
    ends = Compute(index, All());
    std::copy_n(ends.words.begin(), kWords, kept);
    places_.worked_out[index] = places_.generation;
    return ends;
  }

  Set Compute(std::uint32_t index, const Set& starts) const {
    const auto& part = data_.parts[index];
    switch (part.kind) {
      case Kind::Words:
        return AfterWords(part.value, starts);
      case Kind::Sequence:
        return AfterAll(part, starts);
      case Kind::Alternatives:
        return AfterAny(part, starts);
      case Kind::Optional: {
        auto ends = Ends(data_.children[part.first], starts);
        ends |= starts;
        return ends;
      }
      case Kind::Gap:
        return AfterGap(part.value, starts);
      case Kind::NarrowGap:
        return AfterNarrowGap(part.value, starts);
      case Kind::Text:
        return starts.any() && starts.first() < length_ ? Set::Run(starts.first() + 1, length_) : Set{};
      case Kind::Begin:
        return Kept(starts, 0);
      case Kind::End:
        return Kept(starts, length_);
    }
    return {};
  }

  static Set Kept(const Set& starts, std::uint32_t at) {
    Set kept;
    if (starts.has(at)) kept.add(at);
    return kept;
  }

  Set AfterWords(std::uint32_t group, const Set& starts) const {
    Set ends;
    for (auto at = places_.heads[group]; at != kNoIndex; at = places_.next[at]) {
      const auto& word = places_.words[at];
      if (starts.has(word.begin - places_.part.begin)) ends.add(word.end - places_.part.begin);
    }
    return ends;
  }

  Set AfterAll(const Part& part, Set starts) const {
    for (std::uint32_t i = 0; i < part.count; ++i)
      if (!MayMatch(data_.children[part.first + i])) return {};
    for (std::uint32_t i = 0; i < part.count && starts.any(); ++i)
      starts = Ends(data_.children[part.first + i], starts);
    return starts;
  }

  Set AfterAny(const Part& part, const Set& starts) const {
    Set ends;
    for (std::uint32_t i = 0; i < part.count; ++i) {
      auto child = data_.children[part.first + i];
      if (MayMatch(child)) ends |= Ends(child, starts);
    }
    return ends;
  }

  Set AfterGap(std::uint32_t longest, Set ends) const {
    std::uint32_t spread = 0;
    while (spread < longest) {
      auto step = std::min(spread + 1, longest - spread);
      ends |= ends.Moved(step);
      spread += step;
    }
    ends &= All();
    return ends;
  }

  Set AfterNarrowGap(std::uint32_t longest, Set ends) const {
    const auto& stops = places_.stops;
    auto first = std::lower_bound(stops.begin(), stops.end(), places_.part.begin);
    auto last = std::lower_bound(first, stops.end(), places_.part.end);
    if (first == last) return AfterGap(longest, ends);
    auto open = all_;
    for (auto stop = first; stop != last; ++stop) open.remove(*stop - places_.part.begin + 1);
    for (std::uint32_t spread = 0; spread < longest; ++spread) {
      auto further = ends.Moved(1);
      further &= open;
      ends |= further;
    }
    return ends;
  }

  const PatternSet::Data& data_;
  PatternSet::Places& places_;
  std::uint32_t length_;
  Set all_;
};

template <std::size_t kWords>
TextRange LeftmostIn(const PatternSet::Data& data, std::uint32_t pattern, PatternSet::Places& places) {
  Walk<kWords> walk(data, places);
  auto root = data.patterns[pattern];
  // Many patterns can match at the beginning only.
  if (auto ends = walk.Ends(root, Bits<kWords>::Run(0, 0)); ends.any())
    return {places.part.begin, places.part.begin + ends.first()};
  std::uint32_t low = 1, high = places.part.end - places.part.begin;
  while (low < high) {
    auto middle = (low + high) / 2;
    if (walk.Ends(root, Bits<kWords>::Run(0, middle)).any())
      high = middle;
    else
      low = middle + 1;
  }
  auto end = walk.Ends(root, Bits<kWords>::Run(low, low)).first();
  return {places.part.begin + low, places.part.begin + end};
}

// Most clauses fit into one machine word of places.
template <typename Do>
auto ByLength(std::uint32_t length, Do todo) {
  if (length < 64) return todo(std::integral_constant<std::size_t, 1>());
  if (length < 256) return todo(std::integral_constant<std::size_t, 4>());
  return todo(std::integral_constant<std::size_t, kMostWords>());
}

}  // namespace

void PatternSet::Scan(std::u32string_view folded, Places& places) const {
  places.words.clear();
  places.stops.clear();
  if (places.heads.size() != data_->groups) {
    places.heads.assign(data_->groups, kNoIndex);
    places.touched.clear();
    places.hopes.assign(data_->parts.size(), {});
    places.worked_out.assign(data_->parts.size(), 0);
    places.anywhere.assign(data_->parts.size() * kMostWords, 0);
  }
  const auto* states = data_->states.data();
  for (std::uint32_t begin = 0; begin < folded.size(); ++begin) {
    auto state = data_->Root(folded[begin]);
    for (auto at = begin + 1; state != 0; ++at) {
      const auto& entry = states[state];
      for (std::uint32_t i = 0; i < entry.found; ++i)
        places.words.push_back({data_->found[entry.first_found + i], begin, at});
      if (at == folded.size() || entry.edges == 0) break;
      state = data_->Step(entry, folded[at]);
    }
  }
  places.next.resize(places.words.size());
}

namespace {

// Goes from the words found up to the parts that they make possible.
void Hope(const PatternSet::Data& data, PatternSet::Places& places) {
  auto& stack = places.stack;
  for (auto group : places.touched) stack.push_back(data.part_of_group[group]);
  while (!stack.empty()) {
    auto index = stack.back();
    stack.pop_back();
    places.hopes[index].possible = places.hoped;
    for (auto i = data.first_parent[index]; i < data.first_parent[index + 1]; ++i) {
      auto parent = data.parents[i];
      auto& hope = places.hopes[parent];
      if (hope.counted != places.hoped) hope = {hope.possible, places.hoped, 0};
      if (++hope.children == data.needs[parent]) stack.push_back(parent);
    }
  }
}

}  // namespace

void PatternSet::Enter(TextRange part, Places& places) const {
  places.part = {};
  Narrow(part, places);
  ++places.hoped;
  Hope(*data_, places);
}

void PatternSet::Narrow(TextRange part, Places& places) {
  if (part == places.part) return;
  for (auto group : places.touched) places.heads[group] = kNoIndex;
  places.touched.clear();
  ++places.generation;
  places.part = part;
  auto from = std::lower_bound(places.words.begin(), places.words.end(), part.begin,
                               [](const Places::Word& word, std::uint32_t at) { return word.begin < at; });
  for (auto i = static_cast<std::uint32_t>(from - places.words.begin()); i < places.words.size(); ++i) {
    const auto& word = places.words[i];
    if (word.begin >= part.end) break;
    if (word.end > part.end) continue;
    if (places.heads[word.group] == kNoIndex) places.touched.push_back(word.group);
    places.next[i] = places.heads[word.group];
    places.heads[word.group] = i;
  }
}

void PatternSet::Drop(TextRange range, Places& places) {
  places.part = {};
  std::erase_if(places.words,
                [&](const Places::Word& word) { return word.begin < range.end && word.end > range.begin; });
}

bool PatternSet::Matches(std::uint32_t pattern, Places& places) const {
  return ByLength(places.part.end - places.part.begin, [&](auto words) {
    Walk<words()> walk(*data_, places);
    return walk.MayMatch(data_->patterns[pattern]);
  });
}

std::optional<TextRange> PatternSet::Find(std::uint32_t pattern, Places& places) const {
  if (!Matches(pattern, places)) return std::nullopt;
  return ByLength(places.part.end - places.part.begin,
                  [&](auto words) { return LeftmostIn<words()>(*data_, pattern, places); });
}

bool PatternSet::StandsAt(std::uint32_t pattern, std::uint32_t at, Places& places) const {
  return ByLength(places.part.end - places.part.begin, [&](auto words) {
    auto start = at - places.part.begin;
    return Walk<words()>(*data_, places)
        .Ends(data_->patterns[pattern], Bits<words()>::Run(start, start))
        .any();
  });
}

std::size_t PatternSet::size() const { return data_ ? data_->patterns.size() : 0; }
std::size_t PatternSet::words() const { return data_ ? data_->words.size() : 0; }

}  // namespace yichi
