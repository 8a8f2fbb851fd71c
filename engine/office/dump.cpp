#include <array>

#include "base/utf8.h"
#include "office/document.h"
#include "office/workbook.h"

namespace yichi {
namespace {

std::string Quoted(std::u32string_view text) {
  constexpr std::size_t kLongest = 60;
  std::string out = "“" + EncodeUtf8(text.substr(0, kLongest));
  if (text.size() > kLongest) out += "…";
  return out + "”";
}

std::string Plain(std::u32string_view text) {
  std::string out;
  for (auto c : text) {
    if (c == U'\n') {
      out += "\\n";
    } else if (c == U'\t') {
      out += "\\t";
    } else {
      AppendUtf8(out, c);
    }
  }
  return out;
}

std::string Range(std::uint32_t begin, std::uint32_t end) {
  return std::to_string(begin) + "–" + std::to_string(end);
}

std::string_view StyleName(NumberStyle style) {
  constexpr std::array<std::string_view, 9> kNames = {"编",     "章", "节",    "条", "一、",
                                                      "（一）", "1.", "（1）", "①"};
  return kNames[static_cast<std::size_t>(style)];
}

class Dumper {
 public:
  explicit Dumper(const Document& document) : document_(document) {}

  std::string Run() {
    for (std::uint32_t p = 0; p < document_.paragraphs.size(); ++p) Line(p);
    if (document_.title != kNone)
      out_ += "标题 " + Range(document_.title, document_.title_end) + " “" + document_.TitleText() + "”\n";
    for (const auto& section : document_.sections) Line(section);
    for (std::uint32_t i = 0; i < document_.items.size(); ++i) Line(i, document_.items[i]);
    for (std::uint32_t t = 0; t < document_.tables.size(); ++t) Line(t, document_.tables[t]);
    for (const auto& citation : document_.citations) Line(citation);
    for (const auto& note : document_.notes)
      out_ += "注 " + std::string(CodeName(note.code)) + " " + MessageOf(note, Language::Chinese) + "\n";
    return std::move(out_);
  }

 private:
  void Line(std::uint32_t p) {
    const auto& paragraph = document_.paragraphs[p];
    out_ += std::to_string(p);
    if (paragraph.part > 0) out_ += " {" + document_.parts[paragraph.part].name + "}";
    if (paragraph.sheet_row != kNone)
      out_ += " " + document_.parts[paragraph.part].sheet + "!" +
              CellName(paragraph.sheet_row, paragraph.sheet_column);
    if (paragraph.cell)
      out_ += " 表" + std::to_string(paragraph.cell->table) + "(" + std::to_string(paragraph.cell->row) +
              "," + std::to_string(paragraph.cell->column) + ")";
    if (paragraph.outline_level > 0) out_ += " #" + std::to_string(paragraph.outline_level);
    if (!paragraph.label.empty()) out_ += " [" + Plain(paragraph.label) + "]";
    out_ += " " + Plain(paragraph.text) + "\n";
  }

  void Line(const Section& section) {
    out_ += "节 " + std::string(2 * (section.level - 1), ' ') + Range(section.paragraph, section.end);
    if (section.style)
      out_ += " " + std::string(StyleName(*section.style)) + " " + EncodeUtf8(section.number);
    out_ += " " + Quoted(section.title) + " " + Range(section.title_range.begin, section.title_range.end) +
            " 正文自" + std::to_string(section.body_begin) + "\n";
  }

  void Line(std::uint32_t index, const Item& item) {
    out_ += "条目" + std::to_string(index) + " " + std::string(2 * (item.level - 1), ' ') +
            Range(item.paragraph, item.end_paragraph) + " " + EncodeUtf8(item.label) + " " +
            std::to_string(item.previous) + "→" + std::to_string(item.number);
    if (item.parent != kNone) out_ += " 上级" + std::to_string(item.parent);
    const auto& text = document_.paragraphs[item.paragraph].text;
    out_ += " " + Range(item.range.begin, item.range.end) + " " +
            Quoted(std::u32string_view(text).substr(item.range.begin, item.range.end - item.range.begin)) +
            "\n";
  }

  void Line(std::uint32_t index, const Table& table) {
    out_ +=
        "表" + std::to_string(index) + " " + std::to_string(table.rows) + "×" + std::to_string(table.columns);
    if (table.caption != kNone) out_ += " 题名 " + std::to_string(table.caption);
    for (const auto& cell : table.cells)
      if (cell.row_span > 1 || cell.column_span > 1)
        out_ += " (" + std::to_string(cell.row) + "," + std::to_string(cell.column) + ")跨" +
                std::to_string(cell.row_span) + "×" + std::to_string(cell.column_span);
    out_ += "\n";
  }

  void Line(const Citation& citation) {
    out_ +=
        "引文 " + std::to_string(citation.paragraph) + " " + Range(citation.range.begin, citation.range.end);
    if (!citation.title.empty()) out_ += " 《" + EncodeUtf8(citation.title) + "》";
    if (!citation.number.empty()) out_ += " " + EncodeUtf8(citation.number);
    if (!citation.article.empty()) out_ += " " + EncodeUtf8(citation.article);
    out_ += "\n";
  }

  const Document& document_;
  std::string out_;
};

}  // namespace

std::string DumpDocument(const Document& document) { return Dumper(document).Run(); }

}  // namespace yichi
