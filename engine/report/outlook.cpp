#include "report/outlook.h"

#include <algorithm>

#include "report/words.h"
#include "run/prove.h"

namespace yichi::report {
namespace {

std::string SourceOf(const RuleSet& rules, const ast::UnquantifiedDeclaration& clause) {
  for (std::uint32_t i = 0; i < rules.sources.size(); ++i)
    if (rules.sources[i].name == clause.source.text && rules.sources[i].span.source == clause.span.source)
      return CitationText(rules, {i, clause.place, false});
  for (std::uint32_t i = 0; i < rules.sources.size(); ++i)
    if (rules.sources[i].name == clause.source.text) return CitationText(rules, {i, clause.place, false});
  return clause.place;
}

}  // namespace

Outlook OutlookOf(const Report& report) {
  const auto& rules = *report.rules;
  Outlook outlook;
  for (const auto* clause : rules.unquantified)
    outlook.review.push_back({SourceOf(rules, *clause), clause->text.text, clause->because.text});
  for (const auto& rule : rules.rules)
    if (auto from = FirstDayInForce(rules, rule); from > report.as_of && from != kAnyDay)
      outlook.later.push_back({from, rule.code});
  for (const auto& standard : rules.standards)
    if (standard.effective && *standard.effective > report.as_of)
      outlook.later.push_back({*standard.effective, standard.name});
  std::sort(outlook.later.begin(), outlook.later.end(),
            [](const auto& a, const auto& b) { return std::tie(a.from, a.name) < std::tie(b.from, b.name); });
  return outlook;
}

}  // namespace yichi::report
