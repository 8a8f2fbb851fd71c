#include <algorithm>

#include "office/structure.h"
#include "office/structure_text.h"

namespace yichi {
namespace {

constexpr std::u32string_view kBrackets = U"〔[［【（(";

class CitationFinder {
 public:
  CitationFinder(Document& document, std::uint32_t paragraph)
      : document_(document), paragraph_(paragraph), text_(document.paragraphs[paragraph].text) {}

  void Find() {
    MatchTitles();
    for (std::uint32_t at = 0; at < text_.size();) at = Step(at);
  }

 private:
  // Where each 《 that closes again ends; one that never does is no title.
  void MatchTitles() {
    std::vector<std::uint32_t> open;
    for (std::uint32_t i = 0; i < text_.size(); ++i) {
      if (text_[i] == U'《') open.push_back(i);
      if (text_[i] != U'》' || open.empty()) continue;
      if (closes_.empty()) closes_.resize(text_.size(), kNone);
      closes_[open.back()] = i;
      open.pop_back();
    }
  }

  std::u32string Text(std::uint32_t begin, std::uint32_t end) const {
    return std::u32string(text_.substr(begin, end - begin));
  }

  std::uint32_t Step(std::uint32_t at) {
    if (text_[at] == U'《' && !closes_.empty() && closes_[at] != kNone) return Titled(at, at);
    if (kBrackets.find(text_[at]) == kBrackets.npos) return at + 1;
    auto number = FindFileNumber(text_, at, done_);
    if (number.end == 0) return at + 1;
    auto next = SkipBlank(text_, number.end);
    if (text_.substr(next, 2) == U"文件") next += 2;
    bool titled = next < text_.size() && text_[next] == U'《' && !closes_.empty() && closes_[next] != kNone;
    if (titled) return Titled(next, number.begin, Text(number.begin, number.end));
    Citation citation;
    citation.range = number;
    citation.number = Text(number.begin, number.end);
    return Finish(std::move(citation), number.end);
  }

  // A title from `open` on, with the number that stands before or behind it.
  std::uint32_t Titled(std::uint32_t open, std::uint32_t begin, std::u32string number = {}) {
    auto close = closes_[open];
    Citation citation;
    citation.title = Text(open + 1, close);
    citation.number = std::move(number);
    citation.range = {begin, close + 1};
    auto at = close + 1;
    if (citation.number.empty()) TakeNumber(citation, at);
    return Finish(std::move(citation), at);
  }

  // （示例发〔2021〕3号） behind a title.
  void TakeNumber(Citation& citation, std::uint32_t& at) const {
    constexpr std::size_t kLongest = 30;
    auto open = SkipBlank(text_, at);
    if (open >= text_.size() || FoldCharacter(text_[open]) != U'(') return;
    auto inside = text_.substr(0, std::min<std::size_t>(text_.size(), open + kLongest));
    auto bracket = inside.find_first_of(kBrackets, open + 1);
    if (bracket == inside.npos) return;
    auto number = FindFileNumber(text_, static_cast<std::uint32_t>(bracket), open + 1);
    if (number.end == 0) return;
    citation.number = Text(number.begin, number.end);
    at = number.end;
    if (at < text_.size() && FoldCharacter(text_[at]) == U')') ++at;
    citation.range.end = at;
  }

  // 第九条 right behind.
  void TakeArticle(Citation& citation, std::uint32_t& at) const {
    auto begin = SkipBlank(text_, at);
    if (begin >= text_.size() || text_[begin] != U'第') return;
    constexpr std::u32string_view kInside = U"〇零一二三四五六七八九十百千之";
    auto end = begin + 1;
    constexpr std::uint32_t kLongest = 12;
    auto inside = [&](char32_t c) { return kInside.find(c) != kInside.npos || (c >= U'0' && c <= U'9'); };
    while (end < text_.size() && end - begin < kLongest && inside(FoldCharacter(text_[end]))) ++end;
    if (end == begin + 1 || end >= text_.size() || text_[end] != U'条') return;
    ++end;
    if (end + 1 < text_.size() && text_[end] == U'之' && kInside.find(text_[end + 1]) != kInside.npos)
      end += 2;
    citation.article = Text(begin, end);
    citation.range.end = at = end;
  }

  std::uint32_t Finish(Citation citation, std::uint32_t at) {
    TakeArticle(citation, at);
    citation.paragraph = paragraph_;
    document_.citations.push_back(std::move(citation));
    done_ = at;
    return at;
  }

  Document& document_;
  std::uint32_t paragraph_;
  std::u32string_view text_;
  std::vector<std::uint32_t> closes_;  // empty without titles
  std::uint32_t done_ = 0;             // letters before it belong to the citation before
};

}  // namespace

void FindCitations(Document& document) {
  for (std::uint32_t p = 0; p < document.paragraphs.size(); ++p) CitationFinder(document, p).Find();
}

}  // namespace yichi
