#pragma once

#include <string>
#include <vector>

#include "analysis/probe.h"
#include "run/prove.h"

namespace yichi::analysis {

// The rule's examples that are written as records.
std::vector<Trial> TrialsOf(const RuleSet& rules, const Rule& rule);

// The worst verdict of the rule over the trial: 违反, then 待定, 除外, 通过, 不适用.
Verdict WorstVerdict(const RuleSet& rules, std::uint32_t rule, const Trial& trial,
                     const EvaluateOptions& options);

// As an example writes it: one record, or { 甲: {…}, 乙: {…} }.
std::string PrintTrial(const RuleSet& rules, const Rule& rule, const Trial& trial);

std::string_view WordOf(Verdict verdict);  // 违反

}  // namespace yichi::analysis
