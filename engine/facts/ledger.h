#pragma once

#include <functional>
#include <optional>
#include <string>
#include <variant>

#include "facts/extract.h"
#include "office/read.h"
#include "office/workbook.h"

namespace yichi {

struct LedgerOptions {
  std::optional<std::string> kind;  // a model by name
  std::size_t most_notes = 100;     // cells that cannot be read, told one by one
  bool titled = true;               // without a kind the title may name one
};

// What became of the rows of a table, to be told once: D0137 to D0139.
struct TableNotes {
  std::string name;  // 工作表“台账”, 表格
  std::uint32_t model = kNoIndex;
  Diagnostics columns;  // without field, or of one that another has already
  std::uint64_t records = 0, totals = 0, groups = 0, repeated = 0;
};
Diagnostics Tell(const RuleSet& rules, const TableNotes& notes);

// Reads the tables of a document as ledgers: each row under a head is a record of a model. The head is found
// among the first rows, over one to three rows; its columns are fields by name or 别名, nested ones as
// 经费.总数 or as 总数 under 经费. The model is the named kind; else the one whose 文种 stands in the
// title, or that a sheet's name names; else the one with most columns, at least three. A named kind that has
// fewer than three of them is none where another model has three. Totals, heads of
// groups and column numbers are no records and are counted in `notes`, as are cells that cannot be read.
// std::nullopt when no table is a ledger: then the document may be a draft, for FindKind and Extract.
// Facts::document is left empty, as a ledger's own text is no object of rules.
std::optional<Facts> ExtractLedger(const RuleSet& rules, const Document& document,
                                   const LedgerOptions& options);

// The head that ExtractLedger finds in the first table.
struct LedgerTop {
  std::uint32_t model = kNoIndex;
  std::uint32_t end_row = 0;        // of the table
  std::uint32_t end_sheet_row = 0;  // of the sheet
};
std::optional<LedgerTop> FindLedgerTop(const RuleSet& rules, const Document& document,
                                       const LedgerOptions& options);

// Whether a document came from a file that ledgers come in: ExtractLedger comes before Extract.
bool IsSheet(const Document& document);

// A large ledger bit by bit, in bounded memory: `take` gets each `rows` rows as a document of their own with
// the head repeated, and their facts; a sheet without a head gives one call without records.
std::optional<Unreadable> ExtractLedgerInParts(
    const RuleSet& rules, const std::string& path, std::string bytes, const ReadOptions& read,
    const LedgerOptions& options, std::uint32_t rows,
    const std::function<void(const Document&, const Facts&)>& take);

}  // namespace yichi
