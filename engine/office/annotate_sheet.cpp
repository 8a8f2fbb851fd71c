#include "office/annotate_sheet.h"

#include <algorithm>
#include <map>
#include <set>

#include "office/annotate_boxes.h"
#include "office/annotate_list.h"
#include "office/annotate_notes.h"
#include "office/annotate_package.h"
#include "office/annotate_seam.h"
#include "office/annotate_xml.h"
#include "office/package.h"
#include "office/workbook.h"

namespace yichi {
namespace {

using annotate::CellNote;
using annotate::ContentTypes;
using annotate::PartLinks;
using Failure = std::optional<Unreadable>;

constexpr std::string_view kNotesContent =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";
constexpr std::string_view kSheetContent =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
constexpr std::string_view kDrawingContent = "application/vnd.openxmlformats-officedocument.vmlDrawing";

template <class T>
Failure Take(std::variant<T, Unreadable> outcome, std::optional<T>& value) {
  if (auto* wrong = std::get_if<Unreadable>(&outcome)) return std::move(*wrong);
  value.emplace(std::get<T>(std::move(outcome)));
  return std::nullopt;
}

// The two families of names of workbooks.
struct SheetDialect {
  bool strict = false;
  std::string_view SheetUri() const {
    return strict ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
                  : "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  }
  std::string LinkUri() const {
    return strict ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
                  : "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  }
  std::string LinkTo(std::string_view what) const { return LinkUri().append("/").append(what); }
};

// The notes of each part of the document, by cell.
using NotesOfPart = std::map<std::pair<std::uint32_t, std::uint32_t>, CellNote>;

std::map<std::uint32_t, NotesOfPart> NotesByPart(const std::vector<Annotation>& annotations,
                                                 const Document& document) {
  std::map<std::uint32_t, NotesOfPart> parts;
  for (const auto& annotation : annotations) {
    if (annotation.place.paragraph >= document.paragraphs.size()) continue;
    const auto& at = document.paragraphs[annotation.place.paragraph];
    if (at.sheet_row == kNone) continue;
    auto& note = parts[at.part][{at.sheet_row, at.sheet_column}];
    note.row = at.sheet_row;
    note.column = at.sheet_column;
    std::string text;
    for (const auto& line : annotation.text) text += (text.empty() ? "" : "\n") + line;
    note.texts.push_back(std::move(text));
  }
  return parts;
}

class WorkbookAnnotator {
 public:
  WorkbookAnnotator(const Document& document, Package package, const Limits& limits)
      : document_(document), package_(std::move(package)), limits_(limits) {}

  std::variant<std::string, Unreadable> Annotate(const std::vector<Annotation>& annotations,
                                                 const SheetList& list) {
    if (package_.HasFolder("_xmlsignatures/")) return MakeUnreadable(Code::D0060);
    auto failure = Prepare();
    if (!annotations.empty()) author_ = annotations.front().author;
    for (const auto& [part, notes] : NotesByPart(annotations, document_)) {
      if (failure) break;
      std::vector<CellNote> sorted;
      for (const auto& [cell, note] : notes) sorted.push_back(note);
      failure = AddNotes(document_.parts[part].name, sorted);
    }
    if (!failure) failure = AddList(list);
    if (failure) return *failure;
    Change(types_->Changed());
    return package_.With(changed_);
  }

 private:
  Failure Prepare() {
    auto main = FindMainPart(package_, limits_);
    if (auto* wrong = std::get_if<Unreadable>(&main)) return *wrong;
    main_ = std::get<std::optional<std::string>>(main).value_or("");
    folder_ = main_.substr(0, main_.rfind('/') + 1);
    if (auto failure = Take(annotate::ParsePart(package_, main_, limits_), book_)) return failure;
    dialect_.strict = book_->text().find(SheetDialect{true}.SheetUri()) != std::string::npos;
    if (auto failure = Take(PartLinks::Read(package_, main_, limits_), links_)) return failure;
    return Take(ContentTypes::Read(package_, limits_), types_);
  }

  void Change(std::optional<PartBytes> part) {
    if (part) changed_.push_back(*std::move(part));
  }

  // A name that no part bears: xl/comments1.xml.
  std::string FreshPart(const std::string& stem, const std::string& ending) {
    int number = 1;
    auto name = [&] { return folder_ + stem + std::to_string(number) + ending; };
    while (package_.Has(name()) || made_.contains(name())) ++number;
    return *made_.insert(name()).first;
  }

  std::variant<std::string, Unreadable> SheetText(const std::string& part) {
    auto opened = package_.Open(part);
    if (auto* wrong = std::get_if<Unreadable>(&opened)) return *wrong;
    auto& stream = std::get<PartStream>(opened);
    std::string bytes;
    for (std::size_t count = 1, chunk = 1u << 20; count > 0;) {
      auto size = bytes.size();
      bytes.resize(size + chunk);
      count = stream.Read(bytes.data() + size, chunk);
      bytes.resize(size + count);
    }
    if (stream.wrong()) return *stream.wrong();
    return XmlText(part, std::move(bytes));
  }

  Failure AddNotes(const std::string& sheet, const std::vector<CellNote>& notes) {
    std::optional<PartLinks> links;
    if (auto failure = Take(PartLinks::Read(package_, sheet, limits_), links)) return failure;
    std::vector<CellNote> boxes;
    std::vector<CellNote> others;
    if (auto failure = WriteNotes(sheet, *links, notes, boxes, others)) return failure;
    if (!boxes.empty())
      if (auto failure = WriteBoxes(sheet, *links, boxes, others)) return failure;
    Change(links->Changed());
    return std::nullopt;
  }

  // `boxes`: notes that need a box of their own.
  Failure WriteNotes(const std::string& sheet, PartLinks& links, const std::vector<CellNote>& notes,
                     std::vector<CellNote>& boxes, std::vector<CellNote>& others) {
    auto found = FindLinked(links.present(), sheet, "comments");
    if (auto* wrong = std::get_if<Unreadable>(&found)) return *wrong;
    auto& part = std::get<std::optional<std::string>>(found);
    if (!part) {
      auto name = FreshPart("comments", ".xml");
      links.Add(dialect_.LinkTo("comments"), name);
      types_->AddPart(name, kNotesContent);
      changed_.push_back({name, annotate::NotesXml(notes, author_, dialect_.SheetUri())});
      boxes = notes;
      return std::nullopt;
    }
    std::optional<XmlDocument> parsed;
    if (auto failure = Take(annotate::ParsePart(package_, *part, limits_), parsed)) return failure;
    auto extended = annotate::ExtendNotes(*parsed, notes, author_);
    if (!extended) return MakeUnreadable(Code::D0024, {*part});
    changed_.push_back({*part, std::move(extended->bytes)});
    boxes = std::move(extended->bare);
    others = std::move(extended->others);
    return std::nullopt;
  }

  // Where the sheet has no drawing for comments, those of others get boxes too: without they are not shown.
  Failure WriteBoxes(const std::string& sheet, PartLinks& links, const std::vector<CellNote>& boxes,
                     const std::vector<CellNote>& others) {
    std::optional<std::string> text;
    if (auto failure = Take(SheetText(sheet), text)) return failure;
    std::optional<annotate::SheetSeam> seam;
    if (auto failure = Take(annotate::FindSeam(sheet, *text, limits_), seam)) return failure;
    if (!seam->drawing.empty()) return ExtendBoxes(sheet, links, seam->drawing, boxes);
    auto all = boxes;
    all.insert(all.end(), others.begin(), others.end());
    auto name = FreshPart("drawings/vmlDrawing", ".vml");
    auto id = links.Add(dialect_.LinkTo("vmlDrawing"), name);
    types_->AddExtension("vml", kDrawingContent);
    changed_.push_back({name, annotate::NoteBoxesXml(all, drawings_ + 1)});
    drawings_ += annotate::BlocksOf(all.size());
    auto mark =
        "<" + seam->prefix + "legacyDrawing xmlns:r=\"" + dialect_.LinkUri() + "\" r:id=\"" + id + "\"/>";
    changed_.push_back({sheet, text->insert(seam->offset, mark)});
    return std::nullopt;
  }

  Failure ExtendBoxes(const std::string& sheet, const PartLinks& links, const std::string& id,
                      const std::vector<CellNote>& boxes) {
    auto link = std::find_if(links.present().begin(), links.present().end(),
                             [&](const Relationship& one) { return one.id == id; });
    auto part = link == links.present().end() ? std::nullopt : ResolveTarget(sheet, link->target);
    if (!part) return MakeUnreadable(Code::D0025, {sheet + "#" + id});
    auto bytes = package_.Read(*part);
    if (auto* wrong = std::get_if<Unreadable>(&bytes)) return *wrong;
    auto extended = annotate::ExtendNoteBoxes(std::get<std::string>(bytes), boxes);
    if (!extended) return MakeUnreadable(Code::D0024, {*part});
    changed_.push_back({*part, *std::move(extended)});
    return std::nullopt;
  }

  Failure AddList(const SheetList& list) {
    XmlElement sheets;
    for (auto child : Children(book_->root()))
      if (child.Is(XmlNamespace::Spreadsheet, "sheets")) sheets = child;
    if (!sheets) return MakeUnreadable(Code::D0024, {main_});
    auto part = FreshPart("worksheets/sheet", ".xml");
    auto id = links_->Add(dialect_.LinkTo("worksheet"), part);
    types_->AddPart(part, kSheetContent);
    changed_.push_back({part, annotate::ListXml(list, document_, dialect_.SheetUri(), limits_)});
    auto edit = annotate::AddLast(book_->text(), sheets, SheetMark(sheets, list.name, id));
    changed_.push_back({main_, annotate::ApplyEdits(book_->text(), {std::move(edit)})});
    Change(links_->Changed());
    return std::nullopt;
  }

  // What announces the sheet in the workbook.
  std::string SheetMark(XmlElement sheets, const std::string& wanted, const std::string& link) const {
    std::vector<std::string> names;
    std::uint64_t last = 0;
    for (auto sheet : Children(sheets)) {
      names.push_back(sheet.Attribute(XmlNamespace::None, "name").value_or(""));
      auto id = sheet.Attribute(XmlNamespace::None, "sheetId").value_or("");
      last = std::max<std::uint64_t>(last, std::strtoull(id.c_str(), nullptr, 10));
    }
    auto prefix = std::string(annotate::PrefixOf(book_->text(), sheets));
    bool declared = sheets.Resolve("r") == XmlNamespace::Relationship;
    return "<" + prefix + "sheet" + (declared ? "" : " xmlns:r=\"" + dialect_.LinkUri() + "\"") + " name=\"" +
           EscapedMarkup(annotate::FreshSheetName(wanted, names)) + "\" sheetId=\"" +
           std::to_string(last + 1) + "\" r:id=\"" + link + "\"/>";
  }

  const Document& document_;
  Package package_;
  const Limits& limits_;
  std::string main_, folder_, author_ = "一尺";
  SheetDialect dialect_;
  std::optional<XmlDocument> book_;
  std::optional<PartLinks> links_;
  std::optional<ContentTypes> types_;
  std::set<std::string> made_;
  std::uint32_t drawings_ = 0;
  std::vector<PartBytes> changed_;
};

}  // namespace

std::variant<std::string, Unreadable> AnnotateXlsx(std::string_view original,
                                                   const std::vector<Annotation>& annotations,
                                                   const SheetList& list, const Document& document,
                                                   const Limits& limits) {
  if (document.format != Format::Xlsx || original.substr(0, 2) != "PK") return MakeUnreadable(Code::D0061);
  auto package = OpenPackage(std::string(original), limits);
  if (auto* wrong = std::get_if<Unreadable>(&package)) return *wrong;
  if (!IsWorkbook(std::get<Package>(package), limits)) return MakeUnreadable(Code::D0061);
  return WorkbookAnnotator(document, std::get<Package>(std::move(package)), limits)
      .Annotate(annotations, list);
}

}  // namespace yichi
