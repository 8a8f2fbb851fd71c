#include "analysis/boundaries.h"

#include <algorithm>
#include <set>

#include "analysis/trials.h"

namespace yichi {
namespace {

constexpr std::size_t kMost = 12;  // proposals for one rule

Proposal Propose(const RuleSet& rules, std::uint32_t index) {
  const auto& rule = rules.rules[index];
  Proposal proposal{rule.code, {}};
  EvaluateOptions options;
  options.as_of = FirstDayInForce(rules, rule);
  options.region = rules.packs[rule.pack].region;
  auto trials = analysis::TrialsOf(rules, rule);
  std::set<std::string> known;
  for (const auto& trial : trials) known.insert(analysis::PrintTrial(rules, rule, trial));
  for (const auto& trial : trials)
    for (const auto& probe : analysis::ProbesOf(rules, index, trial, analysis::Probe::Limits, options)) {
      auto verdict = analysis::WorstVerdict(rules, index, probe, options);
      bool good = verdict == Verdict::Pass || verdict == Verdict::Exempt;
      if (!good && verdict != Verdict::Violation) continue;
      auto text = analysis::PrintTrial(rules, rule, probe);
      if (proposal.lines.size() < kMost && known.insert(text).second)
        proposal.lines.push_back((good ? "正例 " : "反例 ") + text);
    }
  return proposal;
}

}  // namespace

std::vector<Proposal> ProposeBoundaries(const RuleSet& rules, const std::vector<std::string>& packs) {
  std::vector<Proposal> proposals;
  for (std::uint32_t i = 0; i < rules.rules.size(); ++i) {
    const auto& pack = rules.packs[rules.rules[i].pack].name;
    if (!packs.empty() && std::find(packs.begin(), packs.end(), pack) == packs.end()) continue;
    if (auto proposal = Propose(rules, i); !proposal.lines.empty()) proposals.push_back(std::move(proposal));
  }
  return proposals;
}

}  // namespace yichi
