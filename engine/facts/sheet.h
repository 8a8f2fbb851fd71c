#pragma once

#include <variant>

#include "facts/ledger.h"

namespace yichi {

// What a sheet says: a ledger (ExtractLedger), or a draft of the kind that is named or that its title names.
// Of a draft of which no list was read the rows are the list whose elements they are, by their head: a list
// of items saved without its title. Unreadable where nothing of the named kind is there; the reason names the
// model that the columns are fields of.
std::variant<Facts, Unreadable> ExtractSheet(const RuleSet& rules, const Document& document,
                                             const LedgerOptions& options);

}  // namespace yichi
