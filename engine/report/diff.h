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
};

// Documents pair by their order; findings by fingerprint.
std::vector<FindingChange> CompareFindings(const Report& before, const Report& after, Language language);

enum class DiffFormat { Console, Markdown, Json };

// What a change of rules means; `findings` when both were run on documents.
std::string RenderRuleDiff(const RuleSetDiff& diff, const std::vector<FindingChange>* findings,
                           DiffFormat format, Language language);

// Two versions of one document: what it says and what is found in it.
std::string RenderDraftDiff(const std::vector<FactChange>& facts, const std::vector<FindingChange>& findings,
                            DiffFormat format, Language language);

}  // namespace yichi
