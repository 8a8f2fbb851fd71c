#include <algorithm>
#include <iterator>

#include "office/structure.h"
#include "office/structure_text.h"

namespace yichi {
namespace {

// What a Chinese official document is called by its last word.
constexpr std::u32string_view kKinds[] = {
    U"规定", U"方案", U"通知", U"批复", U"意见", U"办法", U"决定", U"条例", U"细则",  U"章程",
    U"制度", U"请示", U"报告", U"函",   U"公告", U"通报", U"纪要", U"清单", U"规则",  U"规程",
    U"要点", U"总结", U"计划", U"规划", U"说明", U"目录", U"令",   U"公报", U"决议",  U"议案",
    U"通告", U"指南", U"标准", U"规范", U"守则", U"准则", U"协议", U"台账", U"一览表"};

// 规定（试行） is a 规定.
std::u32string_view WithoutBracket(std::u32string_view text) {
  text = TrimBlank(text);
  if (text.empty() || FoldCharacter(text.back()) != U')') return text;
  auto bracket = text.find_last_of(U"（(");
  return bracket == text.npos ? text : TrimBlank(text.substr(0, bracket));
}

bool NamesKind(std::u32string_view text) {
  text = WithoutBracket(text);
  return std::any_of(std::begin(kKinds), std::end(kKinds), [&](auto kind) { return text.ends_with(kind); });
}

bool IsTitleStyle(const std::string& style) {
  return style == "Title" || style == "title" || style == "标题" || style == "文件标题" ||
         style == "公文标题";
}

class TitleFinder {
 public:
  TitleFinder(const Document& document, const std::vector<Lead>& leads)
      : document_(document), leads_(leads) {}

  // The lines of the title, empty without one.
  std::pair<std::uint32_t, std::uint32_t> Find() {
    auto best = Best();
    if (best == kNone) return {kNone, 0};
    auto begin = best, end = best + 1;
    while (begin > 0 && best - begin < kMostLines && GoesOn(begin - 1, begin)) --begin;
    while (end < document_.paragraphs.size() && end - begin < kMostLines && GoesOn(end - 1, end)) ++end;
    return {begin, end};
  }

 private:
  static constexpr std::uint32_t kMostLines = 4;

  const Paragraph& At(std::uint32_t p) const { return document_.paragraphs[p]; }

  // Whether the paragraph may be a line of a title at all.
  bool Plausible(std::uint32_t p) const {
    constexpr std::size_t kLongest = 100;
    auto text = TrimBlank(At(p).text);
    if (!leads_[p].structural || leads_[p].breaks || text.empty() || text.size() > kLongest) return false;
    if (leads_[p].label && leads_[p].label->style != NumberStyle::Decimal && At(p).outline_level == 0)
      return false;
    if (leads_[p].label && !leads_[p].drawn) return false;
    bool mark = text.find_first_of(U"。；;！？") != text.npos || EndsWithColon(text) || text.back() == U'，';
    bool bracketed = FoldCharacter(text.front()) == U'(' && FoldCharacter(text.back()) == U')';
    bool other =
        bracketed || IsFileNumber(text) || IsDate(text) || text.ends_with(U"文件") || text.size() < 2;
    return !mark && !other && text.find_first_of(U"★☆") == text.npos;
  }

  // Before the running text begins.
  bool EndsHead(std::uint32_t p) const {
    auto text = TrimBlank(At(p).text);
    if (text.empty() || !leads_[p].structural) return At(p).cell.has_value();
    bool numbered = leads_[p].label && !leads_[p].drawn;
    return numbered || text.back() == U'。' || EndsWithColon(text);
  }

  std::uint32_t Best() const {
    constexpr std::uint32_t kLooked = 20;
    auto count = std::min(kLooked, static_cast<std::uint32_t>(document_.paragraphs.size()));
    std::uint32_t best = kNone;
    int best_score = 0;
    bool first = true;
    for (std::uint32_t p = 0; p < count && !EndsHead(p); ++p) {
      if (!Plausible(p)) continue;
      auto score = Score(p, first);
      first = false;
      if (score > best_score) {
        best = p;
        best_score = score;
      }
    }
    return best;
  }

  int Score(std::uint32_t p, bool first) const {
    int score = 0;
    if (IsTitleStyle(At(p).style)) score += 8;
    if (NamesKind(At(p).text)) score += 4;
    if (At(p).centred) score += 4;
    if (At(p).outline_level == 1 && first) score += 4;
    if (first && document_.paragraphs.size() > 1) score += 1;
    return score;
  }

  // Whether `next` carries on the title that `line` is part of.
  bool GoesOn(std::uint32_t line, std::uint32_t next) const {
    const auto& a = At(line);
    const auto& b = At(next);
    if (!Plausible(line) || !Plausible(next) || NamesKind(a.text)) return false;
    bool alike = a.style == b.style && a.centred == b.centred && a.outline_level == b.outline_level;
    bool marked = a.centred || a.outline_level > 0 || IsTitleStyle(a.style);
    return alike && (marked || (NamesKind(b.text) && a.line + 1 == b.line));
  }

  const Document& document_;
  const std::vector<Lead>& leads_;
};

}  // namespace

void FindTitle(Document& document, const std::vector<Lead>& leads) {
  auto [begin, end] = TitleFinder(document, leads).Find();
  document.title = begin;
  document.title_end = end;
}

}  // namespace yichi
