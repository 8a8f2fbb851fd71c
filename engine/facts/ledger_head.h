#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facts/field_names.h"
#include "office/document.h"

namespace yichi::facts {

struct LedgerColumn {
  std::uint32_t column = 0;
  FieldPath path;
  std::string name;               // as the head writes it
  std::uint32_t unit = kNoIndex;  // written at the head: 万元
};

// The rows of a table that name its columns, and the fields those are.
struct LedgerHead {
  std::uint32_t model = kNoIndex;
  std::uint32_t row = 0, end_row = 0;
  std::vector<LedgerColumn> columns;   // one a field
  std::vector<LedgerColumn> repeated;  // of a field that an earlier column gives already
  std::vector<std::string> unknown;    // names of columns without field
};

// The head among the first rows, at most `most_rows`, that gives most fields of one of the models, at least
// `least`; of equal models the one with fewest fields.
std::optional<LedgerHead> FindLedgerHead(const RuleSet& rules, const FieldNames& names,
                                         const Document& document, std::uint32_t table,
                                         const std::vector<std::uint32_t>& models, std::size_t least,
                                         std::uint32_t most_rows = kNone);

}  // namespace yichi::facts
