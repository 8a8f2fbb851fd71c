#include "text/sentence.h"

#include <algorithm>
#include <array>
#include <optional>

#include "text/view.h"

namespace yichi {
namespace {

constexpr std::u32string_view kOpen = U"([{“‘「『《〈【〔〖";
constexpr std::u32string_view kClose = U")]}”’」』》〉】〕〗";

// The brackets that are open, the innermost last.
class OpenBrackets {
 public:
  void Push(std::size_t kind, std::size_t at) {
    open_.push_back({kind, at});
    ++count_[kind];
  }
  // Where the innermost bracket of the kind stands; closes it and all inside it.
  std::optional<std::size_t> Close(std::size_t kind) {
    if (count_[kind] == 0) return std::nullopt;
    while (open_.back().kind != kind) Pop();
    auto at = open_.back().at;
    Pop();
    return at;
  }

 private:
  struct Bracket {
    std::size_t kind, at;
  };
  void Pop() {
    --count_[open_.back().kind];
    open_.pop_back();
  }
  std::vector<Bracket> open_;
  std::array<std::size_t, kOpen.size() + 1> count_ = {};
};

// Marks every bracket that has its partner: +1 at the opening, -1 at the closing one.
std::vector<int> PairBrackets(std::u32string_view line) {
  constexpr auto kStraight = kOpen.size();
  std::vector<int> pairs(line.size(), 0);
  OpenBrackets open;
  for (std::size_t i = 0; i < line.size(); ++i) {
    auto c = FoldCharacter(line[i]);
    auto opening = kOpen.find(c), closing = c == U'"' ? kStraight : kClose.find(c);
    std::optional<std::size_t> partner;
    if (closing != kClose.npos) partner = open.Close(closing);
    if (partner) {
      pairs[*partner] = 1;
      pairs[i] = -1;
    } else if (opening != kOpen.npos || c == U'"') {
      open.Push(c == U'"' ? kStraight : opening, i);
    }
  }
  return pairs;
}

bool IsBlank(char32_t c) {
  auto folded = FoldCharacter(c);
  return folded == U' ' || folded == U'\n' || folded == 0;
}

void AddTrimmed(std::u32string_view text, std::size_t begin, std::size_t end, std::vector<TextRange>& out) {
  while (begin < end && IsBlank(text[begin])) ++begin;
  while (begin < end && IsBlank(text[end - 1])) --end;
  if (begin < end) out.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)});
}

void SplitLine(std::u32string_view text, std::size_t begin, std::size_t end, std::vector<TextRange>& out) {
  auto from = begin;
  for (auto mark : SentenceEnds(text.substr(begin, end - begin))) {
    auto next = begin + mark + 1;
    // ？！ and 。。 end one sentence, not two.
    if (next < end && IsSentenceMark(text[next])) continue;
    AddTrimmed(text, from, next, out);
    from = next;
  }
  AddTrimmed(text, from, end, out);
}

}  // namespace

bool IsSentenceMark(char32_t c) {
  auto folded = FoldCharacter(c);
  return folded == U'。' || folded == U'!' || folded == U'?' || folded == U';';
}

std::vector<std::uint32_t> SentenceEnds(std::u32string_view line) {
  std::vector<std::uint32_t> ends;
  if (std::none_of(line.begin(), line.end(), IsSentenceMark)) return ends;
  auto pairs = PairBrackets(line);
  int depth = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    depth += pairs[i];
    if (depth == 0 && IsSentenceMark(line[i])) ends.push_back(static_cast<std::uint32_t>(i));
  }
  return ends;
}

std::vector<TextRange> SplitSentences(std::u32string_view text) {
  std::vector<TextRange> sentences;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= text.size(); ++i) {
    if (i < text.size() && FoldCharacter(text[i]) != U'\n') continue;
    SplitLine(text, begin, i, sentences);
    begin = i + 1;
  }
  return sentences;
}

}  // namespace yichi
