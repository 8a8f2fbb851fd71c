#include <algorithm>

#include "base/utf8.h"
#include "report/computed_parts.h"
#include "report/words.h"

namespace yichi::report {
namespace {

std::string Label(const ComputedValue& value) {
  return value.element.empty() ? value.name : value.name + "[" + value.element + "]";
}

std::string ValueLine(const ComputedValue& value, Language language) {
  auto line = "    " + Label(value) + " = " + value.value;
  if (value.lacking > 0 && !value.partial.empty())
    line += std::string(In(language, "  (写明的合计 ", "  (stated ones sum to ")) + value.partial +
            std::string(In(language, ",另有 ", "; ")) + std::to_string(value.lacking) +
            std::string(In(language, " 条没有写)", " lack it)"));
  return line + "\n";
}

std::string Basis(const Report& report, const std::vector<CitationOf>& sources, Language language) {
  if (sources.empty()) return {};
  return "    " + std::string(In(language, "依据: ", "basis: ")) + CitationsText(*report.rules, sources) +
         "\n";
}

// Keys flush left, numbers flush right, two columns apart.
std::string Grid(const std::vector<std::vector<std::string>>& lines, std::size_t keys) {
  std::vector<std::size_t> widths(lines[0].size());
  for (const auto& line : lines)
    for (std::size_t i = 0; i < line.size(); ++i) widths[i] = std::max(widths[i], DisplayWidth(line[i]));
  std::string out;
  for (const auto& line : lines) {
    std::string text = "    ";
    for (std::size_t i = 0; i < line.size(); ++i) {
      std::string blanks(widths[i] - DisplayWidth(line[i]), ' ');
      text += (i == 0 ? "" : "  ") + (i < keys ? line[i] + blanks : blanks + line[i]);
    }
    while (text.ends_with(' ')) text.pop_back();
    out += text + "\n";
  }
  return out;
}

std::string TableText(const Report& report, const ComputedTable& table, Language language) {
  std::vector<std::vector<std::string>> lines(1, table.key_heads);
  for (const auto& column : table.columns)
    lines[0].push_back(column.unit.empty() ? column.name : column.name + "(" + column.unit + ")");
  auto add = [&](const ComputedRow& row) {
    auto& line = lines.emplace_back(row.keys);
    for (const auto& cell : row.cells) line.push_back(CellText(cell, language));
  };
  for (const auto& row : table.rows) add(row);
  if (table.total) add(*table.total);
  auto out = table.rule->code + " " + table.rule->title + "\n" + Grid(lines, table.key_heads.size());
  if (table.lacks()) out += "    " + std::string(LackingNote(language)) + "\n";
  return out + Basis(report, table.sources, language) + "\n";
}

std::string ObjectText(const Report& report, const Computed& computed, bool headed, Language language) {
  const auto& rule = report.rules->rules[computed.rule];
  auto out = rule.code + " " + rule.title;
  if (!computed.object.empty())
    out += std::string(In(language, "（", " (")) + computed.object + std::string(In(language, "）", ")"));
  const auto& path = PathOf(report, computed);
  if (!path.empty() && headed) out += "  " + path;
  out += "\n";
  for (const auto& value : computed.values)
    out += ValueLine(value, language) + DerivationText(report, value, 8, language);
  return out + Basis(report, computed.sources, language) + "\n";
}

bool HasElements(const Computed& computed) {
  return std::any_of(computed.values.begin(), computed.values.end(),
                     [](const ComputedValue& value) { return !value.element.empty(); });
}

bool HasDerivation(const Computed& computed) {
  return std::any_of(computed.values.begin(), computed.values.end(),
                     [](const ComputedValue& value) { return !value.derivation.empty(); });
}

}  // namespace

std::string ComputedConsole(const Report& report, const std::vector<Computed>& all, Language language) {
  std::string out;
  for (const auto& document : report.documents)
    for (const auto& line : AssumedLines(*report.rules, document, language))
      out += std::string(In(language, "假设 ", "assumed ")) + line + "  " + document.path + "\n";
  if (!out.empty()) out += "\n";
  auto assumed = out.size();
  for (std::size_t begin = 0; begin < all.size();) {
    auto end = begin;
    while (end < all.size() && all[end].rule == all[begin].rule) ++end;
    std::vector<Computed> results(all.begin() + static_cast<std::ptrdiff_t>(begin),
                                  all.begin() + static_cast<std::ptrdiff_t>(end));
    // Groups, and several objects with nothing but values of their own, are a table.
    bool grouped = !report.rules->rules[all[begin].rule].keys.empty() ||
                   (results.size() > 1 && std::none_of(results.begin(), results.end(), HasElements) &&
                    std::none_of(results.begin(), results.end(), HasDerivation));
    if (grouped)
      for (const auto& table : TablesOf(*report.rules, results, language))
        out += TableText(report, table, language);
    for (const auto& computed : results)
      if (!grouped || HasDerivation(computed)) out += ObjectText(report, computed, !grouped, language);
    begin = end;
  }
  if (out.size() == assumed) out += In(language, "没有可计算的\n", "nothing to compute\n");
  return out;
}

}  // namespace yichi::report
