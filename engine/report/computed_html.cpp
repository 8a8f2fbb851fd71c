#include <algorithm>

#include "base/markup.h"
#include "report/computed_parts.h"
#include "report/words.h"

namespace yichi::report {
namespace {

constexpr std::size_t kMostBars = 20;  // rows of a chart; a longer table is read, not looked at

// For paper first: A4, black on white, headings that stay with what follows, heads of tables on every page.
constexpr std::string_view kStyle = R"css(
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 62rem; padding: 1.5rem; color: #1b1b1b; background: #fff;
  font: 16px/1.6 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; }
h1 { margin: 0 0 .3rem; font-size: 1.6rem; } h2 { margin: 0 0 .4rem; font-size: 1.15rem; }
h2 .code { font-weight: normal; color: #4b4b4b; font-size: .9rem; margin-left: .5rem; }
h3 { margin: 1rem 0 .3rem; font-size: 1rem; }
header { border-bottom: 2px solid #1b1b1b; padding-bottom: .8rem; margin-bottom: 1.2rem; }
header p { margin: .15rem 0; overflow-wrap: anywhere; }
nav { margin: 0 0 1.5rem; } nav ul { margin: 0; padding: 0; list-style: none; columns: 3 14rem; }
a { color: #0b4a8a; }
section { margin: 0 0 2rem; padding-top: .2rem; }
.assumed { padding: .4rem .8rem; border: 2px dashed #7a4b00; }
figure { margin: .6rem 0; } figcaption { font-weight: bold; }
.chart { display: block; width: 100%; height: auto; max-width: 44rem; }
.chart text { font-size: 13px; fill: #1b1b1b; font-family: inherit; font-variant-numeric: tabular-nums; }
.bar { stroke: #1b1b1b; stroke-width: .6; } .axis { stroke: #1b1b1b; stroke-width: 1; }
.patterns { position: absolute; }
.legend { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; margin: .2rem 0; padding: 0; list-style: none; font-size: .9rem; }
.table { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: bold; padding: .3rem 0; }
th, td { padding: .25rem .6rem; border-bottom: 1px solid #8a8a8a; text-align: left; vertical-align: top; }
thead th { border-top: 2px solid #1b1b1b; border-bottom: 1.5px solid #1b1b1b; background: #f1f1ee; }
tbody th { font-weight: normal; } .number { text-align: right; white-space: nowrap; }
tfoot th, tfoot td { border-top: 1.5px solid #1b1b1b; border-bottom: 2px solid #1b1b1b; font-weight: bold; }
.lacks { white-space: nowrap; font-weight: normal; color: #8a1c1c; font-size: .88em; }
.note, .basis { margin: .3rem 0; color: #3d3d3d; font-size: .9rem; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: .85rem/1.5 "Noto Sans Mono CJK SC", monospace; background: #f6f6f4; padding: .6rem; }
footer { border-top: 1px solid #8a8a8a; padding-top: .5rem; color: #3d3d3d; font-size: .9rem; }
:focus-visible { outline: 3px solid #0b5394; outline-offset: 2px; }
@page { size: A4; margin: 18mm 16mm; }
@media print { body { max-width: none; padding: 0; font-size: 10.5pt; } .chart { max-width: 30rem; } section { margin-bottom: 1rem; } nav { display: none; } .table { overflow: visible; }
  h2, h3, figcaption, caption { break-after: avoid; } figure, tr, .assumed { break-inside: avoid; }
  thead { display: table-header-group; } tfoot { display: table-row-group; }
  .bar, thead th { -webkit-print-color-adjust: exact; print-color-adjust: exact; } a { color: inherit; text-decoration: none; } }
)css";

class Page {
 public:
  Page(const Report& report, const std::vector<Computed>& all, Language language)
      : report_(report), all_(all), language_(language) {}

  std::string Render() {
    for (auto& table : TablesOf(*report_.rules, all_, language_)) Table(table);
    End();
    auto title = In("计算和汇总", "Computed values");
    std::string out = "<!DOCTYPE html>\n<html lang=\"" + In("zh-CN", "en") +
                      "\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" "
                      "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
                      title + "</title>\n<style>" + std::string(kStyle) + "</style>\n</head>\n<body>\n" +
                      ChartPatterns() + "<header>\n<h1>" + title + "</h1>\n" + Inputs() + "</header>\n";
    if (sections_ > 1)
      out += "<nav aria-label=\"" + In("目录", "Contents") + "\">\n<ul>\n" + contents_ + "</ul>\n</nav>\n";
    out +=
        "<main>\n" + (body_.empty() ? "<p>" + In("没有可计算的。", "Nothing to compute.") + "</p>\n" : body_);
    return out + "</main>\n<footer>\n<p>" + In("由一尺 ", "Yichi ") + EscapedMarkup(report_.tool_version) +
           In(" 按规则算出;规则时点 ", ", by rules as of ") + PrintDay(report_.as_of) + In("。", ".") +
           "</p>\n</footer>\n</body>\n</html>\n";
  }

 private:
  std::string In(std::string_view chinese, std::string_view english) const {
    return std::string(report::In(language_, chinese, english));
  }

  // The first files and those that could not be read; every assumption.
  std::string Inputs() const {
    constexpr std::size_t kMostFiles = 12;
    auto files = report_.documents.size();
    std::string out = "<p>" + In("规则时点 ", "Rules as of ") + PrintDay(report_.as_of) + "</p>\n", assumed;
    for (std::size_t i = 0; i < files; ++i) {
      const auto& document = report_.documents[i];
      if (i < kMostFiles || document.unreadable) out += File(document);
      for (const auto& line : AssumedLines(*report_.rules, document, language_))
        assumed += "<p class=\"assumed\"><strong>" + In("假设", "Assumed") + "</strong> " +
                   EscapedMarkup(line) +
                   In("。下面的数是假设之下的数。", ". What follows holds under this assumption.") + "</p>\n";
    }
    if (files > kMostFiles)
      out += "<p>" + In("共 ", "") + std::to_string(files) + In(" 个文件", " files in all") + "</p>\n";
    return out + assumed;
  }

  std::string File(const ReportedDocument& document) const {
    auto out = "<p>" + In("文件 ", "File ") + EscapedMarkup(document.path);
    if (document.unreadable)
      out += In(":没有读出,", ": could not be read, ") +
             EscapedMarkup(MessageOf(*document.unreadable, language_));
    return out + "</p>\n";
  }

  void Begin(const Rule& rule) {
    End();
    open_ = &rule;
    auto id = "s" + std::to_string(++sections_);
    contents_ += "<li><a href=\"#" + id + "\">" + EscapedMarkup(rule.title) + "</a></li>\n";
    body_ += "<section aria-labelledby=\"" + id + "\">\n<h2 id=\"" + id + "\">" + EscapedMarkup(rule.title) +
             "<span class=\"code\">" + EscapedMarkup(rule.code) + "</span></h2>\n";
    if (rule.declaration->reason)
      body_ += "<p class=\"note\">" + EscapedMarkup(rule.declaration->reason->text) + "</p>\n";
  }

  void End() {
    if (!open_) return;
    body_ += Derivations(*open_);
    if (!sources_.empty())
      body_ += "<p class=\"basis\">" + In("依据:", "Basis: ") +
               EscapedMarkup(CitationsText(*report_.rules, sources_)) + "</p>\n";
    body_ += "</section>\n";
  }

  void Table(const ComputedTable& table) {
    if (table.rule != open_) Begin(*table.rule);
    sources_ = table.sources;
    auto name = table.object.empty() ? table.rule->title : table.rule->title + " " + table.object;
    if (table.of_elements) name += " " + table.key_heads[0];
    body_ += "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"" + EscapedMarkup(name) +
             "\">\n<table>\n<caption>" + EscapedMarkup(name) + In(",数据表", ", figures") +
             "</caption>\n<thead>\n<tr>";
    for (const auto& head : table.key_heads) body_ += "<th scope=\"col\">" + EscapedMarkup(head) + "</th>";
    for (const auto& column : table.columns) {
      auto head = column.unit.empty() ? column.name : column.name + "(" + column.unit + ")";
      body_ += "<th scope=\"col\"" + Flush(column) + ">" + EscapedMarkup(head) + "</th>";
    }
    body_ += "</tr>\n</thead>\n<tbody>\n";
    for (const auto& row : table.rows) Row(table, row);
    body_ += "</tbody>\n";
    if (table.total) {
      body_ += "<tfoot>\n";
      Row(table, *table.total);
      body_ += "</tfoot>\n";
    }
    body_ += "</table>\n</div>\n";
    if (table.lacks()) body_ += "<p class=\"note\">" + std::string(LackingNote(language_)) + "</p>\n";
    Charts(table, name);
  }

  void Charts(const ComputedTable& table, const std::string& name) {
    for (const auto& columns : ChartsOf(table)) {
      std::string caption;
      for (auto column : columns)
        caption += (caption.empty() ? "" : In("、", ", ")) + table.columns[column].name;
      const auto& unit = table.columns[columns[0]].unit;
      if (!unit.empty()) caption += "(" + unit + ")";
      body_ += "<figure>\n<figcaption>" + EscapedMarkup(caption) + "</figcaption>\n";
      if (columns.size() > 1) body_ += ChartLegend(table, columns);
      body_ += BarChart(table, columns, kMostBars, name + " " + caption, language_);
      if (table.rows.size() > kMostBars)
        body_ += "<p class=\"note\">" + In("图里只有前 ", "Only the first ") + std::to_string(kMostBars) +
                 In(" 行,全部见表。", " rows are drawn; the table has all.") + "</p>\n";
      body_ += "</figure>\n";
    }
  }

  static std::string Flush(const ComputedColumn& column) { return column.number ? " class=\"number\"" : ""; }

  void Row(const ComputedTable& table, const ComputedRow& row) {
    body_ += "<tr>";
    // A total has one name over all keys.
    auto unnamed = std::count(row.keys.begin(), row.keys.end(), "");
    auto span = unnamed > 0 ? " colspan=\"" + std::to_string(unnamed + 1) + "\"" : std::string();
    for (const auto& key : row.keys)
      if (!key.empty()) body_ += "<th scope=\"row\"" + span + ">" + EscapedMarkup(key) + "</th>";
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const auto& cell = row.cells[i];
      body_ += "<td" + Flush(table.columns[i]) + ">" + EscapedMarkup(cell.text);
      if (cell.lacking > 0)
        body_ += " <span class=\"lacks\">" + In("缺", "lacks ") + std::to_string(cell.lacking) + "</span>";
      body_ += "</td>";
    }
    body_ += "</tr>\n";
  }

  std::string Derivations(const Rule& rule) const {
    std::string lines;
    for (const auto& computed : all_) {
      if (&report_.rules->rules[computed.rule] != &rule) continue;
      for (const auto& value : computed.values) {
        if (value.derivation.empty()) continue;
        auto what = computed.object.empty() ? "" : computed.object + " ";
        lines += what + value.name + (value.element.empty() ? "" : "[" + value.element + "]") + " = " +
                 value.value + "\n" + DerivationText(report_, value, 2, language_);
      }
    }
    if (lines.empty()) return {};
    return "<h3>" + In("推导", "Derivation") + "</h3>\n<pre>" + EscapedMarkup(lines) + "</pre>\n";
  }

  const Report& report_;
  const std::vector<Computed>& all_;
  Language language_;
  const Rule* open_ = nullptr;
  std::vector<CitationOf> sources_;
  std::size_t sections_ = 0;
  std::string contents_, body_;
};

}  // namespace

std::string ComputedHtml(const Report& report, const std::vector<Computed>& all, Language language) {
  return Page(report, all, language).Render();
}

}  // namespace yichi::report
