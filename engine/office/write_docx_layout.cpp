#include "office/write_docx_layout.h"

#include <algorithm>

#include "base/utf8.h"

namespace yichi::docx {
namespace {

constexpr std::uint32_t kFewColumns = 6;  // more are set in smaller type

std::string_view HeadingStyle(const Section& section) {
  if (!section.style)
    return section.level == 1 ? kFirstStyle : section.level == 2 ? kSecondStyle : kThirdStyle;
  switch (*section.style) {
    case NumberStyle::Part:
    case NumberStyle::Chapter:
      return kChapterStyle;
    case NumberStyle::Section:
      return kPartingStyle;
    case NumberStyle::Article:
    case NumberStyle::Ideograph:
      return kFirstStyle;
    case NumberStyle::BracketedIdeograph:
      return kSecondStyle;
    default:
      return kThirdStyle;
  }
}

void SetHeading(const Section& section, const Paragraph& paragraph, Look& look) {
  if (section.body_begin >= paragraph.text.size()) {
    look.style = HeadingStyle(section);
  } else if (section.style == NumberStyle::Article) {
    bool written = paragraph.text.starts_with(section.number);
    look.black = written ? static_cast<std::uint32_t>(section.number.size()) : 0;
  } else if (section.style == NumberStyle::Ideograph) {
    look.black = section.title_range.end;
  }
}

// The longest text of each column in characters, within reason.
std::vector<int> ColumnLengths(const Document& document, const Table& table) {
  constexpr std::size_t kShortest = 2, kLongest = 16, kBlank = 8;  // a blank cell waits for a text
  std::vector<std::size_t> lengths(table.columns, kShortest);
  for (const auto& cell : table.cells) {
    if (cell.column_span > 1) continue;
    auto& longest = lengths[cell.column];
    if (cell.first_paragraph == cell.last_paragraph) longest = std::max(longest, kBlank);
    for (auto p = cell.first_paragraph; p < cell.last_paragraph; ++p) {
      auto length = (DisplayWidth(EncodeUtf8(document.paragraphs[p].text)) + 1) / 2;
      longest = std::max(longest, std::min(length, kLongest));
    }
  }
  return {lengths.begin(), lengths.end()};
}

// A column of short texts is centred, and the heads of all columns.
void SetCells(const Document& document, const Table& table, std::vector<Look>& looks) {
  constexpr int kShort = 12;
  auto lengths = ColumnLengths(document, table);
  for (const auto& cell : table.cells)
    for (auto p = cell.first_paragraph; p < cell.last_paragraph; ++p)
      looks[p] = {CellStyle(table), 0, cell.row == 0 || lengths[cell.column] <= kShort};
}

}  // namespace

std::string_view CellStyle(const Table& table) {
  return table.columns > kFewColumns ? kSmallCellStyle : kCellStyle;
}

std::vector<Look> LooksOf(const Document& document) {
  std::vector<Look> looks(document.paragraphs.size());
  for (std::size_t p = 0; p < looks.size(); ++p) looks[p].centred = document.paragraphs[p].centred;
  for (const auto& section : document.sections)
    SetHeading(section, document.paragraphs[section.paragraph], looks[section.paragraph]);
  for (const auto& table : document.tables)
    if (table.caption != kNone) looks[table.caption] = {kCaptionStyle, 0, looks[table.caption].centred};
  for (auto p = document.title; p < document.title_end; ++p) looks[p] = {kTitleStyle};
  for (const auto& table : document.tables) SetCells(document, table, looks);
  return looks;
}

std::vector<int> ColumnWidths(const Document& document, const Table& table) {
  constexpr int kShort = 4, kMargins = 160;
  const int character = table.columns > kFewColumns ? 210 : 240;
  auto lengths = ColumnLengths(document, table);
  int left = kTextWidth, wanted = 0;
  for (auto length : lengths) {
    left -= std::min(length, kShort) * character + kMargins;
    wanted += std::max(length - kShort, 0);
  }
  std::vector<int> widths;
  for (auto length : lengths) {
    auto width = std::min(length, kShort) * character + kMargins;
    if (left < 0)
      width = width * kTextWidth / (kTextWidth - left);
    else if (wanted > 0)
      width += std::max(length - kShort, 0) * left / wanted;
    else
      width += left / static_cast<int>(lengths.size());
    widths.push_back(width);
  }
  return widths;
}

}  // namespace yichi::docx
