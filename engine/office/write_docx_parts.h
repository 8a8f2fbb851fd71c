#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "office/package.h"

namespace yichi::docx {

// Ids of the paragraph styles that FixedParts defines.
inline constexpr std::string_view kTitleStyle = "Title", kBodyStyle = "BodyText", kChapterStyle = "Chapter",
                                  kPartingStyle = "Parting", kFirstStyle = "First", kSecondStyle = "Second",
                                  kThirdStyle = "Third", kCaptionStyle = "TableCaption",
                                  kCellStyle = "TableText", kSmallCellStyle = "TableTextSmall";
// The typeface of numbers and first-level headings inside running text.
inline constexpr std::string_view kBlackRun =
    "<w:rPr><w:rFonts w:hint=\"eastAsia\" w:ascii=\"黑体\" w:eastAsia=\"黑体\" w:hAnsi=\"黑体\"/></w:rPr>";

inline constexpr std::string_view kWordSpaces =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

// What a page is: A4 with the margins of GB/T 9704-2012 (top 37 mm, bottom 35, left 28, right 26).
inline constexpr int kTextWidth = 8844;  // twentieths of a point
std::string PageXml();

// All parts but the text and its numbering, content types first.
std::vector<PartBytes> FixedParts();

// One numbering for each label, whose number from 1 is its place in the list; it draws the label as it is.
std::string NumberingXml(const std::vector<std::string>& labels);

}  // namespace yichi::docx
