#include "run/clauses.h"

namespace yichi::run {
namespace {

// A bracket that does not close within this many characters opens nothing.
constexpr std::uint32_t kLongestBracket = 200;

char32_t Partner(char32_t c) {
  switch (c) {
    case U'(':
      return U')';
    case U'[':
      return U']';
    case U'《':
      return U'》';
    case U'〔':
      return U'〕';
    case U'“':
      return U'”';
    case U'「':
      return U'」';
    default:
      return 0;
  }
}

bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }
bool IsNumeral(char32_t c) {
  return IsDigit(c) || std::u32string_view(U"一二三四五六七八九十").find(c) != std::u32string_view::npos;
}

class Splitter {
 public:
  Splitter(const Classification& classification, ClassifyScratch& scratch)
      : classification_(classification), scratch_(scratch), text_(scratch.folded) {}

  void Split() {
    scratch_.parts.clear();
    std::uint32_t begin = 0;
    for (std::uint32_t at = 0; at < size(); ++at) {
      at = PastBracket(at);
      if (at >= size() || !Ends(at)) continue;
      Segment(begin, at);
      begin = at + 1;
    }
    Segment(begin, size());
  }

 private:
  std::uint32_t size() const { return static_cast<std::uint32_t>(text_.size()); }

  // The place of the bracket's partner, or the same place.
  std::uint32_t PastBracket(std::uint32_t at) const {
    auto partner = Partner(text_[at]);
    if (partner == 0) return at;
    auto end = std::min(size(), at + kLongestBracket);
    for (auto close = at + 1; close < end && text_[close] != U'\n'; ++close)
      if (text_[close] == partner) return close;
    return at;
  }

  bool Ends(std::uint32_t at) const {
    auto c = text_[at];
    if (c == U'。' || c == U';' || c == U'!' || c == U'?' || c == U'\n') return true;
    return c == U'.' && at > 0 && IsHan(text_[at - 1]) && !(IsNumeral(text_[at - 1]) && at < 3) &&
           (at + 1 == size() || IsHan(text_[at + 1]) || text_[at + 1] == U' ');
  }

  // （一） 1. 2、 and blanks before a clause.
  std::uint32_t PastNumber(std::uint32_t begin, std::uint32_t end) const {
    while (begin < end && (text_[begin] == U' ' || text_[begin] == U',')) ++begin;
    auto at = begin;
    bool bracket = at < end && text_[at] == U'(';
    if (bracket) ++at;
    auto digits = at;
    while (at < end && IsNumeral(text_[at])) ++at;
    if (at == digits || at == end) return begin;
    bool closed = bracket ? text_[at] == U')' : (text_[at] == U'.' || text_[at] == U',' || text_[at] == U')');
    if (!closed) return begin;
    ++at;
    while (at < end && text_[at] == U' ') ++at;
    return at;
  }

  void Add(std::uint32_t begin, std::uint32_t end) {
    while (begin < end && (text_[begin] == U' ' || text_[begin] == U',')) ++begin;
    while (begin < end && (text_[end - 1] == U' ' || text_[end - 1] == U',')) --end;
    if (begin < end) scratch_.parts.push_back({begin, end});
  }

  void Segment(std::uint32_t begin, std::uint32_t end) {
    begin = PastNumber(begin, end);
    while (end - begin > PatternSet::kLongestPart) {
      Commas(begin, begin + PatternSet::kLongestPart);
      begin += PatternSet::kLongestPart;
    }
    if (begin < end) Commas(begin, end);
  }

  void Commas(std::uint32_t begin, std::uint32_t end) {
    bool comma = text_.find(U',', begin) < end;
    if (!classification_.heads || !comma) return Add(begin, end);
    classification_.patterns.Narrow({begin, end}, scratch_.places);
    auto first = begin;
    for (auto at = begin; at < end; ++at) {
      if (auto past = PastBracket(at); past < end) at = past;
      if (text_[at] != U',' || at + 1 >= end || !HeadAt(at + 1) || !HasHead(first, at)) continue;
      Add(first, at);
      first = at + 1;
    }
    Add(first, end);
  }

  bool HeadAt(std::uint32_t at) const {
    return classification_.patterns.StandsAt(*classification_.heads, at, scratch_.places);
  }
  bool HasHead(std::uint32_t begin, std::uint32_t end) const {
    for (auto at = begin; at < end; ++at)
      if (HeadAt(at)) return true;
    return false;
  }

  const Classification& classification_;
  ClassifyScratch& scratch_;
  const std::u32string& text_;
};

}  // namespace

bool IsHan(char32_t c) { return c >= 0x3400 && c <= 0x9FFF; }

void SplitClauses(const Classification& classification, ClassifyScratch& scratch) {
  Splitter(classification, scratch).Split();
}

}  // namespace yichi::run
