#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/source.h"
#include "check/ruleset.h"
#include "run/findings.h"
#include "value/date.h"
#include "value/record.h"

namespace yichi {

// Rules about one input, and those about a run: over groups, pairs, 全部.
enum class RuleScope { Input, Run, All };

struct EvaluateOptions {
  RuleScope scope = RuleScope::All;
  Day as_of = 0;                         // the day whose law is applied
  bool derivations = false;              // fill Finding::derivation
  std::size_t threads = 1;               // that share the rules of one call
  std::optional<std::string> only_rule;  // code
  std::string region;                    // of records that do not say theirs: 示例省.示例市
  // The texts of the rules, for messages made from 要求; without them such a message is the rule's title.
  const SourceSet* sources = nullptr;
  std::uint64_t most_records = 200'000;  // packed ones that a rule across records has in memory at a time
  bool count_idle = true;                // CountIdle at the end; not of an input that comes in pieces
};

// The rules in force on a day, ready to run on any number of inputs.
struct Plan {
  const RuleSet* rules = nullptr;
  Day as_of = 0;
  std::vector<std::uint32_t> active;  // indices into RuleSet::rules, by code
};

Plan MakePlan(const RuleSet& rules, const EvaluateOptions& options);

// One step a line, with frame and type. For `yichi dump plan`.
std::string DumpPlan(const Plan& plan);

// Records of an input: root records of any models and the documents they were read from (for 对象 文档…).
struct Input {
  std::vector<const Record*> records;
  std::vector<const Record*> documents;
  // Of which models there are records that could not be read, and how many: a list of them is not whole.
  std::vector<std::pair<std::uint32_t, std::uint64_t>> unread = {};
  // Where the input is, when the records at hand are not all of it.
  std::optional<std::string> region = {};
};

// Judges every record of the input by every active rule. Pure; safe to call from several threads on one plan.
Judgement Evaluate(const Plan& plan, const Input& input, const EvaluateOptions& options);

// The region that a record states, the first in order; else `otherwise`.
std::string RegionOf(const RuleSet& rules, const std::vector<const Record*>& records,
                     const std::string& otherwise);

// What judges in a region: the plan less computations without 要求 and less the rules that a local one stands
// in for, where the local one reaches.
Plan PlanIn(const Plan& plan, const std::string& region);

// Counts every rule of the plan that gave no verdict in any judgement as one 不适用, in the first.
void CountIdle(const Plan& plan, std::span<Judgement> judgements);

// Judges the inputs of a run together. Places in them say which input they are in (Place::document, below
// `inputs`); each verdict goes to the judgement of the input where its object begins.
std::vector<Judgement> EvaluateTogether(const Plan& plan, const Input& all, std::size_t inputs,
                                        const EvaluateOptions& options);

// Why the rule (an index into RuleSet::rules) came out as it did for each of its objects in the input.
// `options.sources` must be set.
std::vector<Reasoned> ReasonsFor(const RuleSet& rules, std::uint32_t rule, const Input& input,
                                 const EvaluateOptions& options);

// What the plan's computations (计算 with 得) give for each of their objects, by rule code.
std::vector<Computed> Compute(const Plan& plan, const Input& input, const EvaluateOptions& options);

// By place, then by rule code.
void SortFindings(std::vector<Finding>& findings);

// The truth of a case's condition (应 …) over the input: nullopt when unknown.
std::optional<bool> EvaluateCondition(const RuleSet& rules, const CheckCode& check, const Input& input,
                                      const EvaluateOptions& options);

}  // namespace yichi
