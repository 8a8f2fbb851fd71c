#pragma once

#include <string>
#include <vector>

#include "facts/ledger.h"
#include "facts/ledger_head.h"
#include "facts/stretch.h"
#include "value/record.h"

namespace yichi::facts {

// What became of the rows under a head.
struct LedgerRows {
  std::vector<Record> records;
  std::size_t totals = 0;    // 合计
  std::size_t groups = 0;    // a lone cell or 一、… over the rows of a group
  std::size_t repeated = 0;  // the head again, or the numbers of its columns
  std::size_t broken = 0;    // cells that could not be read; the first of them are in `notes`
  Diagnostics notes;
};

// `continued`: the rows come from further down, where no numbers of columns stand.
LedgerRows ReadLedgerRows(const RuleSet& rules, const Document& document, std::uint32_t table,
                          const LedgerHead& head, std::size_t most_notes, bool continued = false);

// Of a table with that name.
TableNotes TableNotesOf(std::string name, const LedgerHead& head, const LedgerRows& rows);

// 工作表“台账”B5, 第12行, 表1第3行第2列: where a paragraph of a table stands, for messages.
std::string WhereIs(const Document& document, std::uint32_t paragraph);
// 工作表“台账”, 表1.
std::string NameOfTable(const Document& document, std::uint32_t table);

}  // namespace yichi::facts
