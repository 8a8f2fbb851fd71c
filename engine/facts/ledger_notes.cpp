#include <algorithm>

#include "facts/ledger_rows.h"

namespace yichi {

TableNotes facts::TableNotesOf(std::string name, const LedgerHead& head, const LedgerRows& rows) {
  TableNotes notes;
  notes.model = head.model;
  for (const auto& unknown : head.unknown)
    notes.columns.push_back(MakeDiagnostic(Code::D0137, {}, {name, unknown}));
  for (const auto& again : head.repeated) {
    auto first = std::find_if(head.columns.begin(), head.columns.end(),
                              [&](const auto& column) { return column.path == again.path; });
    notes.columns.push_back(MakeDiagnostic(Code::D0138, {}, {name, again.name, first->name}));
  }
  notes.name = std::move(name);
  notes.records = rows.records.size();
  notes.totals = rows.totals;
  notes.groups = rows.groups;
  notes.repeated = rows.repeated;
  return notes;
}

Diagnostics Tell(const RuleSet& rules, const TableNotes& notes) {
  auto told = notes.columns;
  auto count = [](std::uint64_t n) { return std::to_string(n); };
  told.push_back(MakeDiagnostic(Code::D0139, {},
                                {notes.name, count(notes.records), rules.models[notes.model].name,
                                 count(notes.totals), count(notes.groups), count(notes.repeated)}));
  return told;
}

}  // namespace yichi
