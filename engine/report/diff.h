#pragma once

#include <string>
#include <vector>

#include "analysis/compare_facts.h"
#include "analysis/diff.h"
#include "report/report.h"

namespace yichi {

// A finding that only one of two reports has.
struct FindingChange {
  bool appeared = false;  // else it is gone
  std::string document;
  std::string rule, title, level, message, place;
  std::string record;  // the document, and of a ledger the row: findings of one record share it
};

// A value of a computation that two runs give otherwise.
struct ComputedChange {
  std::string rule, title, name;
  std::size_t objects = 0;    // whose values differ, or that only one run has
  std::string before, after;  // sums over all objects; empty where there are no numbers
};

// Results pair by computation, object and input. A sum that lacks values says how many.
std::vector<ComputedChange> CompareComputed(const Report& before, const std::vector<Computed>& then,
                                            const Report& after, const std::vector<Computed>& now);

// What a change of rules does to documents.
struct RuleImpact {
  std::vector<FindingChange> findings;
  std::vector<ComputedChange> computed;
  std::size_t records = 0;  // judged

  bool none() const { return findings.empty() && computed.empty(); }
};
std::size_t CountRecords(const Report& report);
std::size_t CountChanged(const std::vector<FindingChange>& findings);  // records

// Documents pair by their order; findings by fingerprint.
std::vector<FindingChange> CompareFindings(const Report& before, const Report& after, Language language);
// Of one document that two runs judge under other values: findings pair by rule and record, and verdicts that
// are open on either side are left out.
std::vector<FindingChange> CompareVerdicts(const Report& before, const Report& after, Language language);

// What assumptions change of the findings; nothing to tell gives a sentence that says so.
std::string RenderAssumedChanges(const std::vector<FindingChange>& changes, Language language);

enum class DiffFormat { Console, Markdown, Json };

// What a change of rules means; `impact` when both were run on documents.
std::string RenderRuleDiff(const RuleSetDiff& diff, const RuleImpact* impact, DiffFormat format,
                           Language language);

// Two versions of one document: what it says and what is found in it.
std::string RenderDraftDiff(const std::vector<FactChange>& facts, const std::vector<FindingChange>& findings,
                            DiffFormat format, Language language);

}  // namespace yichi
