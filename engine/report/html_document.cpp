#include <algorithm>
#include <map>
#include <set>

#include "base/utf8.h"
#include "report/html_page.h"
#include "report/words.h"

namespace yichi::report {
namespace {

struct Mark {
  std::uint32_t begin = 0, end = 0;
  std::size_t number = 0;
  Rank rank = Rank::Error;
};

class DocumentPage {
 public:
  DocumentPage(const ReportedDocument& reported, const std::vector<NumberedIssue>& issues, Language language)
      : document_(*reported.document), path_(reported.path), language_(language) {
    for (const auto& [number, issue] : issues) AddMark(number, issue);
    for (const auto& section : document_.sections) headings_.insert(section.paragraph);
    for (std::uint32_t t = 0; t < document_.tables.size(); ++t) AddTable(t);
  }

  std::string Render() {
    auto count = static_cast<std::uint32_t>(document_.paragraphs.size());
    for (std::uint32_t i = 0; i < count;) {
      auto table = tables_.find(i);
      if (table == tables_.end()) {
        ParagraphHtml(i++);
      } else {
        TableHtml(table->second.table);
        i = table->second.end;
      }
    }
    return std::move(out_);
  }

 private:
  struct TableRange {
    std::uint32_t table = 0, end = 0;
  };

  void AddMark(std::size_t number, const Issue& issue) {
    if (!issue.place.known() || issue.place.paragraph >= document_.paragraphs.size()) return;
    auto size = static_cast<std::uint32_t>(document_.paragraphs[issue.place.paragraph].text.size());
    Mark mark{std::min(issue.place.begin, size), std::min(issue.place.end, size), number, issue.rank};
    if (mark.begin >= mark.end) mark = {0, size, number, issue.rank};
    marks_[issue.place.paragraph].push_back(mark);
  }

  // A table inside a cell is shown as the cell's paragraphs.
  void AddTable(std::uint32_t table) {
    std::uint32_t begin = kNone, end = 0;
    for (const auto& cell : document_.tables[table].cells) {
      if (cell.first_paragraph >= cell.last_paragraph) continue;
      begin = std::min(begin, cell.first_paragraph);
      end = std::max(end, cell.last_paragraph);
    }
    auto& known = tables_[begin];
    if (begin != kNone && end > known.end) known = {table, end};
  }

  void TableHtml(std::uint32_t index) {
    const auto& table = document_.tables[index];
    out_ += "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"" +
            std::string(In(language_, "表格", "Table")) + " " + std::to_string(index + 1) + " " +
            EscapedMarkup(path_) + "\"><table>\n";
    std::uint32_t row = kNone;
    for (const auto& cell : table.cells) {
      if (cell.row != row) out_ += row == kNone ? "<tr>" : "</tr>\n<tr>";
      row = cell.row;
      out_ += "<td";
      if (cell.row_span > 1) out_ += " rowspan=\"" + std::to_string(cell.row_span) + "\"";
      if (cell.column_span > 1) out_ += " colspan=\"" + std::to_string(cell.column_span) + "\"";
      out_ += ">";
      for (auto i = cell.first_paragraph; i < cell.last_paragraph; ++i) ParagraphHtml(i);
      out_ += "</td>";
    }
    out_ += row == kNone ? "</table></div>\n" : "</tr>\n</table></div>\n";
  }

  std::string_view ClassOf(std::uint32_t index) const {
    bool title = index >= document_.title && index < std::max(document_.title_end, document_.title + 1);
    if (document_.title != kNone && title) return "title";
    if (headings_.contains(index) && document_.paragraphs[index].outline_level > 0) return "heading";
    return document_.paragraphs[index].centred ? "centred" : "";
  }

  void ParagraphHtml(std::uint32_t index) {
    const auto& paragraph = document_.paragraphs[index];
    auto style = ClassOf(index);
    out_ += style.empty() ? "<p>" : "<p class=\"" + std::string(style) + "\">";
    if (!paragraph.label.empty()) out_ += EscapedMarkup(EncodeUtf8(paragraph.label)) + " ";
    auto marks = marks_.find(index);
    if (marks == marks_.end())
      Text(paragraph, 0, paragraph.text.size());
    else
      MarkedText(paragraph, marks->second);
    out_ += "</p>\n";
  }

  void Text(const Paragraph& paragraph, std::size_t begin, std::size_t end) {
    out_ += EscapedMarkup(EncodeUtf8(std::u32string_view(paragraph.text).substr(begin, end - begin)));
  }

  // Places may overlap: between any two edges the characters bear all marks that cover them.
  void MarkedText(const Paragraph& paragraph, std::vector<Mark>& marks) {
    std::stable_sort(marks.begin(), marks.end(),
                     [](const Mark& a, const Mark& b) { return a.rank < b.rank; });
    std::set<std::uint32_t> edges{0, static_cast<std::uint32_t>(paragraph.text.size())};
    for (const auto& mark : marks) edges.insert({mark.begin, mark.end});
    for (auto edge = edges.begin(); edge != edges.end(); ++edge) {
      Numbers(marks, *edge);
      auto next = std::next(edge);
      if (next != edges.end()) Stretch(paragraph, marks, *edge, *next);
    }
  }

  // A number stands where its place begins; following it leads to what is said about it.
  void Numbers(const std::vector<Mark>& marks, std::uint32_t at) {
    for (const auto& mark : marks) {
      if (mark.begin != at) continue;
      auto number = std::to_string(mark.number);
      out_ += "<a class=\"number " + std::string(NameOf(mark.rank)) + "\" id=\"at" + number + "\" href=\"#f" +
              number + "\" aria-label=\"" + std::string(WordOf(mark.rank, language_)) + " " + number + "\">" +
              number + "</a>";
    }
  }

  void Stretch(const Paragraph& paragraph, const std::vector<Mark>& marks, std::uint32_t begin,
               std::uint32_t end) {
    std::string numbers;
    std::string_view worst;
    for (const auto& mark : marks) {
      if (mark.begin > begin || mark.end < end) continue;
      if (worst.empty()) worst = NameOf(mark.rank);
      numbers += (numbers.empty() ? "" : " ") + std::to_string(mark.number);
    }
    if (worst.empty()) return Text(paragraph, begin, end);
    out_ += "<mark class=\"" + std::string(worst) + "\" data-of=\"" + numbers + "\">";
    Text(paragraph, begin, end);
    out_ += "</mark>";
  }

  const Document& document_;
  const std::string& path_;
  Language language_;
  std::map<std::uint32_t, std::vector<Mark>> marks_;
  std::set<std::uint32_t> headings_;
  std::map<std::uint32_t, TableRange> tables_;  // by their first paragraph
  std::string out_;
};

}  // namespace

std::string HtmlDocument(const ReportedDocument& reported, const std::vector<NumberedIssue>& issues,
                         Language language) {
  return DocumentPage(reported, issues, language).Render();
}

}  // namespace yichi::report
