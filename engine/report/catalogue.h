#pragma once

#include <string>
#include <vector>

#include "report/rule_page.h"

// The catalogue of rule packs as a value; Markdown and HTML are written from it.
namespace yichi::report {

// A source, and what of it is written as rules.
struct SourceEntry {
  std::string text;      // 《…》(国务院令第486号)
  std::string validity;  // 2007-05-01 起
  bool reference = false;
  std::vector<std::string> articles;  // cited by rules, standards and clauses
  std::size_t rules = 0;
  std::vector<std::string> unquantified;  // 第十条 “……”:why
};

struct PackEntry {
  std::string title;  // 基础 1.0.0
  std::vector<SourceEntry> sources;
  std::vector<RulePage> rules;      // by code
  std::vector<RulePage> standards;  // as declared; definitions are left out
  std::vector<RulePage> classes;
};

// Packs named in `packs`, in the order of the rule set.
std::vector<PackEntry> CatalogueOf(const RuleSet& rules, const SourceSet& sources,
                                   const std::vector<std::string>& packs, Language language);

}  // namespace yichi::report
