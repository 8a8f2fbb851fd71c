#include "office/workbook.h"

#include <algorithm>

#include "office/annotate_sheet.h"
#include "office/relationships.h"
#include "office/workbook_parts.h"

namespace yichi {
namespace {

using Failure = std::optional<Unreadable>;

template <class T>
Failure Take(std::variant<T, Unreadable> outcome, T& value) {
  if (auto* wrong = std::get_if<Unreadable>(&outcome)) return std::move(*wrong);
  value = std::get<T>(std::move(outcome));
  return std::nullopt;
}

Failure Parse(Package& package, const std::string& part, const Limits& limits,
              std::optional<XmlDocument>& parsed) {
  std::string bytes;
  if (auto failure = Take(package.Read(part), bytes)) return failure;
  auto outcome = ParseXml(part, std::move(bytes), limits);
  if (auto* wrong = std::get_if<Unreadable>(&outcome)) return std::move(*wrong);
  parsed = std::get<XmlDocument>(std::move(outcome));
  return std::nullopt;
}

// “一尺检查结果”, “一尺检查结果 (2)”.
bool HoldsFindings(std::string_view sheet) {
  return std::any_of(std::begin(kFindingsSheets), std::end(kFindingsSheets), [&](std::string_view name) {
    return sheet == name || (sheet.substr(0, name.size()) == name && sheet.substr(name.size(), 2) == " (");
  });
}

class WorkbookReader {
 public:
  WorkbookReader(Package package, const ReadOptions& options)
      : package_(std::move(package)),
        limits_(options.limits),
        cells_left_(limits_.sheet_cells),
        text_left_(limits_.sheet_text) {}

  std::variant<Workbook, Unreadable> Read() {
    auto failure = ReadMain();
    if (!failure) failure = ReadTables();
    if (!failure) failure = ReadSheets();
    if (failure) return *std::move(failure);
    AddNotes();
    return std::move(book_);
  }

 private:
  Failure ReadMain() {
    std::optional<std::string> target;
    if (auto failure = Take(FindMainPart(package_, limits_), target)) return failure;
    if (!target) return MakeUnreadable(Code::D0025, {"xl/workbook.xml"});
    main_ = *target;
    if (auto failure = Take(ReadRelationships(package_, main_, limits_), links_)) return failure;
    std::optional<XmlDocument> parsed;
    if (auto failure = Parse(package_, main_, limits_, parsed)) return failure;
    for (auto part : Children(parsed->root())) {
      if (part.Is(XmlNamespace::Spreadsheet, "workbookPr")) {
        auto value = part.Attribute(XmlNamespace::None, "date1904");
        tables_.since1904 = value == "1" || value == "true";
      }
      if (!part.Is(XmlNamespace::Spreadsheet, "sheets")) continue;
      for (auto sheet : Children(part))
        if (auto failure = AddSheet(sheet)) return failure;
    }
    return std::nullopt;
  }

  Failure AddSheet(XmlElement element) {
    auto id = element.Attribute(XmlNamespace::Relationship, "id").value_or("");
    auto link =
        std::find_if(links_.begin(), links_.end(), [&](const Relationship& one) { return one.id == id; });
    // Charts and dialogues hold no cells.
    if (link == links_.end() || link->type != "worksheet") return std::nullopt;
    auto name = element.Attribute(XmlNamespace::None, "name").value_or("");
    if (HoldsFindings(name)) {
      book_.notes.push_back(MakeDiagnostic(Code::D0144, {}, {name}));
      return std::nullopt;
    }
    auto part = ResolveTarget(main_, link->target);
    if (!part) return MakeUnreadable(Code::D0033, {link->target.substr(0, 80)});
    if (book_.sheets.size() >= limits_.sheets)
      return MakeUnreadable(Code::D0052, {main_, "limits.sheets", std::to_string(limits_.sheets)});
    auto& sheet = book_.sheets.emplace_back();
    sheet.name = std::move(name);
    sheet.part = *std::move(part);
    auto state = element.Attribute(XmlNamespace::None, "state").value_or("visible");
    sheet.hidden = state == "hidden" || state == "veryHidden";
    return std::nullopt;
  }

  Failure FindPart(std::string_view type, std::optional<std::string>& part) {
    for (const auto& link : links_) {
      if (link.type != type) continue;
      part = ResolveTarget(main_, link.target);
      if (!part) return MakeUnreadable(Code::D0033, {link.target.substr(0, 80)});
      if (!package_.Has(*part)) part.reset();
      return std::nullopt;
    }
    return std::nullopt;
  }

  // `read` gets a pull parser over the part.
  template <class Read>
  Failure Stream(const std::string& part, Read read) {
    auto opened = package_.Open(part);
    if (auto* wrong = std::get_if<Unreadable>(&opened)) return std::move(*wrong);
    auto& stream = std::get<PartStream>(opened);
    XmlPull xml(
        part, [&](char* to, std::size_t size) { return stream.Read(to, size); }, limits_);
    auto failure = read(xml);
    // A damaged part looks cut short to the parser; the damage is what counts.
    return stream.wrong() ? stream.wrong() : failure;
  }

  Failure ReadTables() {
    std::optional<std::string> styles, strings;
    if (auto failure = FindPart("styles", styles)) return failure;
    if (styles) {
      std::optional<XmlDocument> parsed;
      if (auto failure = Parse(package_, *styles, limits_, parsed)) return failure;
      tables_.formats = ReadCellFormats(parsed->root());
    }
    if (auto failure = FindPart("sharedStrings", strings)) return failure;
    if (!strings) return std::nullopt;
    return Stream(*strings,
                  [&](XmlPull& xml) { return ReadSharedStrings(xml, store_, limits_, tables_.strings); });
  }

  Failure ReadSheets() {
    for (auto& sheet : book_.sheets) {
      auto failure = Stream(sheet.part, [&](XmlPull& xml) {
        return ReadSheet(xml, tables_, store_, limits_, cells_left_, text_left_, sheet);
      });
      if (failure) return failure;
    }
    return std::nullopt;
  }

  void Note(Code code, const Sheet& sheet, std::string text) {
    book_.notes.push_back(MakeDiagnostic(code, {}, {sheet.name, std::move(text)}));
  }

  static std::uint64_t Count(const std::vector<IndexRange>& ranges) {
    std::uint64_t count = 0;
    for (auto [first, last] : ranges) count += last - first + 1;
    return count;
  }

  void AddNotes() {
    if (package_.irregular()) book_.notes.push_back(MakeDiagnostic(Code::D0104, {}));
    for (const auto& sheet : book_.sheets) {
      if (sheet.hidden && !sheet.cells.empty()) Note(Code::D0130, sheet, "");
      if (sheet.hidden) continue;
      if (!sheet.hidden_rows.empty()) Note(Code::D0131, sheet, std::to_string(Count(sheet.hidden_rows)));
      if (!sheet.hidden_columns.empty())
        Note(Code::D0132, sheet, std::to_string(Count(sheet.hidden_columns)));
      if (sheet.uncomputed > 0) Note(Code::D0133, sheet, std::to_string(sheet.uncomputed));
      if (sheet.errors > 0) Note(Code::D0134, sheet, std::to_string(sheet.errors));
    }
  }

  Package package_;
  Limits limits_;
  std::size_t cells_left_, text_left_;
  Workbook book_;
  TextStore store_{book_.texts, limits_};
  std::string main_;
  std::vector<Relationship> links_;
  WorkbookTables tables_;
};

}  // namespace

std::string CellName(std::uint32_t row, std::uint32_t column) {
  std::string letters;
  for (auto rest = column + 1; rest > 0; rest = (rest - 1) / 26)
    letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
  return letters + std::to_string(row + 1);
}

std::optional<std::pair<std::uint32_t, std::uint32_t>> ParseCellName(std::string_view name) {
  std::uint32_t row = 0, column = 0;
  std::size_t at = 0;
  for (; at < name.size() && at < 4; ++at) {
    auto letter = static_cast<char>(name[at] & ~0x20);
    if (letter < 'A' || letter > 'Z') break;
    column = column * 26 + static_cast<std::uint32_t>(letter - 'A' + 1);
  }
  auto digits = at;
  for (; at < name.size() && at < digits + 8 && name[at] >= '0' && name[at] <= '9'; ++at)
    row = row * 10 + static_cast<std::uint32_t>(name[at] - '0');
  if (column == 0 || row == 0 || at != name.size()) return std::nullopt;
  return std::pair(row - 1, column - 1);
}

Unreadable SheetTooLarge(const Sheet& sheet, std::string_view limit, std::size_t value) {
  return MakeUnreadable(
      Code::D0052, {sheet.name.empty() ? sheet.part : sheet.name, std::string(limit), std::to_string(value)});
}

bool IsWorkbook(Package& package, const Limits& limits) {
  auto target = FindMainPart(package, limits);
  auto* part = std::get_if<std::optional<std::string>>(&target);
  if (!part || !*part || !package.Has(**part)) return false;
  // Its first tag tells; the rest of a large main part is not inflated for this.
  auto opened = package.Open(**part);
  auto* stream = std::get_if<PartStream>(&opened);
  if (!stream) return false;
  XmlPull xml(
      **part, [&](char* to, std::size_t size) { return stream->Read(to, size); }, limits);
  return xml.Next() == XmlPull::Event::Start && xml.Is("workbook");
}

std::variant<Workbook, Unreadable> ReadWorkbook(Package package, const ReadOptions& options) {
  return WorkbookReader(std::move(package), options).Read();
}

}  // namespace yichi
