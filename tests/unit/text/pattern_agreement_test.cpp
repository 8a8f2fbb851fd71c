// Random small patterns on random small texts: the automaton agrees with a backtracking matcher that follows
// the language's definition word by word.
#include <gtest/gtest.h>

#include <functional>
#include <map>
#include <random>

#include "base/utf8.h"
#include "pattern_support.h"

namespace yichi {
namespace {

struct Tree {
  enum class Kind { Literal, Sequence, Alternatives, Optional, Gap, Begin, End, Text, Number, Quantity };
  Kind kind = Kind::Literal;
  std::u32string text;
  std::vector<Tree> children;
  std::size_t count = 0;
  std::size_t hole = 0;
};

class Grower {
 public:
  explicit Grower(unsigned seed) : random_(seed) {}

  std::size_t Below(std::size_t count) { return random_() % count; }

  Tree Grow(int depth) {
    auto tree = Leaf();
    if (depth == 0) return tree;
    switch (Below(8)) {
      case 0:
        return Parent(Tree::Kind::Optional, 1, depth);
      case 1:
      case 2:
        return Parent(Tree::Kind::Alternatives, 2 + Below(3), depth);
      case 3:
      case 4:
      case 5:
        return Parent(Tree::Kind::Sequence, 2 + Below(3), depth);
      default:
        return tree;
    }
  }

  std::u32string Text(std::size_t longest) {
    constexpr std::u32string_view kLetters = U"甲乙甲乙12名。 ";
    std::u32string text;
    for (auto left = Below(longest + 1); left > 0; --left) text += kLetters[Below(kLetters.size())];
    return text;
  }

 private:
  Tree Leaf() {
    Tree tree;
    switch (Below(12)) {
      case 0:
        tree.kind = Tree::Kind::Gap, tree.count = 1 + Below(3);
        break;
      case 1:
        tree.kind = Below(2) == 0 ? Tree::Kind::Begin : Tree::Kind::End;
        break;
      case 2:
        tree.kind = Tree::Kind::Text, tree.hole = holes_++;
        break;
      case 3:
        tree.kind = Tree::Kind::Number, tree.hole = holes_++;
        break;
      case 4:
        tree.kind = Tree::Kind::Quantity, tree.hole = holes_++;
        break;
      default:
        for (auto left = 1 + Below(2); left > 0; --left) tree.text += U"甲乙1名"[Below(4)];
    }
    return tree;
  }

  Tree Parent(Tree::Kind kind, std::size_t count, int depth) {
    Tree tree;
    tree.kind = kind;
    while (count-- > 0) tree.children.push_back(Grow(depth - 1));
    return tree;
  }

  std::mt19937 random_;
  std::size_t holes_ = 0;
};

std::string Joined(const Tree& tree, const std::string& between);

std::string Print(const Tree& tree) {
  switch (tree.kind) {
    case Tree::Kind::Literal:
      return EncodeUtf8(tree.text);
    case Tree::Kind::Sequence:
      return Joined(tree, "");
    case Tree::Kind::Alternatives:
      return "(" + Joined(tree, "|") + ")";
    case Tree::Kind::Optional:
      return "{?" + Joined(tree, "") + "}";
    case Tree::Kind::Gap:
      return "{.." + std::to_string(tree.count) + "}";
    case Tree::Kind::Begin:
      return "^";
    case Tree::Kind::End:
      return "$";
    case Tree::Kind::Text:
      return "{h" + std::to_string(tree.hole) + ":文本}";
    case Tree::Kind::Number:
      return "{h" + std::to_string(tree.hole) + ":数}";
    case Tree::Kind::Quantity:
      return "{h" + std::to_string(tree.hole) + ":名}";
  }
  return "";
}

std::string Joined(const Tree& tree, const std::string& between) {
  std::string out;
  for (std::size_t i = 0; i < tree.children.size(); ++i)
    out += (i > 0 ? between : "") + Print(tree.children[i]);
  return out;
}

// Backtracking with continuations: exponential, and plainly right.
class Naive {
 public:
  explicit Naive(std::u32string_view text) : text_(text) {}

  using Holes = std::map<std::size_t, std::pair<std::size_t, std::size_t>>;
  using Continue = std::function<bool(std::size_t)>;

  std::string Find(const Tree& tree) {
    for (std::size_t begin = 0; begin <= text_.size(); ++begin) {
      std::string found;
      auto done = [&](std::size_t end) {
        found = std::to_string(begin) + "-" + std::to_string(end);
        for (auto [hole, range] : holes_) {
          while (text_[range.first] == U' ') ++range.first;
          while (text_[range.second - 1] == U' ') --range.second;
          found += " h" + std::to_string(hole) + ":" + std::to_string(range.first) + "-" +
                   std::to_string(range.second);
        }
        return true;
      };
      holes_.clear();
      if (Match(tree, begin, done)) return found;
    }
    return "none";
  }

 private:
  bool Match(const Tree& tree, std::size_t at, const Continue& next) {
    switch (tree.kind) {
      case Tree::Kind::Literal:
        return text_.substr(at).starts_with(tree.text) && next(at + tree.text.size());
      case Tree::Kind::Sequence:
        return MatchFrom(tree, 0, at, next);
      case Tree::Kind::Alternatives:
        return std::any_of(tree.children.begin(), tree.children.end(),
                           [&](const Tree& child) { return Match(child, at, next); });
      case Tree::Kind::Optional:
        return Match(tree.children[0], at, next) || next(at);
      case Tree::Kind::Gap:
        return MatchGap(tree.count, at, next);
      case Tree::Kind::Begin:
        return text_.substr(0, at).find_first_not_of(U' ') == text_.npos && next(at);
      case Tree::Kind::End:
        return text_.find_first_not_of(U' ', at) == text_.npos && next(at);
      case Tree::Kind::Text:
        return MatchText(tree, at, next);
      case Tree::Kind::Number:
        return MatchNumber(tree, at, false, next);
      case Tree::Kind::Quantity:
        return MatchNumber(tree, at, true, next);
    }
    return false;
  }

  bool MatchFrom(const Tree& tree, std::size_t child, std::size_t at, const Continue& next) {
    if (child == tree.children.size()) return next(at);
    return Match(tree.children[child], at,
                 [&, child](std::size_t end) { return MatchFrom(tree, child + 1, end, next); });
  }

  bool Inside(std::size_t at) const { return at < text_.size() && text_[at] != U'。'; }

  bool MatchGap(std::size_t count, std::size_t at, const Continue& next) {
    for (std::size_t used = 0;; ++used, ++at) {
      if (next(at)) return true;
      if (used == count || !Inside(at)) return false;
    }
  }

  bool Capture(const Tree& tree, std::size_t begin, std::size_t end, const Continue& next) {
    holes_[tree.hole] = {begin, end};
    if (next(end)) return true;
    holes_.erase(tree.hole);
    return false;
  }

  bool MatchText(const Tree& tree, std::size_t begin, const Continue& next) {
    auto at = begin;
    while (at < text_.size() && text_[at] == U' ') ++at;
    while (Inside(at))
      if (++at; Capture(tree, begin, at, next)) return true;
    return false;
  }

  bool Digit(std::size_t at) const { return at < text_.size() && (text_[at] == U'1' || text_[at] == U'2'); }

  bool MatchNumber(const Tree& tree, std::size_t begin, bool unit, const Continue& next) {
    if (!Digit(begin) || (begin > 0 && Digit(begin - 1))) return false;
    auto end = begin;
    while (Digit(end)) ++end;
    if (unit) {
      while (end < text_.size() && text_[end] == U' ') ++end;
      if (end == text_.size() || text_[end] != U'名') return false;
      ++end;
    }
    return Capture(tree, begin, end, next);
  }

  std::u32string_view text_;
  Holes holes_;
};

// The same description of what the engine found.
std::string Describe(const Pattern& pattern, const std::u32string& text) {
  auto view = MakeView(text);
  auto match = pattern.Find(view);
  EXPECT_EQ(pattern.Matches(view), match.has_value());
  if (!match) return "none";
  auto out = std::to_string(match->range.begin) + "-" + std::to_string(match->range.end);
  std::map<std::size_t, std::string> holes;
  for (const auto& capture : match->captures) {
    holes[std::stoul(pattern.holes()[capture.hole].names[0].substr(1))] =
        ":" + std::to_string(capture.range.begin) + "-" + std::to_string(capture.range.end);
  }
  for (const auto& [hole, range] : holes) out += " h" + std::to_string(hole) + range;
  return out;
}

class PatternAgreement : public testing::TestWithParam<unsigned> {};

TEST_P(PatternAgreement, WithABacktrackingMatcher) {
  int compiled = 0, found = 0;
  for (unsigned round = 0; round < 2'000; ++round) {
    Grower grower(GetParam() * 1'000'003 + round);
    auto tree = grower.Grow(3);
    Diagnostics diagnostics;
    auto pattern = test::Compile({Print(tree)}, diagnostics);
    if (!pattern) continue;
    ++compiled;
    for (int i = 0; i < 10; ++i) {
      auto text = grower.Text(14);
      auto expected = Naive(text).Find(tree);
      found += expected != "none";
      ASSERT_EQ(Describe(*pattern, text), expected) << Print(tree) << "\n" << EncodeUtf8(text);
    }
  }
  EXPECT_GT(compiled, 1'000);
  EXPECT_GT(found, 1'000);
}

INSTANTIATE_TEST_SUITE_P(Seeds, PatternAgreement, testing::Range(0u, 8u));

}  // namespace
}  // namespace yichi
