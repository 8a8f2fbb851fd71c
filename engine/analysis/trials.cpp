#include "analysis/trials.h"

#include <map>

#include "run/print_record.h"
#include "run/sample.h"

namespace yichi::analysis {

std::vector<Trial> TrialsOf(const RuleSet& rules, const Rule& rule) {
  std::vector<Trial> trials;
  for (const auto* examples : {&rule.declaration->bad, &rule.declaration->good})
    for (const auto& example : *examples) {
      if (!example.sample.record) continue;
      auto sample = ExampleSample(rules, rule, example, {});
      if (!sample.error) trials.push_back(std::move(sample.records));
    }
  return trials;
}

Verdict WorstVerdict(const RuleSet& rules, std::uint32_t rule, const Trial& trial,
                     const EvaluateOptions& options) {
  Input input;
  for (const auto& record : trial) input.records.push_back(&record);
  auto counts = Evaluate({&rules, options.as_of, {rule}}, input, options).counts;
  if (counts.violation > 0) return Verdict::Violation;
  if (counts.undetermined > 0) return Verdict::Undetermined;
  if (counts.exempt > 0) return Verdict::Exempt;
  return counts.pass > 0 ? Verdict::Pass : Verdict::NotApplicable;
}

std::string PrintTrial(const RuleSet& rules, const Rule& rule, const Trial& trial) {
  bool one = trial.size() == 1 && rule.declaration->objects.size() == 1;
  if (one && trial[0].model == rule.object_model) return run::PrintRecord(rules, trial[0]);
  if (one) return rules.models[trial[0].model].name + " " + run::PrintRecord(rules, trial[0]);
  std::map<std::string, std::vector<std::string>> by_model;
  for (std::size_t i = 0; i < trial.size(); ++i) {
    const auto& objects = rule.declaration->objects;
    bool aliased = i < objects.size() && objects.size() == trial.size() && !objects[i].alias.empty();
    auto name = aliased ? objects[i].alias.text : rules.models[trial[i].model].name;
    by_model[name].push_back(run::PrintRecord(rules, trial[i]));
  }
  std::string out;
  for (const auto& [name, records] : by_model) {
    out += (out.empty() ? "{ " : ", ") + name + ": ";
    if (records.size() == 1) {
      out += records[0];
      continue;
    }
    std::string list;
    for (const auto& record : records) (list += list.empty() ? "[ " : ", ") += record;
    out += list + " ]";
  }
  return out + " }";
}

std::string_view WordOf(Verdict verdict) {
  constexpr std::string_view kWords[] = {"通过", "违反", "除外", "不适用", "待定"};
  return kWords[static_cast<std::size_t>(verdict)];
}

}  // namespace yichi::analysis
