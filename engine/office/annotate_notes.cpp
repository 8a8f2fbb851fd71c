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
         std::to_string(author) + "\"><" + prefix + "text>" + Run(prefix, CellText(Joined(note.texts))) +
         "</" + prefix + "text></" + prefix + "comment>";
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

// All that a comment says, as lines end in programs of any kind.
std::string WholeText(XmlElement element) {
  std::string text;
  for (auto child : Children(element))
    text += child.Is(XmlNamespace::Spreadsheet, "t") ? TextOf(child) : WholeText(child);
  std::erase(text, '\r');
  return text;
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
    edits_.push_back(AddLast(text_, authors_,
                             "<" + prefix + "author>" + EscapedMarkup(author_) + "</" + prefix + "author>"));
    index_ = count;
    return count;
  }

  // A text of runs gets one more; a plain one grows, since no program mixes the two.
  void Append(XmlElement comment, const CellNote& note) {
    auto texts = note.texts;
    std::erase_if(
        texts, [said = WholeText(comment)](const std::string& text) { return said.find(text) != said.npos; });
    if (texts.empty()) return;
    auto prefix = std::string(PrefixOf(text_, comment));
    auto added = "\n\n" + EscapedMarkup(author_) + ":\n" + CellText(Joined(texts));
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

}  // namespace

std::string Joined(const std::vector<std::string>& texts) {
  std::string joined;
  for (const auto& text : texts) joined += (joined.empty() ? "" : "\n\n") + text;
  return joined;
}

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
  return EscapedMarkup(out);
}

std::string NotesXml(const std::vector<CellNote>& notes, const std::string& author,
                     std::string_view sheet_uri) {
  auto out = std::string(kDeclaration).append("<comments xmlns=\"").append(sheet_uri).append("\"><authors>");
  out += "<author>" + EscapedMarkup(author) + "</author></authors><commentList>";
  for (const auto& note : notes) out += NoteXml(note, 0, "");
  return out + "</commentList></comments>";
}

std::optional<ExtendedNotes> ExtendNotes(const XmlDocument& part, const std::vector<CellNote>& notes,
                                         const std::string& author) {
  NotesEditor editor(part, author);
  if (!editor.sound()) return std::nullopt;
  return editor.Extend(notes);
}

}  // namespace yichi::annotate
