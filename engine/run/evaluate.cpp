#include "run/evaluate.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <stdexcept>
#include <thread>

#include "run/judge.h"
#include "run/reach.h"

namespace yichi {
namespace {

bool InForce(const std::optional<Day>& effective, const std::optional<Day>& repealed, Day day) {
  return (!effective || *effective <= day) && (!repealed || day < *repealed);
}

// A rule holds while it and one of the documents it rests on are in force.
bool InForce(const RuleSet& rules, const Rule& rule, Day day) {
  if (!InForce(rule.effective, rule.repealed, day)) return false;
  return rule.citations.empty() ||
         std::any_of(rule.citations.begin(), rule.citations.end(), [&](const CitationOf& citation) {
           const auto& source = rules.sources[citation.source];
           return InForce(source.effective, source.repealed, day);
         });
}

std::string RegionOf(const RuleSet& rules, const Input& input, const EvaluateOptions& options) {
  return input.region ? *input.region : RegionOf(rules, input.records, options.region);
}

}  // namespace

Plan MakePlan(const RuleSet& rules, const EvaluateOptions& options) {
  Plan plan{&rules, options.as_of, {}};
  for (std::uint32_t i = 0; i < rules.rules.size(); ++i) {
    const auto& rule = rules.rules[i];
    bool wanted = (!options.only_rule || rule.code == *options.only_rule) &&
                  (options.scope == RuleScope::All || rule.whole_run == (options.scope == RuleScope::Run));
    if (wanted && InForce(rules, rule, options.as_of)) plan.active.push_back(i);
  }
  std::sort(plan.active.begin(), plan.active.end(),
            [&](std::uint32_t a, std::uint32_t b) { return rules.rules[a].code < rules.rules[b].code; });
  return plan;
}

std::string RegionOf(const RuleSet& rules, const std::vector<const Record*>& records,
                     const std::string& otherwise) {
  for (const auto* record : records) {
    const auto& fields = rules.models[record->model].fields;
    for (std::size_t i = 0; i < fields.size() && i < record->fields.size(); ++i)
      if (fields[i].type.kind == Kind::Region && record->fields[i].status == Status::Known)
        if (const auto* region = std::get_if<std::string>(&record->fields[i].scalar)) return *region;
  }
  return otherwise;
}

Plan PlanIn(const Plan& plan, const std::string& region) {
  auto replaced = run::Replaced(plan, region);
  auto rest = plan;
  std::erase_if(rest.active, [&](std::uint32_t rule) {
    return replaced.contains(rule) || !plan.rules->rules[rule].judges;
  });
  return rest;
}

void CountIdle(const Plan& plan, std::span<Judgement> judgements) {
  for (auto rule : plan.active) {
    bool judged = std::any_of(judgements.begin(), judgements.end(), [&](const Judgement& judgement) {
      const auto& counts = judgement.by_rule[rule];
      return counts.pass + counts.violation + counts.undetermined + counts.exempt + counts.not_applicable > 0;
    });
    if (judged) continue;
    ++judgements[0].by_rule[rule].not_applicable;
    ++judgements[0].counts.not_applicable;
  }
}

void SortFindings(std::vector<Finding>& findings) {
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return std::pair(a.at.place.paragraph, a.at.place.begin) <
           std::pair(b.at.place.paragraph, b.at.place.begin);
  });
}

Judgement Evaluate(const Plan& plan, const Input& input, const EvaluateOptions& options) {
  return std::move(EvaluateTogether(plan, input, 1, options)[0]);
}

namespace {

// The rules of a plan over one input, shared out among threads: each takes the next rule, and has an index
// and judgements of its own. What they find is put into the order of the plan afterwards.
class SharedJudging {
 public:
  SharedJudging(const Plan& plan, const Input& input, std::size_t inputs, const EvaluateOptions& options)
      : input_(input),
        options_(options),
        inputs_(inputs),
        circumstances_{options.as_of, RegionOf(*plan.rules, input, options)},
        plan_(PlanIn(plan, circumstances_.region)) {}

  std::vector<Judgement> Run() {
    auto threads = std::clamp<std::size_t>(options_.threads, 1, plan_.active.size() / kRulesEach + 1);
    std::vector<std::vector<Judgement>> parts(threads, Empty());
    {
      std::vector<std::jthread> workers;
      for (std::size_t i = 1; i < threads; ++i)
        workers.emplace_back([this, &part = parts[i]] { Work(part); });
      Work(parts[0]);
    }
    if (failure_) std::rethrow_exception(failure_);
    auto judgements = std::move(parts[0]);
    for (std::size_t i = 1; i < threads; ++i)
      for (std::size_t k = 0; k < inputs_; ++k) judgements[k].Add(std::move(parts[i][k]));
    for (auto& judgement : judgements) InOrder(judgement.findings);
    if (options_.count_idle) CountIdle(plan_, judgements);
    return judgements;
  }

 private:
  static constexpr std::size_t kRulesEach = 8;  // fewer are not worth a thread

  std::vector<Judgement> Empty() const {
    std::vector<Judgement> judgements(inputs_);
    for (auto& judgement : judgements) judgement.by_rule.resize(plan_.rules->rules.size());
    return judgements;
  }

  void Work(std::vector<Judgement>& judgements) {
    try {
      run::InputIndex index(*plan_.rules, input_);
      for (auto i = next_++; i < plan_.active.size(); i = next_++) Judge(plan_.active[i], index, judgements);
    } catch (...) {
      std::scoped_lock lock(mutex_);
      failure_ = std::current_exception();
    }
  }

  void Judge(std::uint32_t rule, const run::InputIndex& index, std::vector<Judgement>& judgements) const {
    const auto& rules = *plan_.rules;
    if (!run::Reaches(rules.packs[rules.rules[rule].pack].region, circumstances_.region)) return;
    try {
      run::RuleJudge(rules, rule, index, options_, circumstances_).Judge(judgements);
    } catch (const run::TooManyRows&) {
      throw std::runtime_error("规则 " + rules.rules[rule].code + " 要逐对查看的记录超过 " +
                               std::to_string(run::kMostRows) + " 对;请改用“按”分组");
    }
  }

  void InOrder(std::vector<Finding>& findings) const {
    std::vector<std::size_t> order(plan_.rules->rules.size());
    for (std::size_t i = 0; i < plan_.active.size(); ++i) order[plan_.active[i]] = i;
    std::stable_sort(findings.begin(), findings.end(),
                     [&](const Finding& a, const Finding& b) { return order[a.rule] < order[b.rule]; });
    SortFindings(findings);
  }

  const Input& input_;
  const EvaluateOptions& options_;
  std::size_t inputs_;
  run::Circumstances circumstances_;
  Plan plan_;
  std::atomic<std::size_t> next_ = 0;
  std::mutex mutex_;
  std::exception_ptr failure_;
};

}  // namespace

std::vector<Judgement> EvaluateTogether(const Plan& plan, const Input& input, std::size_t inputs,
                                        const EvaluateOptions& options) {
  return SharedJudging(plan, input, inputs, options).Run();
}

std::vector<Computed> Compute(const Plan& plan, const Input& input, const EvaluateOptions& options) {
  const auto& rules = *plan.rules;
  run::InputIndex index(rules, input);
  run::Circumstances circumstances{options.as_of, RegionOf(rules, input, options)};
  std::vector<Computed> all;
  for (auto rule : plan.active) {
    if (rules.rules[rule].outputs.empty()) continue;
    if (!run::Reaches(rules.packs[rules.rules[rule].pack].region, circumstances.region)) continue;
    for (auto& computed : run::RuleJudge(rules, rule, index, options, circumstances).Compute())
      all.push_back(std::move(computed));
  }
  return all;
}

std::vector<Reasoned> ReasonsFor(const RuleSet& rules, std::uint32_t rule, const Input& input,
                                 const EvaluateOptions& options) {
  run::InputIndex index(rules, input);
  run::Circumstances circumstances{options.as_of, RegionOf(rules, input, options)};
  return run::RuleJudge(rules, rule, index, options, circumstances).Reasons();
}

std::optional<bool> EvaluateCondition(const RuleSet& rules, const CheckCode& check, const Input& input,
                                      const EvaluateOptions& options) {
  run::InputIndex index(rules, input);
  run::Circumstances circumstances{options.as_of, RegionOf(rules, input, options)};
  run::Machine machine(rules, check.program, index, circumstances);
  const auto& column = machine.column(check.condition);
  if (column.size() == 0 || !column.Known(0)) return std::nullopt;
  return column.truth[0] != 0;
}

}  // namespace yichi
