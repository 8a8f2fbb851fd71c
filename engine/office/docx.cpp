#include "office/docx.h"

#include <algorithm>

#include "base/utf8.h"
#include "office/docx_blocks.h"
#include "office/docx_figures.h"
#include "office/docx_view.h"
#include "office/relationships.h"
#include "office/xml.h"

namespace yichi {
namespace {

using Failure = std::optional<Unreadable>;
using Notes = std::map<std::string, std::vector<Change>>;

class DocxReader {
 public:
  DocxReader(std::string path, Package package, const ReadOptions& options)
      : package_(std::move(package)), options_(options) {
    document_.path = std::move(path);
    document_.format = Format::Docx;
  }

  std::variant<Document, Unreadable> Read() {
    Failure failure = FindMain();
    if (!failure) failure = ReadDefinitions();
    if (!failure) failure = ReadStories();
    if (failure) return *std::move(failure);
    return std::move(document_);
  }

 private:
  // `value` from a step that may fail.
  template <class T>
  static Failure Take(std::variant<T, Unreadable> outcome, T& value) {
    if (auto* wrong = std::get_if<Unreadable>(&outcome)) return std::move(*wrong);
    value = std::get<T>(std::move(outcome));
    return std::nullopt;
  }

  Failure Parse(const std::string& part, std::optional<XmlDocument>& parsed) {
    std::string bytes;
    if (auto failure = Take(package_.Read(part), bytes)) return failure;
    auto outcome = ParseXml(part, std::move(bytes), options_.limits);
    if (auto* wrong = std::get_if<Unreadable>(&outcome)) return std::move(*wrong);
    parsed = std::get<XmlDocument>(std::move(outcome));
    return std::nullopt;
  }

  // Of another kind of file the sentence that says which; `package` has no main part of Word.
  Unreadable SayOtherPackage() {
    if (package_.Has("mimetype")) {
      auto type = package_.Read("mimetype");
      const auto* text = std::get_if<std::string>(&type);
      bool sheet = text && text->find("spreadsheet") != text->npos;
      return sheet ? MakeUnreadable(Code::D0053, {"ODF（.ods）"}) : MakeUnreadable(Code::D0008, {"ODF"});
    }
    if (package_.Has("OFD.xml")) return MakeUnreadable(Code::D0007, {"OFD"});
    if (package_.HasFolder("xl/")) return MakeUnreadable(Code::D0025, {"xl/workbook.xml"});
    if (package_.HasFolder("ppt/")) return MakeUnreadable(Code::D0010);
    if (package_.HasFolder("word/")) return MakeUnreadable(Code::D0025, {"_rels/.rels"});
    return MakeUnreadable(Code::D0012);
  }

  Failure FindMain() {
    std::optional<std::string> target;
    if (auto failure = Take(FindMainPart(package_, options_.limits), target)) return failure;
    if (!target) return SayOtherPackage();
    main_ = *target;
    if (main_.ends_with(".bin")) return MakeUnreadable(Code::D0053, {"Excel 二进制（.xlsb）"});
    if (auto failure = Take(ReadRelationships(package_, main_, options_.limits), links_)) return failure;
    if (auto failure = Parse(main_, body_)) return failure;
    auto root = body_->root();
    if (root.space() == XmlNamespace::Presentation) return MakeUnreadable(Code::D0010);
    if (!root.IsWord("document")) return MakeUnreadable(Code::D0012);
    return std::nullopt;
  }

  // Parses the part that a link of this type leads to; `parsed` stays empty without one.
  Failure ParseLinked(std::string_view type, std::optional<XmlDocument>& parsed,
                      std::string* name = nullptr) {
    std::optional<std::string> target;
    if (auto failure = Take(FindLinked(links_, main_, type), target)) return failure;
    if (!target || !package_.Has(*target)) return std::nullopt;
    if (name) *name = *target;
    return Parse(*target, parsed);
  }

  Failure ReadDefinitions() {
    std::optional<XmlDocument> styles, numbering;
    if (auto failure = ParseLinked("styles", styles)) return failure;
    if (styles) styles_ = ReadStyles(styles->root());
    if (auto failure = ParseLinked("numbering", numbering)) return failure;
    if (numbering) numbering_ = ReadNumbering(numbering->root());
    return std::nullopt;
  }

  Failure ReadStories() {
    StoryReading reading{styles_, options_.limits, {}};
    if (auto failure = AddBlocks(body_->root().Child("body"), main_, reading)) return failure;
    body_.reset();
    if (auto failure = ReadNotes("footnotes", "footnote", reading, reading.remarks.footnotes)) return failure;
    if (auto failure = ReadNotes("endnotes", "endnote", reading, reading.remarks.endnotes)) return failure;
    AddRemarks(reading.remarks);
    return std::nullopt;
  }

  Failure AddBlocks(XmlElement container, const std::string& part, StoryReading& reading) {
    auto blocks = ReadBlocks(container, kUnchanged, reading);
    const auto& limits = options_.limits;
    if (reading.remarks.paragraphs > limits.paragraphs)
      return MakeUnreadable(Code::D0034, {std::to_string(limits.paragraphs)});
    if (reading.remarks.cells > limits.table_cells)
      return MakeUnreadable(Code::D0035, {std::to_string(limits.table_cells)});
    AddStory(blocks, PartIndex(part), options_.changes, styles_, numbering_, document_);
    if (options_.changes == Changes::Both) NoteChangedFigures(blocks, document_.notes);
    return std::nullopt;
  }

  std::uint32_t PartIndex(const std::string& name) {
    if (document_.parts.empty() || document_.parts.back().name != name) document_.parts.push_back({name});
    return static_cast<std::uint32_t>(document_.parts.size() - 1);
  }

  // A note whose every reference is gone in this view is gone with it.
  bool NoteStays(const Notes& references, const std::string& id) const {
    auto it = references.find(id);
    if (it == references.end()) return true;
    return std::any_of(it->second.begin(), it->second.end(),
                       [&](Change change) { return Stays(change, options_.changes); });
  }

  Failure ReadNotes(std::string_view type, std::string_view element, StoryReading& reading,
                    const Notes& references) {
    std::optional<XmlDocument> parsed;
    std::string name;
    if (auto failure = ParseLinked(type, parsed, &name)) return failure;
    if (!parsed) return std::nullopt;
    for (auto note : Children(parsed->root())) {
      // Separators have a type of their own.
      bool read = note.IsWord(element) && note.Word("type").value_or("normal") == "normal" &&
                  NoteStays(references, note.Word("id").value_or(""));
      if (!read) continue;
      if (auto failure = AddBlocks(note, name, reading)) return failure;
    }
    return std::nullopt;
  }

  void AddRemarks(const StoryRemarks& remarks) {
    auto& notes = document_.notes;
    auto counted = [&](Code code, const StoryRemarks::Count& what) {
      if (what.count > 0)
        notes.push_back(MakeDiagnostic(code, {}, {std::to_string(what.count), EncodeUtf8(what.first)}));
    };
    if (package_.irregular()) notes.push_back(MakeDiagnostic(Code::D0104, {}));
    counted(Code::D0101, remarks.hidden);
    counted(Code::D0107, remarks.struck);
    if (remarks.embedded) notes.push_back(MakeDiagnostic(Code::D0108, {}));
    if (document_.paragraphs.empty()) notes.push_back(MakeDiagnostic(Code::D0106, {}));
  }

  Package package_;
  const ReadOptions& options_;
  Document document_;
  std::string main_;
  std::vector<Relationship> links_;
  std::optional<XmlDocument> body_;
  StyleSheet styles_;
  Numbering numbering_;
};

}  // namespace

std::variant<Document, Unreadable> ReadDocx(std::string path, Package package, const ReadOptions& options) {
  return DocxReader(std::move(path), std::move(package), options).Read();
}

}  // namespace yichi
