#pragma once

#include <string>
#include <vector>

#include "base/source.h"
#include "check/ruleset.h"
#include "report/report.h"

// What the pages on a rule show, whatever they are written in.
namespace yichi::report {

struct PageSection {
  std::string heading;
  std::vector<std::string> lines;
  bool code = false;  // the rule language's own words, not prose
};

struct RulePage {
  std::string title;     // SD101 总额不超过限额
  std::string standing;  // 错误 · 基础
  std::string doc;       // may be empty
  std::vector<PageSection> sections;
};

RulePage PageOfRule(const RuleSet& rules, const SourceSet& sources, const Rule& rule, Language language);

// The words of a span on one line.
std::string OneLine(const SourceSet& sources, Span span);

// The lines of a declaration, what all after the first are indented taken away.
std::vector<std::string> Outdented(std::string_view text);

}  // namespace yichi::report
