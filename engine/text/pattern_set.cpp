#include "text/pattern_set.h"

#include <algorithm>
#include <bit>

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
    if (data_.parts[index].count < 2) return Compute(index, starts);
    return starts.words == All().words ? Anywhere(index) : Compute(index, starts);
  }

  // Whether the part matches somewhere in the clause.
  bool Matches(std::uint32_t index) const {
    const auto& part = data_.parts[index];
    if (part.kind != Kind::Alternatives || !Possible(index)) return MayMatch(index);
    bool matches = false;
    ForChoices(index, [&](std::uint32_t child) { return matches = Matches(child); });
    return matches;
  }

  // All places where matches of the part begin, and perhaps others.
  Set Starts(std::uint32_t index) const {
    const auto& part = data_.parts[index];
    if (part.kind != Kind::Alternatives && !MayMatch(index)) return {};
    switch (part.kind) {
      case Kind::Words: {
        Set begins, ends;
        WorkOutWords(index, begins, ends);
        return begins;
      }
      case Kind::Sequence:
        return part.count == 0 ? All() : Starts(data_.children[part.first]);
      case Kind::Alternatives: {
        Set starts;
        ForChoices(index, [&](std::uint32_t child) {
          starts |= Starts(child);
          return false;
        });
        return starts;
      }
      case Kind::Begin:
        return Set::Run(0, 0);
      case Kind::End:
        return Set::Run(length_, length_);
      case Kind::Optional:
      case Kind::Gap:
      case Kind::NarrowGap:
      case Kind::Text:
        return All();
    }
    return All();
  }

  // False: the part matches nowhere in the clause.
  bool MayMatch(std::uint32_t index) const {
    const auto& part = data_.parts[index];
    // What was possible in a longer part may be missing here.
    if (part.kind == Kind::Words) return pattern::HasBit(places_.found, index);
    return Possible(index) && (part.count < 2 || Anywhere(index).any());
  }

 private:
  // False: the clause lacks words that the part needs.
  bool Possible(std::uint32_t index) const { return pattern::HasBit(places_.possible, index); }

  // The ends of all matches, wherever they begin; worked out once a clause, however many patterns ask. Not of
  // words.
  Set Anywhere(std::uint32_t index) const {
    auto* kept = &places_.anywhere[index * 2 * kWords];
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
        return AfterWords(index, starts);
      case Kind::Sequence:
        return AfterAll(part, starts);
      case Kind::Alternatives:
        return AfterAny(index, starts);
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

  Set AfterWords(std::uint32_t index, const Set& starts) const {
    Set begins, ends;
    WorkOutWords(index, begins, ends);
    auto open = begins;
    open &= starts;
    // Mostly they may begin wherever they do.
    if (open.words == begins.words) return ends;
    ends = {};
    if (!open.any()) return ends;
    ForWords(index, open, [&](std::uint32_t, std::uint32_t end) { ends.add(end); });
    return ends;
  }

  // Where the words of the group begin and where they end.
  void WorkOutWords(std::uint32_t index, Set& begins, Set& ends) const {
    auto* kept = &places_.anywhere[index * 2 * kWords];
    if (places_.worked_out[index] == places_.generation) {
      std::copy_n(kept, kWords, begins.words.begin());
      std::copy_n(kept + kWords, kWords, ends.words.begin());
      return;
    }
    ForWords(index, All(), [&](std::uint32_t begin, std::uint32_t end) {
      begins.add(begin);
      ends.add(end);
    });
    std::copy_n(begins.words.begin(), kWords, kept);
    std::copy_n(ends.words.begin(), kWords, kept + kWords);
    places_.worked_out[index] = places_.generation;
  }

  // Those that begin at one of the places.
  template <typename Visit>
  void ForWords(std::uint32_t index, const Set& places, Visit visit) const {
    const auto* rows = data_.by_word.data() + index / 64;
    auto bit = std::uint64_t{1} << (index % 64);
    auto part = places_.part;
    const auto* last = places_.words.data() + places_.last_word;
    for (const auto* word = places_.words.data() + places_.first_word; word != last; ++word)
      if (places.has(word->begin - part.begin) && (rows[word->row] & bit) != 0 && word->end <= part.end)
        visit(word->begin - part.begin, word->end - part.begin);
  }

  Set AfterAll(const Part& part, Set starts) const {
    for (std::uint32_t i = 0; i < part.count; ++i)
      if (!MayMatch(data_.children[part.first + i])) return {};
    for (std::uint32_t i = 0; i < part.count && starts.any(); ++i)
      starts = Ends(data_.children[part.first + i], starts);
    return starts;
  }

  Set AfterAny(std::uint32_t index, const Set& starts) const {
    Set ends;
    bool anywhere = starts.words == All().words;
    ForChoices(index, [&](std::uint32_t child) {
      if (anywhere || MayMatch(child)) ends |= Ends(child, starts);
      return false;
    });
    return ends;
  }

  // The children of a choice that the words leave possible, until `visit` says that it is enough.
  template <typename Visit>
  void ForChoices(std::uint32_t index, Visit visit) const {
    for (auto i = data_.first_choices[index]; i < data_.first_choices[index + 1]; ++i) {
      const auto& choices = data_.choices[i];
      for (auto left = choices.parts & places_.possible[choices.word]; left != 0; left &= left - 1)
        if (visit(choices.word * 64 + static_cast<std::uint32_t>(std::countr_zero(left)))) return;
    }
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

// Of a pattern that matches.
template <std::size_t kWords>
TextRange LeftmostIn(const PatternSet::Data& data, std::uint32_t pattern, PatternSet::Places& places) {
  using Set = Bits<kWords>;
  Walk<kWords> walk(data, places);
  auto root = data.patterns[pattern];
  auto starts = walk.Starts(root);
  std::uint32_t low = starts.first(), high = places.part.end - places.part.begin;
  // Mostly the first of them is one; the others are halved.
  auto ends = walk.Ends(root, Set::Run(low, low));
  if (!ends.any()) {
    ++low;
    while (low < high) {
      auto middle = (low + high) / 2;
      auto half = Set::Run(low, middle);
      half &= starts;
      if (half.any() && walk.Ends(root, half).any())
        high = middle;
      else
        low = middle + 1;
    }
    ends = walk.Ends(root, Set::Run(low, low));
  }
  return {places.part.begin + low, places.part.begin + ends.first()};
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
  if (places.worked_out.size() != data_->parts.size()) {
    places.worked_out.assign(data_->parts.size(), 0);
    places.anywhere.assign(data_->parts.size() * 2 * kMostWords, 0);
  }
  const auto* states = data_->states.data();
  for (std::uint32_t begin = 0; begin < folded.size(); ++begin) {
    auto state = data_->Root(folded[begin]);
    for (auto at = begin + 1; state != 0; ++at) {
      const auto& entry = states[state];
      if (entry.row != kNoIndex) places.words.push_back({entry.row, begin, at});
      if (at == folded.size() || entry.edges == 0) break;
      state = data_->Step(entry, folded[at]);
    }
  }
}

namespace {

// What the words of the part come to, from the bits [from, from + count) of their rows.
void Gather(const PatternSet::Data& data, const PatternSet::Places& places, std::size_t from,
            std::size_t count, std::vector<std::uint64_t>& bits) {
  bits.assign(count, 0);
  for (auto at = places.first_word; at < places.last_word; ++at) {
    const auto& word = places.words[at];
    if (word.end > places.part.end) continue;
    const auto* row = data.by_word.data() + word.row + from;
    for (std::size_t i = 0; i < count; ++i) bits[i] |= row[i];
  }
}

// Sequences whose children are all possible make possible what contains them; those come behind.
void AddSequences(const PatternSet::Data& data, PatternSet::Places& places) {
  auto& begun = places.begun;
  for (std::size_t i = 0; i < begun.size(); ++i)
    while (begun[i] != 0) {
      auto sequence = i * 64 + static_cast<std::size_t>(std::countr_zero(begun[i]));
      begun[i] &= begun[i] - 1;
      const auto& waiting = data.sequences[sequence];
      bool all = true;
      for (std::uint32_t child = 0; child < waiting.count && all; ++child)
        all = pattern::HasBit(places.possible, data.waited[waiting.first + child]);
      if (!all) continue;
      const auto* row = data.by_sequence.data() + sequence * data.row();
      for (std::size_t k = 0; k < data.part_bits; ++k) places.possible[k] |= row[k];
      for (std::size_t k = i; k < begun.size(); ++k) begun[k] |= row[data.part_bits + k];
    }
}

}  // namespace

void PatternSet::Enter(TextRange part, Places& places) const {
  places.part = {};
  Narrow(part, places);
  places.possible = data_->always;
  for (std::size_t i = 0; i < places.possible.size(); ++i) places.possible[i] |= places.found[i];
  Gather(*data_, places, data_->part_bits, data_->sequence_bits, places.begun);
  AddSequences(*data_, places);
}

void PatternSet::Narrow(TextRange part, Places& places) const {
  if (part == places.part) return;
  ++places.generation;
  places.part = part;
  auto begins = [](const Places::Word& word, std::uint32_t at) { return word.begin < at; };
  auto first = std::lower_bound(places.words.begin(), places.words.end(), part.begin, begins);
  auto last = std::lower_bound(first, places.words.end(), part.end, begins);
  places.first_word = static_cast<std::uint32_t>(first - places.words.begin());
  places.last_word = static_cast<std::uint32_t>(last - places.words.begin());
  Gather(*data_, places, 0, data_->part_bits, places.found);
}

void PatternSet::Drop(TextRange range, Places& places) {
  places.part = {};
  std::erase_if(places.words,
                [&](const Places::Word& word) { return word.begin < range.end && word.end > range.begin; });
}

void PatternSet::DropBeginning(TextRange range, Places& places) {
  places.part = {};
  std::erase_if(places.words, [&](const Places::Word& word) {
    return word.begin >= range.begin && word.begin < range.end;
  });
}

bool PatternSet::Hopes(std::uint32_t pattern, const Places& places) const {
  return pattern::HasBit(places.possible, data_->patterns[pattern]);
}

bool PatternSet::Matches(std::uint32_t pattern, Places& places) const {
  if (!Hopes(pattern, places)) return false;
  return ByLength(places.part.end - places.part.begin, [&](auto words) {
    Walk<words()> walk(*data_, places);
    return walk.Matches(data_->patterns[pattern]);
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
