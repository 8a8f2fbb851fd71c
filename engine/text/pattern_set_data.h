#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "text/pattern_set.h"
#include "text/pattern_set_bits.h"
#include "text/pattern_tree.h"
#include "value/type.h"

namespace yichi::pattern {

// A node of a pattern, its words taken together into groups.
struct Part {
  enum class Kind { Words, Sequence, Alternatives, Optional, Gap, NarrowGap, Text, Begin, End };
  Kind kind = Kind::Sequence;
  std::uint32_t value = 0;             // Words: the group; gaps: the most characters
  std::uint32_t first = 0, count = 0;  // into children
};

// The words that a choice holds, those of choices within it included, and its other children.
struct FlatChoice {
  std::vector<std::u32string> words;
  std::vector<const Node*> others;
};

// A state of the trie of all words. 0 is none.
struct TrieState {
  std::uint32_t first_edge = 0, edges = 0;  // by character
  std::uint32_t row = kNoIndex;             // in PatternSet::Data::by_word, of the word that ends here
};

struct TrieEdge {
  char32_t character;
  std::uint32_t to;
};

// Children of a choice as bits by part, as they stand in one word of a row.
struct Choices {
  std::uint32_t word = 0;
  std::uint64_t parts = 0;
};

// A sequence that needs several of its children, when the rarest of them is possible.
struct Waiting {
  std::uint32_t first = 0, count = 0;  // into PatternSet::Data::waited: the others, rarest first
};

}  // namespace yichi::pattern

namespace yichi {

struct PatternSet::Data {
  std::vector<pattern::Part> parts;
  std::vector<std::uint32_t> children;
  std::vector<std::uint32_t> patterns;  // the root part of each
  // Which parts the words of a text leave possible. A word makes its groups possible, and all that needs
  // nothing else; a sequence that needs more is looked at when its rarest child is possible, and then makes
  // others so. Rows of bits: `part_bits` words of them by part, then `sequence_bits` by sequence.
  std::size_t part_bits = 0, sequence_bits = 0;
  std::vector<std::uint64_t> by_word, by_sequence;
  std::vector<std::uint64_t> always;        // by part: no word is needed
  std::vector<pattern::Waiting> sequences;  // children before those that contain them
  std::vector<std::uint32_t> waited;        // parts
  std::vector<pattern::Choices> choices;
  std::vector<std::uint32_t> first_choices;  // by part, and one more: into choices
  std::uint32_t groups = 0;
  // While adding: what is written twice is one part.
  std::map<std::vector<std::u32string>, std::uint32_t> group_of;
  std::map<std::vector<std::uint32_t>, std::uint32_t> part_of;
  std::map<std::u32string, std::vector<std::uint32_t>> words;  // the groups a word is in
  pattern::SharedLexicons lexicons;
  std::map<const pattern::Node*, std::uint32_t> part_of_lexicon;
  std::map<const pattern::Node*, pattern::FlatChoice> flat_lexicons;
  std::vector<pattern::TrieState> states;
  std::vector<pattern::TrieEdge> edges;
  std::vector<std::uint32_t> roots;  // of the first 65536 characters

  std::uint32_t root = 0;

  std::size_t row() const { return part_bits + sequence_bits; }

  std::uint32_t Root(char32_t c) const { return c < roots.size() ? roots[c] : Step(states[root], c); }
  std::uint32_t Step(const pattern::TrieState& state, char32_t c) const {
    const auto* edge = edges.data() + state.first_edge;
    // Edges stand by their characters.
    auto count = state.edges;
    for (constexpr std::uint32_t kFew = 8; count > kFew;) {
      auto half = count / 2;
      if (edge[half].character <= c) edge += half;
      count -= half;
    }
    for (const auto* last = edge + count; edge != last; ++edge)
      if (edge->character == c) return edge->to;
    return 0;
  }
};

}  // namespace yichi
