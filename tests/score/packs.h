#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>

#include "check/check.h"
#include "lang/parse.h"

namespace yichi::score {

struct Packs {
  SourceSet sources;
  RuleSet rules;
  Diagnostics diagnostics;
};

inline std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// The packs of 基础 and 职责分类 below the folder. Prints diagnostics; nullptr when there is an error.
inline std::unique_ptr<Packs> LoadPacks(const std::filesystem::path& rules) {
  auto packs = std::make_unique<Packs>();
  std::vector<std::filesystem::path> paths;
  for (const auto* pack : {"base", "duty"})
    for (const auto& entry : std::filesystem::directory_iterator(rules / pack))
      if (entry.path().extension() == ".chi") paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  std::vector<std::unique_ptr<const ast::File>> files;
  for (const auto& path : paths) {
    auto id = packs->sources.Add(Source(path.filename().string(), ReadFile(path)));
    files.push_back(
        std::make_unique<const ast::File>(ParseFile(packs->sources, id, Limits{}, packs->diagnostics)));
  }
  packs->rules = CheckFiles(packs->sources, std::move(files), Limits{}, packs->diagnostics);
  for (const auto& diagnostic : packs->diagnostics)
    std::cerr << RenderDiagnostic(packs->sources, diagnostic, Language::Chinese);
  return HasErrors(packs->diagnostics) ? nullptr : std::move(packs);
}

}  // namespace yichi::score
