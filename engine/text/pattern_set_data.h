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

// A state of the trie of all words. 0 is none.
struct TrieState {
  std::uint32_t first_edge = 0, edges = 0;   // by character
  std::uint32_t first_found = 0, found = 0;  // groups of the word that ends here
};

struct TrieEdge {
  char32_t character;
  std::uint32_t to;
};

}  // namespace yichi::pattern

namespace yichi {

struct PatternSet::Data {
  std::vector<pattern::Part> parts;
  std::vector<std::uint32_t> children;
  std::vector<std::uint32_t> patterns;  // the root part of each
  // Which parts the words of a text leave possible: a part is when `needs` of its children are.
  std::vector<std::uint32_t> needs;          // by part; 0: always possible
  std::vector<std::uint32_t> part_of_group;  // by group
  std::vector<std::uint32_t> first_parent;   // by part, and one more: into parents
  std::vector<std::uint32_t> parents;
  std::uint32_t groups = 0;
  // While adding: what is written twice is one part.
  std::map<std::vector<std::u32string>, std::uint32_t> group_of;
  std::map<std::vector<std::uint32_t>, std::uint32_t> part_of;
  std::map<std::u32string, std::vector<std::uint32_t>> words;  // the groups a word is in
  std::vector<pattern::TrieState> states;
  std::vector<pattern::TrieEdge> edges;
  std::vector<std::uint32_t> found;
  std::vector<std::uint32_t> roots;  // of the first 65536 characters

  std::uint32_t root = 0;

  std::uint32_t Root(char32_t c) const { return c < roots.size() ? roots[c] : Step(states[root], c); }
  std::uint32_t Step(const pattern::TrieState& state, char32_t c) const {
    for (std::uint32_t i = 0; i < state.edges; ++i)
      if (edges[state.first_edge + i].character == c) return edges[state.first_edge + i].to;
    return 0;
  }
};

}  // namespace yichi
