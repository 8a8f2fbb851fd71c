#include "report/outlook.h"

#include <algorithm>
#include <set>

#include "report/words.h"
#include "run/prove.h"

namespace yichi::report {
namespace {

// Packs of which a rule had something to judge.
std::set<std::uint32_t> PacksAtWork(const Report& report) {
  std::set<std::uint32_t> packs;
  for (const auto& document : report.documents) {
    if (document.unreadable) continue;
    for (std::size_t i = 0; i < document.judgement->by_rule.size(); ++i) {
      const auto& counts = document.judgement->by_rule[i];
      if (counts.pass + counts.violation + counts.undetermined + counts.exempt > 0)
        packs.insert(report.rules->rules[i].pack);
    }
  }
  return packs;
}

std::uint32_t PackOf(const RuleSet& rules, const ast::UnquantifiedDeclaration& clause) {
  for (const auto& rule : rules.rules)
    if (rule.declaration->span.source == clause.span.source) return rule.pack;
  for (const auto& source : rules.sources)
    if (source.name == clause.source.text) return source.pack;
  return kNoIndex;
}

std::string SourceOf(const RuleSet& rules, const ast::UnquantifiedDeclaration& clause, std::uint32_t pack) {
  for (bool own : {true, false})
    for (std::uint32_t i = 0; i < rules.sources.size(); ++i)
      if (rules.sources[i].name == clause.source.text && (!own || rules.sources[i].pack == pack))
        return CitationText(rules, {i, clause.place, false});
  return clause.place;
}

}  // namespace

Outlook OutlookOf(const Report& report) {
  const auto& rules = *report.rules;
  Outlook outlook;
  auto at_work = PacksAtWork(report);
  for (const auto* clause : rules.unquantified)
    if (auto pack = PackOf(rules, *clause); at_work.contains(pack))
      outlook.review.push_back({SourceOf(rules, *clause, pack), clause->text.text, clause->because.text});
  for (const auto& rule : rules.rules)
    if (auto from = FirstDayInForce(rules, rule);
        from > report.as_of && from != kAnyDay && at_work.contains(rule.pack))
      outlook.later.push_back({from, rule.code});
  for (const auto& standard : rules.standards)
    if (standard.effective && *standard.effective > report.as_of && at_work.contains(standard.pack))
      outlook.later.push_back({*standard.effective, standard.name});
  std::sort(outlook.later.begin(), outlook.later.end(),
            [](const auto& a, const auto& b) { return std::tie(a.from, a.name) < std::tie(b.from, b.name); });
  return outlook;
}

}  // namespace yichi::report
