#include "office/write_docx_body.h"

#include <algorithm>
#include <map>
#include <span>

#include "base/markup.h"
#include "base/utf8.h"
#include "office/annotate_xml.h"
#include "office/write_docx_layout.h"
#include "office/write_docx_parts.h"

namespace yichi::docx {
namespace {

std::string RunsXml(std::u32string_view text, std::string_view properties) {
  std::string xml;
  auto put = [&](std::string_view content) {
    xml.append("<w:r>").append(properties).append(content).append("</w:r>");
  };
  for (std::size_t begin = 0; begin < text.size();) {
    auto end = std::min(text.find_first_of(U"\t\n", begin), text.size());
    if (end > begin)
      put("<w:t xml:space=\"preserve\">" + EscapedMarkup(EncodeUtf8(text.substr(begin, end - begin))) +
          "</w:t>");
    if (end < text.size()) put(text[end] == U'\t' ? "<w:tab/>" : "<w:br/>");
    begin = end + 1;
  }
  return xml;
}

// The cell at each position, row by row; nullptr where none is.
std::vector<const Cell*> GridOf(const Table& table) {
  std::vector<const Cell*> grid(std::size_t{table.rows} * table.columns);
  for (const auto& cell : table.cells)
    for (auto row = cell.row; row < std::min(cell.row + cell.row_span, table.rows); ++row)
      for (auto column = cell.column; column < std::min(cell.column + cell.column_span, table.columns);
           ++column)
        grid[std::size_t{row} * table.columns + column] = &cell;
  return grid;
}

std::string CountXml(std::string_view name, std::uint32_t count) {
  return std::string("<w:").append(name).append(" w:val=\"").append(std::to_string(count)).append("\"/>");
}

class BodyWriter {
 public:
  explicit BodyWriter(const Document& document) : document_(document), looks_(LooksOf(document)) {}

  Body Write() {
    body_.xml.append(annotate::kDeclaration).append("<w:document").append(kWordSpaces).append("><w:body>");
    Blocks(0, static_cast<std::uint32_t>(document_.paragraphs.size()));
    while (next_table_ < document_.tables.size()) Table();
    body_.xml += PageXml() + "</w:body></w:document>";
    return std::move(body_);
  }

 private:
  // Tables are numbered in the order in which they begin, those inside another after it.
  void Blocks(std::uint32_t begin, std::uint32_t end) {
    for (auto p = begin; p < end;) {
      if (next_table_ < document_.tables.size() && Begin(document_.tables[next_table_]) <= p) {
        p = std::max(p, Table());
      } else {
        Paragraph(p++);
      }
    }
  }

  static std::uint32_t Begin(const yichi::Table& table) {
    return table.cells.empty() ? 0 : table.cells.front().first_paragraph;
  }

  // Returns the first paragraph after the next table.
  std::uint32_t Table() {
    const auto& table = document_.tables[next_table_++];
    if (table.cells.empty()) return 0;
    auto widths = ColumnWidths(document_, table);
    body_.xml += "<w:tbl><w:tblPr><w:tblW w:w=\"" + std::to_string(kTextWidth) +
                 "\" w:type=\"dxa\"/><w:jc w:val=\"center\"/><w:tblBorders>";
    for (const char* side : {"top", "left", "bottom", "right", "insideH", "insideV"})
      body_.xml.append("<w:").append(side).append(
          " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>");
    body_.xml +=
        "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"60\" w:type=\"dxa\"/>"
        "<w:right w:w=\"60\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>";
    for (auto width : widths) body_.xml += "<w:gridCol w:w=\"" + std::to_string(width) + "\"/>";
    body_.xml += "</w:tblGrid>";
    auto grid = GridOf(table);
    auto end = Begin(table);
    for (std::uint32_t row = 0; row < table.rows; ++row) {
      std::span cells(grid.data() + std::size_t{row} * table.columns, table.columns);
      end = std::max(end, Row(table, cells, row, widths));
    }
    // Word joins tables that follow each other, and wants a paragraph after the last one.
    body_.xml += "</w:tbl><w:p><w:pPr><w:spacing w:line=\"240\" w:lineRule=\"exact\"/></w:pPr></w:p>";
    return end;
  }

  std::uint32_t Row(const yichi::Table& table, std::span<const Cell* const> cells, std::uint32_t row,
                    const std::vector<int>& widths) {
    auto last = cells.size();
    while (last > 1 && !cells[last - 1]) --last;
    body_.xml += "<w:tr><w:trPr>";
    if (last < cells.size())
      body_.xml += CountXml("gridAfter", static_cast<std::uint32_t>(cells.size() - last));
    body_.xml += "<w:cantSplit/>";
    if (row == 0 && HeadsColumns(table)) body_.xml += "<w:tblHeader/>";
    body_.xml += "</w:trPr>";
    std::uint32_t end = 0;
    for (std::size_t column = 0; column < last;) {
      const auto* cell = cells[column];
      int width = 0;
      auto from = column;
      do width += widths[column++];
      while (cell && column < last && cells[column] == cell);
      end = std::max(
          end, WriteCell(cell, row, static_cast<std::uint32_t>(column - from), width, CellStyle(table)));
    }
    body_.xml += "</w:tr>";
    return end;
  }

  static bool HeadsColumns(const yichi::Table& table) {
    return table.rows > 1 && std::all_of(table.cells.begin(), table.cells.end(),
                                         [](const Cell& cell) { return cell.row > 0 || cell.row_span == 1; });
  }

  // `cell` may begin in a row above, or be none. Returns the first paragraph after what it wrote.
  std::uint32_t WriteCell(const Cell* cell, std::uint32_t row, std::uint32_t span, int width,
                          std::string_view style) {
    body_.xml += "<w:tc><w:tcPr><w:tcW w:w=\"" + std::to_string(width) + "\" w:type=\"dxa\"/>";
    if (span > 1) body_.xml += CountXml("gridSpan", span);
    bool begins = cell && cell->row == row;
    if (cell && cell->row_span > 1) body_.xml += begins ? "<w:vMerge w:val=\"restart\"/>" : "<w:vMerge/>";
    body_.xml += "<w:vAlign w:val=\"center\"/></w:tcPr>";
    auto length = body_.xml.size();
    if (begins) Blocks(cell->first_paragraph, cell->last_paragraph);
    if (body_.xml.size() == length)
      body_.xml.append("<w:p><w:pPr><w:pStyle w:val=\"").append(style).append("\"/></w:pPr></w:p>");
    body_.xml += "</w:tc>";
    return begins ? cell->last_paragraph : 0;
  }

  void Paragraph(std::uint32_t p) {
    const auto& paragraph = document_.paragraphs[p];
    const auto& look = looks_[p];
    bool title = look.style == kTitleStyle;
    auto& xml = body_.xml;
    xml.append("<w:p><w:pPr><w:pStyle w:val=\"").append(look.style).append("\"/>");
    if (!paragraph.label.empty())
      xml += "<w:numPr><w:ilvl w:val=\"0\"/>" + CountXml("numId", NumberOf(paragraph.label)) + "</w:numPr>";
    if (title && p + 1 == document_.title_end) xml += "<w:spacing w:after=\"560\"/>";
    if (!paragraph.cell && !title && TableFollows(p)) xml += "<w:spacing w:after=\"120\"/>";
    if (look.centred && look.style == kBodyStyle) xml += "<w:ind w:firstLineChars=\"0\" w:firstLine=\"0\"/>";
    if (look.centred) xml += "<w:jc w:val=\"center\"/>";
    if (paragraph.outline_level > 0) xml += CountXml("outlineLvl", paragraph.outline_level - 1);
    xml += "</w:pPr>";
    std::u32string_view text = paragraph.text;
    xml += RunsXml(text.substr(0, look.black), kBlackRun) + RunsXml(text.substr(look.black), "") + "</w:p>";
  }

  bool TableFollows(std::uint32_t p) const {
    return next_table_ < document_.tables.size() && Begin(document_.tables[next_table_]) == p + 1;
  }

  std::uint32_t NumberOf(const std::u32string& label) {
    auto text = EncodeUtf8(label);
    auto [it, fresh] = numbers_.emplace(text, static_cast<std::uint32_t>(body_.labels.size() + 1));
    if (fresh) body_.labels.push_back(std::move(text));
    return it->second;
  }

  const Document& document_;
  std::vector<Look> looks_;
  std::map<std::string, std::uint32_t> numbers_;
  std::size_t next_table_ = 0;
  Body body_;
};

}  // namespace

Body WriteBody(const Document& document) { return BodyWriter(document).Write(); }

}  // namespace yichi::docx
