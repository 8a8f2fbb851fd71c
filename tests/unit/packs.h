#pragma once

#include "check/check.h"
#include "facts/extract.h"
#include "golden.h"
#include "lang/parse.h"
#include "office/read.h"

// The rule packs of this repository and documents read by them.
namespace yichi::packs {

struct Packs {
  SourceSet sources;
  RuleSet rules;
};

// All packs under rules/, compiled once. They compile without an error, or no test of them means anything.
inline const Packs& All() {
  static const auto* packs = [] {
    auto* all = new Packs;
    Diagnostics diagnostics;
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(YICHI_RULES_DIR))
      if (entry.path().extension() == ".chi") paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::vector<std::unique_ptr<const ast::File>> files;
    for (const auto& path : paths) {
      auto id = all->sources.Add(Source(path.filename().string(), golden::ReadFile(path)));
      files.push_back(std::make_unique<const ast::File>(ParseFile(all->sources, id, Limits{}, diagnostics)));
    }
    all->rules = CheckFiles(all->sources, std::move(files), Limits{}, diagnostics);
    for (const auto& diagnostic : diagnostics)
      ADD_FAILURE() << RenderDiagnostic(all->sources, diagnostic, Language::Chinese);
    return all;
  }();
  return *packs;
}

inline Document Read(const std::filesystem::path& path) {
  auto read = ReadDocument(path.filename().string(), golden::ReadFile(path), {});
  if (auto* document = std::get_if<Document>(&read)) return std::move(*document);
  ADD_FAILURE() << path << ": " << MessageOf(std::get<Unreadable>(read).reason, Language::Chinese);
  return {};
}

inline Facts FactsOf(const Document& document) {
  const auto& rules = All().rules;
  return Extract(rules, document, FindKind(rules, document, std::nullopt));
}

// The files of a folder with one of the extensions.
inline std::vector<std::filesystem::path> Texts(const std::string& folder) {
  auto texts = golden::Inputs(folder, ".txt");
  auto tables = golden::Inputs(folder, ".md");
  texts.insert(texts.end(), tables.begin(), tables.end());
  return texts;
}

}  // namespace yichi::packs
