#include <algorithm>

#include "facts/records.h"

namespace yichi {
namespace {

void AppendFirst(Diagnostics& notes, const Diagnostics& more) {
  for (const auto& note : more)
    if (notes.size() < RecordNotes::kMost) notes.push_back(note);
}

void TellSome(Diagnostics& told, const Diagnostics& some, std::uint64_t all, Code rest) {
  told.insert(told.end(), some.begin(), some.end());
  if (all > some.size()) told.push_back(MakeDiagnostic(rest, {}, {std::to_string(all - some.size())}));
}

}  // namespace

void Append(RecordNotes& notes, const RecordNotes& more) {
  AppendFirst(notes.lines, more.lines);
  AppendFirst(notes.values, more.values);
  notes.unread_lines += more.unread_lines;
  notes.unread_values += more.unread_values;
  if (!notes.table) {
    notes.table = more.table;
  } else if (more.table) {
    notes.table->records += more.table->records;
    notes.table->totals += more.table->totals;
    notes.table->groups += more.table->groups;
    notes.table->repeated += more.table->repeated;
  }
  for (const auto& key : more.unknown) {
    auto at = std::lower_bound(notes.unknown.begin(), notes.unknown.end(), key);
    bool known = at != notes.unknown.end() && *at == key;
    if (!known && notes.unknown.size() < RecordNotes::kMost) notes.unknown.insert(at, key);
  }
}

Diagnostics Tell(const RuleSet& rules, const RecordNotes& notes) {
  Diagnostics told;
  TellSome(told, notes.lines, notes.unread_lines, Code::D0145);
  if (notes.table) {
    auto table = Tell(rules, *notes.table);
    told.insert(told.end(), table.begin(), table.end());
  }
  TellSome(told, notes.values, notes.unread_values, Code::D0136);
  for (const auto& key : notes.unknown)
    told.push_back(MakeDiagnostic(Code::D0141, {}, {rules.models[key.model].name, key.name}));
  return told;
}

}  // namespace yichi
