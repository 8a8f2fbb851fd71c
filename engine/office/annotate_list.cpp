#include "office/annotate_list.h"

#include <algorithm>

#include "office/annotate_notes.h"
#include "office/annotate_xml.h"
#include "office/workbook.h"

namespace yichi::annotate {
namespace {

constexpr std::size_t kMostLinks = 65'000;  // Excel reads no more than 65,530 of a sheet

// 'Sheet'!B5, an apostrophe of the name doubled.
std::string LinkTo(const Document& document, std::uint32_t paragraph) {
  if (paragraph >= document.paragraphs.size()) return {};
  const auto& at = document.paragraphs[paragraph];
  if (at.sheet_row == kNone) return {};
  std::string name;
  for (char c : document.parts[at.part].sheet) name.append(c == '\'' ? 2 : 1, c);
  return "'" + name + "'!" + CellName(at.sheet_row, at.sheet_column);
}

std::string CellXml(const SheetList::Cell& cell, const std::string& name) {
  auto start = "<c r=\"" + name + "\"";
  if (cell.number) return start + "><v>" + EscapedMarkup(cell.text) + "</v></c>";
  return start + " t=\"inlineStr\"><is><t xml:space=\"preserve\">" + CellText(cell.text) + "</t></is></c>";
}

class ListWriter {
 public:
  explicit ListWriter(const Document& document) : document_(document) {}

  void Row(const std::vector<SheetList::Cell>& cells) {
    rows_ += "<row r=\"" + std::to_string(row_ + 1) + "\">";
    for (std::uint32_t column = 0; column < cells.size(); ++column) {
      auto name = CellName(row_, column);
      rows_ += CellXml(cells[column], name);
      auto target = LinkTo(document_, cells[column].paragraph);
      if (target.empty() || ++count_ > kMostLinks) continue;
      links_ += "<hyperlink ref=\"" + name + "\" location=\"" + EscapedMarkup(target) + "\"/>";
    }
    rows_ += "</row>";
    ++row_;
  }

  std::string Content() const {
    auto links = links_.empty() ? "" : "<hyperlinks>" + links_ + "</hyperlinks>";
    return "<sheetData>" + rows_ + "</sheetData>" + links;
  }

 private:
  const Document& document_;
  std::uint32_t row_ = 0;
  std::size_t count_ = 0;
  std::string rows_, links_;
};

std::string ColumnsXml(const SheetList& list) {
  std::string out;
  for (std::size_t i = 0; i < list.columns.size(); ++i) {
    auto number = std::to_string(i + 1);
    out += "<col min=\"" + number + "\" max=\"" + number + "\" width=\"" +
           std::to_string(list.columns[i].width) + "\" customWidth=\"1\"/>";
  }
  return out.empty() ? out : "<cols>" + out + "</cols>";
}

std::string Folded(std::string text) {
  for (char& c : text)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return text;
}

}  // namespace

std::string ListXml(const SheetList& list, const Document& document, std::string_view sheet_uri,
                    const Limits& limits) {
  ListWriter writer(document);
  std::vector<SheetList::Cell> heads;
  for (const auto& column : list.columns) heads.push_back({column.head});
  writer.Row(heads);
  auto count = std::min(list.rows.size(), limits.sheet_rows - 1);
  for (std::size_t i = 0; i < count; ++i) writer.Row(list.rows[i]);
  auto out = std::string(kDeclaration).append("<worksheet xmlns=\"").append(sheet_uri).append("\">");
  out +=
      "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" "
      "activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews>";
  return out + ColumnsXml(list) + writer.Content() + "</worksheet>";
}

std::string FreshSheetName(const std::string& wanted, const std::vector<std::string>& taken) {
  auto free = [&](const std::string& name) {
    return std::none_of(taken.begin(), taken.end(),
                        [&](const std::string& other) { return Folded(other) == Folded(name); });
  };
  auto name = wanted;
  for (int number = 2; !free(name); ++number) name = wanted + " (" + std::to_string(number) + ")";
  return name;
}

}  // namespace yichi::annotate
