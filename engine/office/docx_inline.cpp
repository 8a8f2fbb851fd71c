#include "office/docx_inline.h"

#include <algorithm>
#include <charconv>

#include "office/docx_blocks.h"

namespace yichi {
namespace {

bool Understands(XmlElement choice) {
  auto needs = choice.Attribute(XmlNamespace::None, "Requires").value_or("");
  constexpr std::size_t kLongest = 256;
  for (std::string_view rest = std::string_view(needs).substr(0, kLongest); !rest.empty();) {
    auto space = std::min(rest.find(' '), rest.size());
    if (space > 0 && choice.Resolve(rest.substr(0, space)) == XmlNamespace::Other) return false;
    rest.remove_prefix(std::min(space + 1, rest.size()));
  }
  return true;
}

class InlineReader {
 public:
  InlineReader(StoryReading& reading, FieldNesting& fields, StoryParagraph& paragraph)
      : reading_(reading), fields_(fields), paragraph_(paragraph) {}

  // What stands between runs: wrappers are entered, marks are passed over.
  void Wrapper(XmlElement element, Change change) {
    for (auto child : Children(element)) {
      if (child.IsWord("r")) {
        Run(child, change);
      } else if (child.IsWord("ins") || child.IsWord("moveTo")) {
        Wrapper(child, change | kInserted);
      } else if (child.IsWord("del") || child.IsWord("moveFrom")) {
        Wrapper(child, change | kDeleted);
      } else if (child.Is(XmlNamespace::Compatibility, "AlternateContent")) {
        Wrapper(ChooseBranch(child), change);
      } else if (child.space() == XmlNamespace::Math) {
        Formula(child, change);
      } else if (IsTransparent(child)) {
        Wrapper(child, change);
      } else {
        RunContent(child, change);
      }
    }
  }

 private:
  static bool IsTransparent(XmlElement element) {
    constexpr std::string_view kNames[] = {"hyperlink",  "smartTag",  "fldSimple", "sdt",
                                           "sdtContent", "customXml", "dir",       "bdo"};
    if (element.space() != XmlNamespace::Word) return false;
    return std::find(std::begin(kNames), std::end(kNames), element.name()) != std::end(kNames);
  }

  void Run(XmlElement run, Change change) {
    auto properties = run.Child("rPr");
    auto kept = looks_;
    looks_ = {IsHidden(properties), IsOn(properties.Child("strike")) || IsOn(properties.Child("dstrike"))};
    for (auto child : Children(run)) RunContent(child, change);
    looks_ = kept;
  }

  bool IsHidden(XmlElement properties) const {
    if (auto own = properties.Child("vanish")) return IsOn(own);
    const auto& styles = reading_.styles.styles;
    if (auto id = properties.Child("rStyle").Word("val")) {
      auto it = styles.find(*id);
      if (it != styles.end() && it->second.hidden) return true;
    }
    const auto* style = reading_.styles.Paragraph(paragraph_.properties.style);
    return style && style->hidden;
  }

  void RunContent(XmlElement child, Change change) {
    if (child.Is(XmlNamespace::Compatibility, "AlternateContent")) {
      for (auto inner : Children(ChooseBranch(child))) RunContent(inner, change);
      return;
    }
    if (child.space() != XmlNamespace::Word) return;
    auto name = child.name();
    if (name == "t") return Text(child, change);
    if (name == "delText") return Text(child, change | kDeleted);
    if (name == "fldChar") return Field(child);
    if (name == "tab" || name == "ptab") return Put(U'\t', change);
    if (name == "cr") return Put(U'\n', change);
    if (name == "br") return Break(child, change);
    if (name == "noBreakHyphen") return Put(U'-', change);
    if (name == "sym") return Symbol(child, change);
    if (name == "ruby") return Wrapper(child.Child("rubyBase"), change);
    if (name == "footnoteReference") return Note(child, change, reading_.remarks.footnotes);
    if (name == "endnoteReference") return Note(child, change, reading_.remarks.endnotes);
    if (name == "drawing" || name == "pict" || name == "object") return Boxes(child, change);
  }

  void Field(XmlElement mark) {
    auto type = mark.Word("fldCharType").value_or("");
    if (type == "begin") fields_.Begin();
    if (type == "separate") fields_.Separate();
    if (type == "end") fields_.End();
  }

  void Break(XmlElement element, Change change) {
    auto type = element.Word("type").value_or("textWrapping");
    if (type == "textWrapping") Put(U'\n', change);
  }

  void Symbol(XmlElement element, Change change) {
    auto digits = element.Word("char").value_or("");
    std::uint32_t value = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (value >= 0x20 && (value < 0xD800 || (value > 0xDFFF && value < 0xFFFE))) Put(value, change);
  }

  void Note(XmlElement element, Change change, std::map<std::string, std::vector<Change>>& notes) {
    if (auto id = element.Word("id")) notes[*id].push_back(change);
  }

  void Formula(XmlElement element, Change change) {
    if (element.Is(XmlNamespace::Math, "t")) return Text(element, change);
    for (auto child : Children(element))
      if (child.space() == XmlNamespace::Math) Formula(child, change);
  }

  // Text boxes lie deep inside drawings; each is read once, in the branch that is chosen.
  void Boxes(XmlElement element, Change change) {
    for (auto child : Children(element)) {
      if (child.Is(XmlNamespace::Compatibility, "AlternateContent")) {
        Boxes(ChooseBranch(child), change);
      } else if (child.IsWord("txbxContent")) {
        auto blocks = ReadBlocks(child, change, reading_);
        std::move(blocks.begin(), blocks.end(), std::back_inserter(paragraph_.boxes));
      } else {
        Boxes(child, change);
      }
    }
  }

  void Mark(Change change) {
    auto& stretches = paragraph_.stretches;
    auto current = stretches.empty() ? kUnchanged : stretches.back().change;
    auto at = static_cast<std::uint32_t>(paragraph_.text.size());
    if (change != current) stretches.push_back({at, change});
  }

  void Put(char32_t c, Change change) {
    if (fields_.InCode() || looks_.hidden) return;
    Mark(change);
    paragraph_.text += c;
    paragraph_.offsets.push_back(kNone);
  }

  void Text(XmlElement element, Change change) {
    if (fields_.InCode()) return;
    std::u32string text;
    std::vector<std::uint32_t> offsets;
    element.AppendText(text, offsets);
    if (element.Attribute(XmlNamespace::Xml, "space") != "preserve") TrimText(text, offsets);
    if (text.empty()) return;
    if (looks_.hidden) return Count(reading_.remarks.hidden, text);
    if (looks_.struck && change == kUnchanged) Count(reading_.remarks.struck, text);
    Mark(change);
    std::replace_if(
        text.begin(), text.end(), [](char32_t c) { return c == U'\n' || c == U'\r' || c == U'\t'; }, U' ');
    paragraph_.text += text;
    paragraph_.offsets.insert(paragraph_.offsets.end(), offsets.begin(), offsets.end());
  }

  // Without xml:space="preserve" the blanks around a text are layout of the markup.
  static void TrimText(std::u32string& text, std::vector<std::uint32_t>& offsets) {
    constexpr std::u32string_view kBlank = U" \t\r\n";
    auto end = text.find_last_not_of(kBlank) + 1;
    text.resize(end);
    offsets.resize(end);
    auto begin = std::min(text.find_first_not_of(kBlank), text.size());
    text.erase(0, begin);
    offsets.erase(offsets.begin(), offsets.begin() + static_cast<std::ptrdiff_t>(begin));
  }

  static void Count(StoryRemarks::Count& remark, const std::u32string& text) {
    if (remark.count++ == 0) remark.first = text.substr(0, 20);
  }

  struct Looks {
    bool hidden = false, struck = false;
  };
  StoryReading& reading_;
  FieldNesting& fields_;
  StoryParagraph& paragraph_;
  Looks looks_;
};

}  // namespace

bool FieldNesting::InCode() const {
  return std::find(in_code_.begin(), in_code_.end(), true) != in_code_.end();
}

void FieldNesting::CloseCodes() { std::replace(in_code_.begin(), in_code_.end(), true, false); }

void ReadInline(XmlElement element, Change change, StoryReading& reading, FieldNesting& fields,
                StoryParagraph& paragraph) {
  InlineReader(reading, fields, paragraph).Wrapper(element, change);
  fields.CloseCodes();
}

XmlElement ChooseBranch(XmlElement alternatives) {
  for (auto branch : Children(alternatives)) {
    if (branch.Is(XmlNamespace::Compatibility, "Choice") && Understands(branch)) return branch;
    if (branch.Is(XmlNamespace::Compatibility, "Fallback")) return branch;
  }
  return {};
}

}  // namespace yichi
