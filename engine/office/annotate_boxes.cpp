#include "office/annotate_boxes.h"

#include <algorithm>

#include "base/utf8.h"

namespace yichi::annotate {
namespace {

constexpr std::string_view kShapeType =
    "<v:shapetype id=\"_x0000_t202\" coordsize=\"21600,21600\" o:spt=\"202\" "
    "path=\"m,l,21600r21600,l21600,xe\"><v:stroke joinstyle=\"miter\"/><v:path gradientshapeok=\"t\" "
    "o:connecttype=\"rect\"/></v:shapetype>";

constexpr std::string_view kBoxSpaces =
    " xmlns:v=\"urn:schemas-microsoft-com:vml\" xmlns:o=\"urn:schemas-microsoft-com:office:office\" "
    "xmlns:x=\"urn:schemas-microsoft-com:office:excel\"";

// Rows that the text takes in a box four columns wide.
std::uint32_t RowsOf(std::string_view text) {
  constexpr std::size_t kCharacters = 18;
  std::size_t rows = 2, line = 0;
  for (char32_t c : DecodeUtf8(text)) {
    if (c != U'\n' && ++line <= kCharacters) continue;
    ++rows;
    line = 0;
  }
  return static_cast<std::uint32_t>(std::clamp<std::size_t>(rows, 4, 30));
}

// From column and row, with offsets in pixels, to column and row.
std::string AnchorOf(const CellNote& note) {
  constexpr std::uint32_t kColumns = 16'384, kRows = 1'048'576, kWide = 4;
  auto high = RowsOf(annotate::Joined(note.texts));
  auto left = note.column + 1 + kWide < kColumns ? note.column + 1 : kColumns - kWide - 1;
  auto top = std::min(note.row, kRows - high - 1);
  auto number = [](std::uint32_t n) { return std::to_string(n); };
  return number(left) + ", 12, " + number(top) + ", 4, " + number(left + kWide) + ", 12, " +
         number(top + high) + ", 4";
}

std::string BoxXml(const CellNote& note, std::uint64_t id, std::string_view spaces) {
  auto out = std::string("<v:shape id=\"_x0000_s") + std::to_string(id);
  out.append("\"").append(spaces).append(
      " type=\"#_x0000_t202\" style=\"position:absolute;margin-left:60pt;margin-top:2pt;width:200pt;"
      "height:80pt;z-index:1;visibility:hidden\" fillcolor=\"#ffffe1\" o:insetmode=\"auto\">"
      "<v:fill color2=\"#ffffe1\"/><v:shadow on=\"t\" color=\"black\" obscured=\"t\"/>"
      "<v:path o:connecttype=\"none\"/><v:textbox style=\"mso-direction-alt:auto\">"
      "<div style=\"text-align:left\"></div></v:textbox><x:ClientData ObjectType=\"Note\">"
      "<x:MoveWithCells/><x:SizeWithCells/><x:Anchor>");
  out += AnchorOf(note) + "</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>" + std::to_string(note.row);
  return out + "</x:Row><x:Column>" + std::to_string(note.column) + "</x:Column></x:ClientData></v:shape>";
}

// The largest number that a shape's id bears.
std::uint64_t LastShape(std::string_view drawing) {
  constexpr std::string_view kMark = "_x0000_s";
  std::uint64_t last = 1024;
  for (auto at = drawing.find(kMark); at != drawing.npos; at = drawing.find(kMark, at)) {
    std::uint64_t number = 0;
    at += kMark.size();
    for (auto from = at; at < drawing.size() && at < from + 9 && drawing[at] >= '0' && drawing[at] <= '9';
         ++at)
      number = number * 10 + static_cast<std::uint64_t>(drawing[at] - '0');
    last = std::max(last, number);
  }
  return last;
}

}  // namespace

std::uint32_t BlocksOf(std::size_t notes) { return static_cast<std::uint32_t>(notes / 1024 + 1); }

std::string NoteBoxesXml(const std::vector<CellNote>& notes, std::uint32_t block) {
  std::string blocks;
  for (std::uint32_t i = 0; i < BlocksOf(notes.size()); ++i)
    blocks += (i > 0 ? "," : "") + std::to_string(block + i);
  auto out =
      std::string("<xml").append(kBoxSpaces).append("><o:shapelayout v:ext=\"edit\"><o:idmap v:ext=\"edit\"");
  out += " data=\"" + blocks + "\"/></o:shapelayout>" + std::string(kShapeType);
  auto id = std::uint64_t{block} * 1024;
  for (const auto& note : notes) out += BoxXml(note, ++id, "");
  return out + "</xml>";
}

std::optional<std::string> ExtendNoteBoxes(std::string_view drawing, const std::vector<CellNote>& notes) {
  auto end = drawing.rfind("</xml>");
  if (end == drawing.npos) return std::nullopt;
  auto id = LastShape(drawing);
  auto out = std::string(drawing.substr(0, end));
  auto declared = [&](std::string_view prefix) {
    return drawing.find(std::string("xmlns:").append(prefix).append("=")) != drawing.npos;
  };
  auto spaces = declared("v") && declared("o") && declared("x") ? std::string_view() : kBoxSpaces;
  if (drawing.find("\"_x0000_t202\"") == drawing.npos && spaces.empty()) out += kShapeType;
  for (const auto& note : notes) out += BoxXml(note, ++id, spaces);
  return out.append(drawing.substr(end));
}

}  // namespace yichi::annotate
