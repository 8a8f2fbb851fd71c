#include "base/limits.h"

namespace yichi {
namespace {

// Those on what is read; the limits of rule files are not for those who write them.
constexpr std::pair<std::string_view, std::size_t Limits::*> kInputLimits[] = {
    {"file_bytes", &Limits::file_bytes},
    {"package_entries", &Limits::package_entries},
    {"part_bytes", &Limits::part_bytes},
    {"package_bytes", &Limits::package_bytes},
    {"inflate_ratio", &Limits::inflate_ratio},
    {"inflate_ratio_from", &Limits::inflate_ratio_from},
    {"xml_depth", &Limits::xml_depth},
    {"xml_nodes", &Limits::xml_nodes},
    {"xml_attributes", &Limits::xml_attributes},
    {"sheet_bytes", &Limits::sheet_bytes},
    {"sheets", &Limits::sheets},
    {"sheet_rows", &Limits::sheet_rows},
    {"sheet_columns", &Limits::sheet_columns},
    {"sheet_cells", &Limits::sheet_cells},
    {"cell_bytes", &Limits::cell_bytes},
    {"token_bytes", &Limits::token_bytes},
    {"sheet_text", &Limits::sheet_text},
    {"data_depth", &Limits::data_depth},
    {"line_bytes", &Limits::line_bytes},
    {"data_values", &Limits::data_values},
    {"paragraphs", &Limits::paragraphs},
    {"table_cells", &Limits::table_cells},
};

}  // namespace

bool SetInputLimit(Limits& limits, std::string_view name, std::size_t value) {
  for (const auto& [known, member] : kInputLimits) {
    if (name != known) continue;
    limits.*member = value;
    return true;
  }
  return false;
}

}  // namespace yichi
