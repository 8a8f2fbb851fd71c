#include "office/structure.h"
#include "office/structure_text.h"

namespace yichi {
namespace {

// 单位：名
bool IsUnitLine(std::u32string_view text) {
  text = TrimBlank(text);
  if (!text.empty() && FoldCharacter(text.front()) == U'(') text.remove_prefix(1);
  constexpr std::size_t kLongest = 16;
  return text.size() <= kLongest && text.substr(0, 2) == U"单位" && text.size() > 2 &&
         FoldCharacter(text[2]) == U':';
}

bool IsCaption(const Paragraph& paragraph) {
  constexpr std::size_t kLongest = 60;
  auto text = TrimBlank(paragraph.text);
  if (text.empty() || text.size() > kLongest || text.find_first_of(U"。；;") != text.npos) return false;
  if (EndsWithColon(text)) return false;
  bool named = paragraph.style == "caption" || paragraph.style == "Caption" || paragraph.style == "题注";
  bool begins = text.front() == U'表' || OpensAttachment(text);
  if (FoldCharacter(text.back()) == U')')
    if (auto bracket = text.find_last_of(U"（("); bracket != text.npos)
      text = TrimBlank(text.substr(0, bracket));
  bool ends = text.ends_with(U"表") || text.ends_with(U"清单") || text.ends_with(U"目录");
  return named || begins || ends || paragraph.centred;
}

std::uint32_t CaptionBefore(const Document& document, std::uint32_t first) {
  constexpr int kUnitLines = 1;
  for (int skipped = 0; first > 0; ++skipped) {
    const auto& before = document.paragraphs[--first];
    if (before.cell || before.part != document.paragraphs[first + 1].part) return kNone;
    if (skipped < kUnitLines && IsUnitLine(before.text)) continue;
    return IsCaption(before) ? first : kNone;
  }
  return kNone;
}

}  // namespace

void FindCaptions(Document& document) {
  for (auto& table : document.tables) {
    table.caption = kNone;
    auto first = kNone;
    for (const auto& cell : table.cells)
      if (first == kNone && cell.first_paragraph < cell.last_paragraph) first = cell.first_paragraph;
    if (first != kNone) table.caption = CaptionBefore(document, first);
  }
}

}  // namespace yichi
