#include "office/annotate_notes.h"

#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "office/annotate_xml.h"
#include "office/workbook.h"
#include "office/workbook_parts.h"

namespace yichi::annotate {
namespace {

constexpr std::size_t kLongestText = 32'000;  // of 32,767 units of UTF-16, some left for the author

bool IsHexadecimal(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

// _x000D_ means a character.
bool IsEscape(std::string_view text) {
  return text.size() >= 7 && text[0] == '_' && text[1] == 'x' && text[6] == '_' &&
         std::all_of(text.begin() + 2, text.begin() + 6, IsHexadecimal);
}

std::string Preserved(const std::string& prefix, const std::string& text) {
  return "<" + prefix + "t xml:space=\"preserve\">" + text + "</" + prefix + "t>";
}

std::string Run(const std::string& prefix, const std::string& text) {
  return "<" + prefix + "r>" + Preserved(prefix, text) + "</" + prefix + "r>";
}

std::string NoteXml(const CellNote& note, std::size_t author, const std::string& prefix) {
  return "<" + prefix + "comment ref=\"" + CellName(note.row, note.column) + "\" authorId=\"" +
         std::to_string(author) + "\"><" + prefix + "text>" + Run(prefix, CellText(note.text)) + "</" +
         prefix + "text></" + prefix + "comment>";
}

XmlElement ChildOf(XmlElement parent, std::string_view name) {
  for (auto child : Children(parent))
    if (child.Is(XmlNamespace::Spreadsheet, name)) return child;
  return {};
}

std::string TextOf(XmlElement element) {
  std::u32string text;
  std::vector<std::uint32_t> offsets;
  element.AppendText(text, offsets);
  return EncodeUtf8(text);
}

// Writes into a part of comments.
class NotesEditor {
 public:
  NotesEditor(const XmlDocument& part, const std::string& author)
      : text_(part.text()),
        authors_(ChildOf(part.root(), "authors")),
        list_(ChildOf(part.root(), "commentList")),
        author_(author) {}

  bool sound() const { return authors_ && list_; }

  ExtendedNotes Extend(const std::vector<CellNote>& notes) {
    ExtendedNotes extended;
    std::map<std::pair<std::uint32_t, std::uint32_t>, XmlElement> present;
    for (auto comment : Children(list_)) {
      auto at = ParseCellName(comment.Attribute(XmlNamespace::None, "ref").value_or(""));
      if (!at || !present.emplace(*at, comment).second) continue;
      extended.others.push_back({at->first, at->second, {}});
    }
    std::string added;
    for (const auto& note : notes) {
      auto other = present.find({note.row, note.column});
      if (other != present.end()) {
        Append(other->second, note);
        continue;
      }
      added += NoteXml(note, AuthorIndex(), std::string(PrefixOf(text_, list_)));
      extended.bare.push_back(note);
    }
    if (!added.empty()) edits_.push_back(AddLast(text_, list_, added));
    extended.bytes = ApplyEdits(text_, std::move(edits_));
    return extended;
  }

 private:
  std::size_t AuthorIndex() {
    if (index_) return *index_;
    std::size_t count = 0;
    for (auto child : Children(authors_)) {
      if (!index_ && TextOf(child) == author_) index_ = count;
      ++count;
    }
    if (index_) return *index_;
    auto prefix = std::string(PrefixOf(text_, authors_));
    edits_.push_back(
        AddLast(text_, authors_, "<" + prefix + "author>" + Escaped(author_) + "</" + prefix + "author>"));
    index_ = count;
    return count;
  }

  // A text of runs gets one more; a plain one grows, since no program mixes the two.
  void Append(XmlElement comment, const CellNote& note) {
    auto prefix = std::string(PrefixOf(text_, comment));
    auto added = "\n\n" + Escaped(author_) + ":\n" + CellText(note.text);
    auto body = ChildOf(comment, "text");
    if (!body) {
      edits_.push_back(
          AddLast(text_, comment, "<" + prefix + "text>" + Run(prefix, added) + "</" + prefix + "text>"));
      return;
    }
    XmlElement last;
    for (auto child : Children(body))
      if (child.Is(XmlNamespace::Spreadsheet, "r")) last = child;
    if (last) {
      auto end = ExtentOf(text_, last).end;
      edits_.push_back({end, end, Run(prefix, added)});
    } else if (auto plain = ChildOf(body, "t")) {
      edits_.push_back(AddLast(text_, plain, added));
    } else {
      auto at = body.content_begin();
      bool closed = text_[at - 2] == '/';
      edits_.push_back(closed ? AddLast(text_, body, Run(prefix, added)) : Edit{at, at, Run(prefix, added)});
    }
  }

  std::string_view text_;
  XmlElement authors_, list_;
  const std::string& author_;
  std::optional<std::size_t> index_;
  std::vector<Edit> edits_;
};

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
  auto high = RowsOf(note.text);
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

std::string CellText(std::string_view text) {
  std::string plain;
  std::size_t units = 0;
  auto characters = DecodeUtf8(text);
  for (std::size_t i = 0; i < characters.size() && units < kLongestText; ++i) {
    AppendUtf8(plain, characters[i]);
    units += characters[i] < 0x10000 ? 1 : 2;
    if (units >= kLongestText) plain += "…";
  }
  std::string out;
  for (std::size_t i = 0; i < plain.size(); ++i) {
    if (IsEscape(std::string_view(plain).substr(i))) out += "_x005F";
    out += plain[i];
  }
  return Escaped(out);
}

std::string NotesXml(const std::vector<CellNote>& notes, const std::string& author,
                     std::string_view sheet_uri) {
  auto out = std::string(kDeclaration).append("<comments xmlns=\"").append(sheet_uri).append("\"><authors>");
  out += "<author>" + Escaped(author) + "</author></authors><commentList>";
  for (const auto& note : notes) out += NoteXml(note, 0, "");
  return out + "</commentList></comments>";
}

std::optional<ExtendedNotes> ExtendNotes(const XmlDocument& part, const std::vector<CellNote>& notes,
                                         const std::string& author) {
  NotesEditor editor(part, author);
  if (!editor.sound()) return std::nullopt;
  return editor.Extend(notes);
}

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
