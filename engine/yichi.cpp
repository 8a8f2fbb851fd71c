#include "yichi.h"

#include <memory>
#include <utility>

namespace yichi {

Loaded LoadRules(const std::vector<RuleFile>& files, const Limits& limits) {
  Loaded loaded;
  std::vector<std::unique_ptr<const ast::File>> trees;
  for (const auto& file : files) {
    auto source = loaded.sources.Add(Source(file.path, file.text));
    trees.push_back(
        std::make_unique<const ast::File>(ParseFile(loaded.sources, source, limits, loaded.diagnostics)));
  }
  // A file that was not read to its end would make every name it declares unknown in the others.
  if (!HasErrors(loaded.diagnostics))
    loaded.rules = CheckFiles(loaded.sources, std::move(trees), limits, loaded.diagnostics);
  SortDiagnostics(loaded.diagnostics);
  return loaded;
}

namespace {

Input InputOf(const Facts& facts) {
  Input input;
  for (const auto& record : facts.records) input.records.push_back(&record);
  // A ledger's own text is no object of rules.
  if (!facts.ledger) input.document = &facts.document;
  return input;
}

void TellNotes(Checked& checked) {
  auto& notes = checked.document.notes;
  notes.insert(notes.end(), checked.facts.notes.begin(), checked.facts.notes.end());
}

// A file of records, a ledger (a sheet whose head names fields), or a draft.
std::optional<Unreadable> ReadInto(Checked& checked, const RuleSet& rules, std::string path, std::string bytes,
                                   const CheckOptions& options) {
  LedgerOptions ledger;
  ledger.kind = options.kind;
  auto sniffed = SniffFormat(path, bytes, options.read.limits);
  if (auto* wrong = std::get_if<Unreadable>(&sniffed)) return std::move(*wrong);
  if (HoldsRecords(std::get<Format>(sniffed))) {
    auto read = ReadRecords(rules, std::move(path), std::move(bytes), options.read, ledger);
    if (auto* wrong = std::get_if<Unreadable>(&read)) return std::move(*wrong);
    auto& file = std::get<RecordFile>(read);
    checked.document = std::move(file.document);
    checked.facts = std::move(file.facts);
    TellNotes(checked);
    return std::nullopt;
  }
  auto read = ReadDocument(std::move(path), std::move(bytes), options.read);
  if (auto* wrong = std::get_if<Unreadable>(&read)) return std::move(*wrong);
  checked.document = std::get<Document>(std::move(read));
  auto rows = IsSheet(checked.document) ? ExtractLedger(rules, checked.document, ledger) : std::nullopt;
  checked.facts = rows ? std::move(*rows)
                       : Extract(rules, checked.document, FindKind(rules, checked.document, options.kind));
  TellNotes(checked);
  return std::nullopt;
}

}  // namespace

Checked CheckBytes(const Loaded& loaded, std::string path, std::string bytes, const CheckOptions& options) {
  Checked checked;
  checked.path = path;
  if (auto wrong = ReadInto(checked, loaded.rules, std::move(path), std::move(bytes), options)) {
    checked.unreadable = std::move(wrong->reason);
    return checked;
  }
  auto evaluate = options.evaluate;
  if (!evaluate.sources) evaluate.sources = &loaded.sources;
  checked.judgement = Evaluate(MakePlan(loaded.rules, evaluate), InputOf(checked.facts), evaluate);
  return checked;
}

}  // namespace yichi
