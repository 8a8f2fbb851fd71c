#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/pattern_tree.h"

namespace yichi::pattern {

// A few words to look for at once, so that the automaton runs only where one stands.
class LiteralSet {
 public:
  LiteralSet() = default;
  explicit LiteralSet(std::vector<std::u32string> words);

  bool empty() const { return words_.empty(); }
  std::size_t shortest() const { return shortest_; }
  const std::vector<std::u32string>& words() const { return words_; }
  // No word begins with the character; true says nothing.
  bool MayBeginWith(char32_t c) const { return (first_[(c >> 6) % first_.size()] >> (c & 63) & 1) != 0; }
  // Where the first of the words stands from `from` on; npos when none does.
  std::size_t Find(std::u32string_view text, std::size_t from) const;

 private:
  bool StandsAt(std::u32string_view text, std::size_t at) const;

  std::vector<std::u32string> words_;  // sorted
  std::array<std::uint64_t, 16> first_ = {};
  std::size_t shortest_ = 0;
};

// Words one of which begins every match; empty when there are none, or too many.
LiteralSet PrefixesOf(const Node& node);

// Words one of which stands somewhere in every match; empty when there are none.
LiteralSet RequiredOf(const Node& node);

}  // namespace yichi::pattern
