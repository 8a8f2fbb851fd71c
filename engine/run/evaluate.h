#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/source.h"
#include "check/ruleset.h"
#include "run/findings.h"
#include "value/date.h"
#include "value/record.h"

namespace yichi {

struct EvaluateOptions {
  Day as_of = 0;                         // the day whose law is applied
  bool derivations = false;              // fill Finding::derivation
  std::optional<std::string> only_rule;  // code
  std::string region;                    // of records that do not say theirs: 示例省.示例市
  // The texts of the rules, for messages made from 要求; without them such a message is the rule's title.
  const SourceSet* sources = nullptr;
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

// Records of one input: root records of any models and the document they were read from (for 全文 and 对象
// 文档…), if any.
struct Input {
  std::vector<const Record*> records;
  const Record* document = nullptr;
};

// Judges every record of the input by every active rule. Pure; safe to call from several threads on one plan.
Judgement Evaluate(const Plan& plan, const Input& input, const EvaluateOptions& options);

// The truth of a case's condition (应 …) over the input: nullopt when unknown.
std::optional<bool> EvaluateCondition(const RuleSet& rules, const CheckCode& check, const Input& input,
                                      const EvaluateOptions& options);

}  // namespace yichi
