#include "office/markdown_remarks.h"

#include <algorithm>

#include "base/utf8.h"

namespace yichi {
namespace {

constexpr std::string_view kOpen = "<!--", kClose = "-->";

std::string_view Trim(std::string_view text) {
  constexpr std::string_view kBlank = " \t\r\n";
  auto begin = std::min(text.find_first_not_of(kBlank), text.size());
  return text.substr(begin, text.find_last_not_of(kBlank) + 1 - begin);
}

// The paragraphs above a line are the first `count`.
std::uint32_t ParagraphsAbove(const Document& document, std::uint32_t line) {
  auto below = std::find_if(document.paragraphs.begin(), document.paragraphs.end(),
                            [&](const Paragraph& paragraph) { return paragraph.line > line; });
  return static_cast<std::uint32_t>(below - document.paragraphs.begin());
}

Place PlaceOf(std::u32string_view anchor, std::uint32_t count, const Document& document) {
  for (auto p = count; !anchor.empty() && p-- > 0;) {
    auto begin = document.paragraphs[p].text.find(anchor);
    if (begin == std::u32string::npos) continue;
    return {p, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + anchor.size())};
  }
  return {count - 1, 0, 0};
}

}  // namespace

std::vector<Annotation> RemarksIn(std::string_view markdown, const Document& document) {
  std::vector<Annotation> remarks;
  std::uint32_t line = 1;
  std::size_t counted = 0;
  for (auto open = markdown.find(kOpen); open != markdown.npos; open = markdown.find(kOpen, open + 1)) {
    auto from = open + kOpen.size();
    auto text = markdown.substr(from, markdown.find(kClose, from) - from);
    line += static_cast<std::uint32_t>(std::count(markdown.data() + counted, markdown.data() + open, '\n'));
    counted = open;
    auto count = ParagraphsAbove(document, line);
    if (count == 0) continue;
    auto bar = text.find('|');
    auto anchor = bar == text.npos ? std::string_view() : Trim(text.substr(0, bar));
    Annotation remark;
    remark.place = PlaceOf(DecodeUtf8(anchor), count, document);
    remark.text = {std::string(Trim(bar == text.npos ? text : text.substr(bar + 1)))};
    remarks.push_back(std::move(remark));
  }
  return remarks;
}

}  // namespace yichi
