#include <algorithm>

#include "base/markup.h"
#include "base/utf8.h"
#include "report/computed_parts.h"
#include "report/words.h"

namespace yichi::report {
namespace {

// Units of the drawing; a Han character of its text is 13 of them wide.
constexpr int kWidth = 720, kLabels = 150, kValues = 90, kBar = 16, kGap = 12;
constexpr std::size_t kLabelColumns = 22, kMostSeries = 4;

std::string Number(double value) {
  auto text = std::to_string(value);
  text.resize(text.find('.') + 2);
  return text;
}

// Cut to so many columns of a terminal, which are as many halves of a Han character.
std::string Cut(const std::string& text) {
  if (DisplayWidth(text) <= kLabelColumns) return text;
  std::u32string kept;
  std::size_t width = 0;
  for (auto c : DecodeUtf8(text)) {
    width += DisplayWidth(c);
    if (width > kLabelColumns - 2) break;
    kept += c;
  }
  return EncodeUtf8(kept) + "…";
}

std::string LabelOf(const ComputedRow& row) {
  std::string label;
  for (const auto& key : row.keys) (label += label.empty() ? "" : " · ") += key;
  return label;
}

// A value's bar may be as long as the room for bars.
double LongestOf(const ComputedTable& table, const std::vector<std::size_t>& columns, std::size_t rows) {
  double longest = 0;
  for (std::size_t row = 0; row < rows; ++row)
    for (auto column : columns) longest = std::max(longest, table.rows[row].cells[column].length.value_or(0));
  return longest;
}

}  // namespace

std::vector<std::vector<std::size_t>> ChartsOf(const ComputedTable& table) {
  std::vector<std::vector<std::size_t>> charts;
  if (table.rows.size() < 2) return charts;
  for (std::size_t column = 0; column < table.columns.size(); ++column) {
    bool drawn = table.columns[column].number;
    for (const auto& row : table.rows) {
      const auto& length = row.cells[column].length;
      drawn = drawn && (!length || *length >= 0);
    }
    if (!drawn) continue;
    auto same = std::find_if(charts.begin(), charts.end(), [&](const auto& chart) {
      return table.columns[chart[0]].unit == table.columns[column].unit && chart.size() < kMostSeries;
    });
    if (same == charts.end()) same = charts.emplace(charts.end());
    same->push_back(column);
  }
  return charts;
}

std::string ChartPatterns() {
  return R"svg(<svg class="patterns" width="0" height="0" aria-hidden="true" focusable="false"><defs>
<pattern id="fill1" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" fill="#0b4a8a"/></pattern>
<pattern id="fill2" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#fff"/><rect width="3" height="6" fill="#b34700"/></pattern>
<pattern id="fill3" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#dce8dc"/><circle cx="3" cy="3" r="1.6" fill="#1e6b2e"/></pattern>
<pattern id="fill4" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="6" fill="#fff"/><rect width="6" height="2" fill="#4b4b4b"/></pattern>
</defs></svg>
)svg";
}

std::string ChartLegend(const ComputedTable& table, const std::vector<std::size_t>& columns) {
  std::string out = "<ul class=\"legend\">";
  for (std::size_t i = 0; i < columns.size(); ++i)
    out +=
        "<li><svg width=\"22\" height=\"12\" aria-hidden=\"true\" focusable=\"false\"><rect class=\"bar\" "
        "width=\"22\" height=\"12\" fill=\"url(#fill" +
        std::to_string(i + 1) + ")\"/></svg> " + EscapedMarkup(table.columns[columns[i]].name) + "</li>";
  return out + "</ul>\n";
}

std::string BarChart(const ComputedTable& table, const std::vector<std::size_t>& columns,
                     std::size_t most_rows, const std::string& name, Language language) {
  auto rows = std::min(most_rows, table.rows.size());
  auto longest = LongestOf(table, columns, rows);
  auto series = static_cast<int>(columns.size());
  auto step = series * kBar + kGap;
  auto height = static_cast<int>(rows) * step + kGap;
  auto scale = longest > 0 ? (kWidth - kLabels - kValues) / longest : 0;
  std::string out = "<svg class=\"chart\" role=\"img\" viewBox=\"0 0 " + std::to_string(kWidth) + " " +
                    std::to_string(height) + "\" aria-label=\"" +
                    EscapedMarkup(name + std::string(In(language, "的条形图,数值见表",
                                                        ": bar chart; the table has the figures"))) +
                    "\">\n";
  for (std::size_t row = 0; row < rows; ++row) {
    auto top = kGap + static_cast<int>(row) * step;
    out += "<text class=\"label\" x=\"" + std::to_string(kLabels - 8) + "\" y=\"" +
           Number(top + series * kBar / 2.0 + 5) + "\" text-anchor=\"end\">" +
           EscapedMarkup(Cut(LabelOf(table.rows[row]))) + "</text>\n";
    for (int i = 0; i < series; ++i) {
      const auto& cell = table.rows[row].cells[columns[static_cast<std::size_t>(i)]];
      auto width = cell.length.value_or(0) * scale;
      auto y = top + i * kBar;
      if (width > 0)
        out += "<rect class=\"bar\" x=\"" + std::to_string(kLabels) + "\" y=\"" + std::to_string(y + 1) +
               "\" width=\"" + Number(width) + "\" height=\"" + std::to_string(kBar - 3) +
               "\" fill=\"url(#fill" + std::to_string(i + 1) + ")\"/>";
      out += "<text x=\"" + Number(kLabels + width + 5) + "\" y=\"" + std::to_string(y + kBar - 4) + "\">" +
             EscapedMarkup(CellText(cell, language)) + "</text>\n";
    }
  }
  out += "<line class=\"axis\" x1=\"" + std::to_string(kLabels) + "\" y1=\"4\" x2=\"" +
         std::to_string(kLabels) + "\" y2=\"" + std::to_string(height - 4) + "\"/>\n</svg>\n";
  return out;
}

}  // namespace yichi::report
