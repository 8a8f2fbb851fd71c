#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "text/alike.h"

// The texts of an AlikeTexts as sets of numbered character pairs.
namespace yichi::alike {

constexpr std::uint32_t kSeveralOwners = 0xFFFFFFFF;

// One set for each group, the smallest first; a set is addressed by its position in that order. Tokens are
// character pairs numbered from the rarest, so that an ascending set begins with its rarest.
struct Sets {
  std::vector<std::uint32_t> tokens, begin;
  std::vector<std::uint64_t> signature;  // a bit for each token, hashed
  std::vector<std::uint32_t> group, owner;
  std::vector<std::uint32_t> first_of_size;  // by size: the first position of a set that is at least as large

  std::uint32_t count() const { return static_cast<std::uint32_t>(group.size()); }
  std::uint32_t Size(std::uint32_t position) const { return begin[position + 1] - begin[position]; }
  std::span<const std::uint32_t> Set(std::uint32_t position) const {
    return std::span(tokens).subspan(begin[position], Size(position));
  }
};

// Fills the groups of `result` and returns their sets.
Sets MakeSets(std::span<const OwnedText> texts, AlikeTexts& result);

}  // namespace yichi::alike
