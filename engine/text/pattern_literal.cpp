#include "text/pattern_literal.h"

#include <algorithm>

namespace yichi::pattern {
namespace {

constexpr std::size_t kMostWords = 256;
constexpr std::size_t kLongestWord = 16;

using Words = std::vector<std::u32string>;

// The beginnings of a node's matches. `exact`: each is a whole match, so that what follows may lengthen it.
struct Beginnings {
  Words words;
  bool exact = true;
};

Beginnings Unknown() { return {{U""}, false}; }

Beginnings BeginningsOf(const Node& node);

Beginnings OfAlternatives(const std::vector<Node>& children) {
  Beginnings all;
  for (const auto& child : children) {
    auto next = BeginningsOf(child);
    all.exact = all.exact && next.exact;
    all.words.insert(all.words.end(), next.words.begin(), next.words.end());
    if (all.words.size() > kMostWords) return Unknown();
  }
  return all.words.empty() ? Unknown() : all;
}

Beginnings Join(const Beginnings& left, const Beginnings& right) {
  if (left.words.size() * right.words.size() > kMostWords) return {left.words, false};
  Beginnings joined{{}, right.exact};
  for (const auto& head : left.words)
    for (const auto& tail : right.words) joined.words.push_back(head + tail);
  return joined;
}

Beginnings OfSequence(const std::vector<Node>& children) {
  Beginnings all{{U""}, true};
  for (const auto& child : children) {
    if (!all.exact) break;
    bool enough = std::all_of(all.words.begin(), all.words.end(),
                              [](const auto& word) { return word.size() >= kLongestWord; });
    if (enough) return {all.words, false};
    all = Join(all, BeginningsOf(child));
  }
  return all;
}

Beginnings BeginningsOf(const Node& node) {
  switch (node.kind) {
    case Node::Kind::Literal:
      return {{node.text}, true};
    case Node::Kind::Sequence:
      return OfSequence(node.children);
    case Node::Kind::Alternatives:
      return OfAlternatives(node.children);
    case Node::Kind::Begin:
    case Node::Kind::End:
      return {{U""}, true};
    case Node::Kind::Optional: {
      auto inner = BeginningsOf(node.children[0]);
      inner.words.push_back(U"");
      return inner;
    }
    case Node::Kind::Shared:
      return BeginningsOf(*node.shared);
    case Node::Kind::Gap:
    case Node::Kind::NarrowGap:
    case Node::Kind::Text:
    case Node::Kind::Token:
      return Unknown();
  }
  return Unknown();
}

std::size_t Shortest(const Words& words) {
  std::size_t shortest = words.empty() ? 0 : words[0].size();
  for (const auto& word : words) shortest = std::min(shortest, word.size());
  return shortest;
}

// Long words are rare in a text, few words are quick to look for.
bool Better(const Words& a, const Words& b) {
  if (a.empty() || b.empty()) return !a.empty();
  auto rank = [](const Words& words) {
    return std::pair(std::min<std::size_t>(Shortest(words), 4), -words.size());
  };
  return rank(a) > rank(b);
}

// The words themselves, or nothing when one of them is empty.
Words Sound(Words words) { return Shortest(words) == 0 || words.size() > kMostWords ? Words{} : words; }

Words Required(const Node& node) {
  auto best = Sound(BeginningsOf(node).words);
  if (node.kind == Node::Kind::Sequence) {
    for (const auto& child : node.children)
      if (auto words = Required(child); Better(words, best)) best = std::move(words);
  } else if (node.kind == Node::Kind::Alternatives) {
    Words all;
    for (const auto& child : node.children) {
      auto words = Required(child);
      if (words.empty()) return best;
      all.insert(all.end(), words.begin(), words.end());
      if (all.size() > kMostWords) return best;
    }
    if (Better(all, best)) best = std::move(all);
  }
  return best;
}

}  // namespace

LiteralSet::LiteralSet(std::vector<std::u32string> words) : words_(std::move(words)) {
  std::sort(words_.begin(), words_.end());
  words_.erase(std::unique(words_.begin(), words_.end()), words_.end());
  shortest_ = Shortest(words_);
  for (const auto& word : words_)
    first_[(word[0] >> 6) % first_.size()] |= std::uint64_t{1} << (word[0] & 63);
}

bool LiteralSet::StandsAt(std::u32string_view text, std::size_t at) const {
  auto c = text[at];
  auto word = std::lower_bound(words_.begin(), words_.end(), c,
                               [](const std::u32string& entry, char32_t key) { return entry[0] < key; });
  for (; word != words_.end() && (*word)[0] == c; ++word)
    if (text.compare(at, word->size(), *word) == 0) return true;
  return false;
}

std::size_t LiteralSet::Find(std::u32string_view text, std::size_t from) const {
  if (words_.size() == 1) return text.find(words_[0], from);
  if (words_.empty()) return text.npos;
  for (auto i = from; i + shortest_ <= text.size(); ++i)
    if (MayBeginWith(text[i]) && StandsAt(text, i)) return i;
  return text.npos;
}

LiteralSet PrefixesOf(const Node& node) { return LiteralSet(Sound(BeginningsOf(node).words)); }

LiteralSet RequiredOf(const Node& node) { return LiteralSet(Required(node)); }

}  // namespace yichi::pattern
