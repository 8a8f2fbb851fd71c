#pragma once

#include <string>
#include <vector>

#include "report/computed_table.h"

// The parts of what `yichi compute` prints.
namespace yichi::report {

std::string ComputedConsole(const Report& report, const std::vector<Computed>& all, Language language);
std::string ComputedHtml(const Report& report, const std::vector<Computed>& all, Language language);

// The bars of the columns (of one unit) as SVG, a group of bars for each row; what is drawn beyond the first
// `most_rows` rows of a table is left out. No text is lost: the table beside it says the same.
std::string BarChart(const ComputedTable& table, const std::vector<std::size_t>& columns,
                     std::size_t most_rows, const std::string& name, Language language);

// Columns with bars to draw: those of one unit together, at most four of a chart.
std::vector<std::vector<std::size_t>> ChartsOf(const ComputedTable& table);

// Fills of the bars, for the page's head: four, told apart without colour too.
std::string ChartPatterns();
std::string ChartLegend(const ComputedTable& table, const std::vector<std::size_t>& columns);

// The path of the input a result stands in; empty for one of no input.
const std::string& PathOf(const Report& report, const Computed& computed);

// One step of a derivation a line, indented by its depth.
std::string DerivationText(const Report& report, const ComputedValue& value, std::size_t indent,
                           Language language);

}  // namespace yichi::report
