#include "yichi.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <thread>
#include <utility>

#include "facts/sheet.h"
#include "facts/stated.h"

namespace yichi {

namespace {

// Files are parsed side by side; what they say stays in their order.
std::vector<std::unique_ptr<const ast::File>> ParseAll(const SourceSet& sources, const Limits& limits,
                                                       Diagnostics& diagnostics) {
  std::vector<std::unique_ptr<const ast::File>> trees(sources.size());
  std::vector<Diagnostics> said(sources.size());
  std::atomic<std::uint32_t> next = 0;
  auto work = [&] {
    for (auto i = next++; i < trees.size(); i = next++)
      trees[i] = std::make_unique<const ast::File>(ParseFile(sources, i, limits, said[i]));
  };
  {
    std::vector<std::jthread> threads;
    auto count = std::min<std::size_t>(std::thread::hardware_concurrency(), trees.size());
    for (std::size_t i = 1; i < count; ++i) threads.emplace_back(work);
    work();
  }
  for (auto& one : said) diagnostics.insert(diagnostics.end(), one.begin(), one.end());
  return trees;
}

}  // namespace

Loaded LoadRules(const std::vector<RuleFile>& files, const Limits& limits) {
  Loaded loaded;
  for (const auto& file : files) loaded.sources.Add(Source(file.path, file.text));
  auto trees = ParseAll(loaded.sources, limits, loaded.diagnostics);
  // A file that was not read to its end would make every name it declares unknown in the others.
  if (!HasErrors(loaded.diagnostics))
    loaded.rules = CheckFiles(loaded.sources, std::move(trees), limits, loaded.diagnostics);
  SortDiagnostics(loaded.diagnostics);
  return loaded;
}

namespace {

void AddInput(Input& input, const Facts& facts) {
  if (facts.unread_rows > 0) input.unread.emplace_back(facts.model, facts.unread_rows);
  for (const auto& record : facts.records) input.records.push_back(&record);
  // A ledger's own text is no object of rules.
  if (!facts.ledger) input.documents.push_back(&facts.document);
}

void Stamp(Record& record, std::uint32_t document) {
  record.place.document = document;
  for (auto& field : record.fields) {
    field.place.document = document;
    for (auto& scalar : field.scalars) scalar.place.document = document;
    for (auto& element : field.records) Stamp(element, document);
  }
}

void Stamp(Facts& facts, std::uint32_t document) {
  for (auto& record : facts.records) Stamp(record, document);
  if (!facts.ledger) Stamp(facts.document, document);
  for (auto& disagreement : facts.disagreements)
    for (auto& reading : disagreement.readings) reading.place.document = document;
}

EvaluateOptions WithSources(const Loaded& loaded, const CheckOptions& options, RuleScope scope) {
  auto evaluate = options.evaluate;
  evaluate.scope = scope;
  if (!evaluate.sources) evaluate.sources = &loaded.sources;
  return evaluate;
}

void TellNotes(Checked& checked) {
  auto& notes = checked.document.notes;
  notes.insert(notes.end(), checked.facts.notes.begin(), checked.facts.notes.end());
}

// A file of records, a ledger (a sheet whose head names fields), or a draft.
std::optional<Unreadable> ReadInto(Checked& checked, const RuleSet& rules, std::string path,
                                   std::string bytes, const CheckOptions& options) {
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
  if (IsSheet(checked.document)) {
    auto sheet = ExtractSheet(rules, checked.document, ledger);
    if (auto* wrong = std::get_if<Unreadable>(&sheet)) return std::move(*wrong);
    checked.facts = std::get<Facts>(std::move(sheet));
  } else {
    checked.facts = Extract(rules, checked.document, FindKind(rules, checked.document, options.kind));
  }
  TellNotes(checked);
  return std::nullopt;
}

}  // namespace

Checked ReadFacts(const Loaded& loaded, std::string path, std::string bytes, const CheckOptions& options) {
  Checked checked;
  checked.path = path;
  if (auto wrong = ReadInto(checked, loaded.rules, std::move(path), std::move(bytes), options))
    checked.unreadable = std::move(wrong->reason);
  else
    FillClasses(loaded.rules, checked.facts.records);
  if (!options.stated.empty()) StateMember(loaded.rules, options.stated, checked.facts.records);
  checked.assumed = Assume(loaded.rules, options.assumptions, checked.facts.records);
  if (options.input > 0) Stamp(checked.facts, options.input);
  return checked;
}

Checked CheckBytes(const Loaded& loaded, std::string path, std::string bytes, const CheckOptions& options) {
  auto checked = ReadFacts(loaded, std::move(path), std::move(bytes), options);
  if (checked.unreadable || !options.judges) return checked;
  auto evaluate = WithSources(loaded, options, RuleScope::Input);
  Input input;
  AddInput(input, checked.facts);
  checked.judgement = Evaluate(MakePlan(loaded.rules, evaluate), input, evaluate);
  return checked;
}

std::vector<Reasoned> WhyOf(const Loaded& loaded, std::uint32_t rule, std::span<const Checked> inputs,
                            const CheckOptions& options) {
  Input all;
  for (const auto& input : inputs)
    if (!input.unreadable) AddInput(all, input.facts);
  return ReasonsFor(loaded.rules, rule, all, WithSources(loaded, options, RuleScope::All));
}

}  // namespace yichi
