#pragma once

#include <gtest/gtest.h>

#include "../golden.h"
#include "check/check.h"
#include "lang/parse.h"

namespace yichi {

// The shipped base pack, compiled once.
inline const RuleSet& BaseRules() {
  static const RuleSet kRules = [] {
    SourceSet sources;
    Diagnostics diagnostics;
    std::vector<std::unique_ptr<const ast::File>> trees;
    std::vector<std::filesystem::path> paths;
    for (const auto& entry :
         std::filesystem::directory_iterator(std::filesystem::path(YICHI_RULES_DIR) / "base"))
      if (entry.path().extension() == ".chi") paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    for (const auto& path : paths) {
      auto source = sources.Add(Source(path.filename().string(), golden::ReadFile(path)));
      trees.push_back(std::make_unique<const ast::File>(ParseFile(sources, source, {}, diagnostics)));
    }
    auto rules = CheckFiles(sources, std::move(trees), {}, diagnostics);
    EXPECT_FALSE(HasErrors(diagnostics));
    return rules;
  }();
  return kRules;
}

}  // namespace yichi
