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
  input.document = &facts.document;
  return input;
}

}  // namespace

Checked CheckBytes(const Loaded& loaded, std::string path, std::string bytes, const CheckOptions& options) {
  Checked checked;
  checked.path = path;
  auto read = ReadDocument(std::move(path), std::move(bytes), options.read);
  if (auto* unreadable = std::get_if<Unreadable>(&read)) {
    checked.unreadable = std::move(unreadable->reason);
    return checked;
  }
  checked.document = std::get<Document>(std::move(read));
  auto model = FindKind(loaded.rules, checked.document, options.kind);
  checked.facts = Extract(loaded.rules, checked.document, model);
  auto evaluate = options.evaluate;
  if (!evaluate.sources) evaluate.sources = &loaded.sources;
  checked.judgement = Evaluate(MakePlan(loaded.rules, evaluate), InputOf(checked.facts), evaluate);
  return checked;
}

}  // namespace yichi
