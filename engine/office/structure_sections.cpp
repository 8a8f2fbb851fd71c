#include "office/structure.h"
#include "office/structure_text.h"

namespace yichi {
namespace {

// The end of the first sentence, its mark left out.
std::uint32_t SentenceEnd(std::u32string_view text, std::uint32_t begin) {
  auto sentences = SplitSentences(text.substr(begin));
  if (sentences.empty()) return begin;
  auto end = begin + sentences.front().end;
  constexpr std::u32string_view kMarks = U"。；;：:！？!?，,";
  while (end > begin && kMarks.find(text[end - 1]) != kMarks.npos) --end;
  return end;
}

class SectionFinder {
 public:
  SectionFinder(Document& document, const std::vector<Lead>& leads) : document_(document), leads_(leads) {}

  void Find() {
    std::uint32_t p = 0;
    for (; p < leads_.size() && document_.paragraphs[p].part == 0; ++p) {
      bool title = document_.title <= p && p < document_.title_end;
      if (!leads_[p].structural || title) continue;
      if (leads_[p].breaks) CloseFrom(0, p);
      if (Begins(p)) Open(p);
    }
    CloseFrom(0, p);
  }

 private:
  const Paragraph& At(std::uint32_t p) const { return document_.paragraphs[p]; }

  bool HeadingLike(std::uint32_t p) const {
    return ReadsAsHeading(std::u32string_view(At(p).text).substr(leads_[p].begin));
  }

  // An article whose closing mark was forgotten mostly states figures; its heading does not.
  bool IsWholeHeading(std::uint32_t p) const {
    if (!HeadingLike(p)) return false;
    if (leads_[p].label->style != NumberStyle::Article) return true;
    auto own = Fold(std::u32string_view(At(p).text).substr(leads_[p].begin));
    return own.find_first_of(U"0123456789") == own.npos;
  }

  bool InArticle() const {
    for (auto open : open_)
      if (document_.sections[open].style == NumberStyle::Article) return true;
    return false;
  }

  bool Begins(std::uint32_t p) const {
    const auto& label = leads_[p].label;
    if (!label) return At(p).outline_level > 0 && ReadsAsTitle(p);
    if (!IsItemStyle(label->style)) return true;
    if (HeadingLike(p)) return At(p).outline_level > 0 || label->style <= NumberStyle::BracketedIdeograph;
    return label->style == NumberStyle::Ideograph && !InArticle();
  }

  // Of a heading style that somebody gave to running text only the look counts.
  bool ReadsAsTitle(std::uint32_t p) const {
    constexpr std::size_t kLongest = 100;
    auto text = TrimBlank(At(p).text);
    return !text.empty() && text.size() <= kLongest && text.back() != U'。';
  }

  void Open(std::uint32_t p) {
    CloseFrom(FirstEnded(p), p);
    auto& section = document_.sections.emplace_back();
    section.paragraph = p;
    if (const auto& label = leads_[p].label) {
      section.style = label->style;
      section.number = label->text;
    }
    SetTitle(section);
    section.level = static_cast<std::uint32_t>(open_.size()) + 1;
    open_.push_back(static_cast<std::uint32_t>(document_.sections.size() - 1));
  }

  void SetTitle(Section& section) const {
    const auto& text = At(section.paragraph).text;
    auto begin = leads_[section.paragraph].begin;
    auto size = static_cast<std::uint32_t>(text.size());
    bool whole = !section.style || *section.style < NumberStyle::Article || IsWholeHeading(section.paragraph);
    section.body_begin = whole ? size : begin;
    section.title_range = TrimRange(text, {begin, whole ? size : SentenceEnd(text, begin)});
    if (section.style == NumberStyle::Article) TakeBracketed(section);
    section.title =
        text.substr(section.title_range.begin, section.title_range.end - section.title_range.begin);
  }

  // 第三条　【主要职责】…, 第三条（主要职责）…
  void TakeBracketed(Section& section) const {
    constexpr std::size_t kLongest = 30;
    std::u32string_view text = At(section.paragraph).text;
    auto begin = leads_[section.paragraph].begin;
    if (begin >= text.size() || (text[begin] != U'【' && FoldCharacter(text[begin]) != U'(')) return;
    if (ReadLabel(text, begin)) return;
    auto close = text.substr(begin, kLongest).find_first_of(U"】）)");
    if (close == text.npos || !ReadsAsHeading(text.substr(begin + 1, close - 1))) return;
    auto end = begin + static_cast<std::uint32_t>(close);
    section.title_range = TrimRange(text, {begin + 1, end});
    section.body_begin = SkipBlank(text, end + 1);
  }

  std::uint32_t OutlineOf(const Section& section) const { return At(section.paragraph).outline_level; }

  bool Ends(const Section& open, std::uint32_t next) const {
    const auto& label = leads_[next].label;
    if (open.style && label) {
      // Chapters may be numbered 一、 and hold articles.
      if (*open.style == NumberStyle::Ideograph && label->style == NumberStyle::Article) return false;
      return *open.style >= label->style;
    }
    if (OutlineOf(open) > 0 && At(next).outline_level > 0) return OutlineOf(open) >= At(next).outline_level;
    return !label && OutlineOf(open) == 0;
  }

  // The position in the stack from which on the section at `next` ends what is open.
  std::size_t FirstEnded(std::uint32_t next) const {
    auto first = open_.size();
    while (first > 0 && Ends(document_.sections[open_[first - 1]], next)) --first;
    const auto& label = leads_[next].label;
    for (auto i = first; label && i-- > 0;) {
      const auto& open = document_.sections[open_[i]];
      if (!open.style) break;
      if (*open.style == label->style) first = i;
    }
    return first;
  }

  void CloseFrom(std::size_t first, std::uint32_t p) {
    while (open_.size() > first) {
      auto index = open_.back();
      open_.pop_back();
      document_.sections[index].end = p;
      if (p == document_.sections[index].paragraph + 1) SettleLone(index);
    }
  }

  // A heading heads something: a numbered line with nothing below it is text of its own, or an item only.
  void SettleLone(std::uint32_t index) {
    auto& section = document_.sections[index];
    if (!section.style || *section.style < NumberStyle::Article || OutlineOf(section) > 0) return;
    if (*section.style > NumberStyle::Ideograph) {
      document_.sections.pop_back();
      return;
    }
    if (section.title_range.end <= section.body_begin &&
        section.body_begin == At(section.paragraph).text.size())
      section.body_begin = leads_[section.paragraph].begin;
  }

  Document& document_;
  const std::vector<Lead>& leads_;
  std::vector<std::uint32_t> open_;  // indices of sections, outermost first
};

}  // namespace

void FindSections(Document& document, const std::vector<Lead>& leads) {
  SectionFinder(document, leads).Find();
}

}  // namespace yichi
