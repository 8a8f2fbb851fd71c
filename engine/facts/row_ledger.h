#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "facts/records.h"

namespace yichi {

// The top of a ledger of text with separators, whose rows are read stretch by stretch.
struct RowsHead {
  std::uint32_t model = kNoIndex;
  char separator = ',';
  std::string text;             // the rows down to the head's last
  std::uint32_t rows = 0;       // that these are, and
  std::uint32_t end_row = 0;    // how many of them stand in the table
  std::uint32_t title = kNone;  // its first paragraph
  std::vector<Paragraph> title_lines;
};

// Of a text in UTF-8 that holds the top of the ledger; std::nullopt when ExtractLedger finds no head there.
std::optional<RowsHead> ReadRowsHead(const RuleSet& rules, std::string_view path, const std::string& utf8,
                                     const Limits& limits, const LedgerOptions& options);

// A stretch of whole rows, the first of which begins in that line of the file; the first stretch holds the
// head. One after another they give what ExtractLedger gives of the whole. For several threads at once.
RecordLines ReadRows(const RuleSet& rules, const RowsHead& head, std::string_view text,
                     std::uint32_t first_line, const Limits& limits);

}  // namespace yichi
