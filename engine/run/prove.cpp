#include "run/prove.h"

#include <algorithm>

#include "check/example_parts.h"
#include "run/case_input.h"
#include "run/classify.h"
#include "run/evaluate.h"
#include "run/prove_classes.h"
#include "run/sample.h"

namespace yichi {
namespace {

std::string_view WordOf(Verdict verdict) {
  switch (verdict) {
    case Verdict::Pass:
      return "通过";
    case Verdict::Violation:
      return "违反";
    case Verdict::Exempt:
      return "除外";
    case Verdict::NotApplicable:
      return "不适用";
    case Verdict::Undetermined:
      return "待定";
  }
  return "";
}

// The verdicts of a rule, strongest first, with the message of the first finding.
std::string Outcome(const RuleSet& rules, std::uint32_t rule, const Judgement& judgement) {
  std::string out;
  for (auto verdict :
       {Verdict::Violation, Verdict::Undetermined, Verdict::Exempt, Verdict::Pass, Verdict::NotApplicable})
    if (run::CountOf(judgement.by_rule[rule], verdict) > 0)
      (out += out.empty() ? "" : "、") += std::string(WordOf(verdict)) + " " + rules.rules[rule].code;
  if (out.empty()) out = "没有裁决";
  for (const auto& finding : judgement.findings)
    if (finding.rule == rule) return out + "(" + finding.message + ")";
  return out;
}

class Prover {
 public:
  Prover(const RuleSet& rules, const std::vector<ExampleFile>& files, const SourceSet* sources)
      : rules_(rules), files_(files), sources_(sources) {}

  void Examples(std::uint32_t index) {
    const auto& rule = rules_.rules[index];
    const auto& declaration = *rule.declaration;
    for (std::size_t i = 0; i < declaration.good.size(); ++i) Good(index, declaration.good[i], i + 1);
    for (std::size_t i = 0; i < declaration.bad.size(); ++i) Bad(index, declaration.bad[i], i + 1);
  }

  void Run(const Case& test) {
    proof_.names.push_back(test.declaration->title.text);
    auto given = run::InputOfCase(rules_, test, files_);
    if (given.error) {
      proof_.failures.push_back(
          {test.declaration->title.text, given.error->first, "能读出给定的内容", given.error->second});
      return;
    }
    auto& options = given.options;
    options.sources = sources_;
    const auto& input = given.input;
    auto judgement = Evaluate(MakePlan(rules_, options), input, options);
    for (std::size_t i = 0; i < test.checks.size(); ++i) Expect(test, i, input, judgement, options);
  }

  Proof Take() { return std::move(proof_); }

 private:
  // nullopt after reporting that the example cannot be read.
  std::optional<Judgement> Judge(std::uint32_t index, const ast::Example& example, const std::string& name,
                                 bool all_rules) {
    const auto& rule = rules_.rules[index];
    ++proof_.examples;
    proof_.names.push_back(name);
    auto sample = ExampleSample(rules_, rule, example, files_);
    if (sample.error) {
      proof_.failures.push_back({name, example.span, "能读出例子", *sample.error});
      return std::nullopt;
    }
    EvaluateOptions options;
    options.as_of = FirstDayInForce(rules_, rule);
    options.sources = sources_;
    options.region = rules_.packs[rule.pack].region;
    if (!all_rules) options.only_rule = rule.code;
    auto plan = MakePlan(rules_, options);
    // An example is no whole run: what a run as a whole must hold says nothing about it.
    std::erase_if(plan.active, [&](std::uint32_t other) {
      const auto& active = rules_.rules[other];
      return active.pack != rule.pack || (other != index && active.object_model == kNoIndex);
    });
    return Evaluate(plan, sample.AsInput(), options);
  }

  void Good(std::uint32_t index, const ast::Example& example, std::size_t number) {
    const auto& rule = rules_.rules[index];
    auto name = rule.code + " 正例 " + std::to_string(number);
    auto judgement = Judge(index, example, name, false);
    if (!judgement) return;
    const auto& counts = judgement->by_rule[index];
    bool proves = counts.pass + counts.exempt > 0 && counts.violation + counts.undetermined == 0;
    if (!proves)
      proof_.failures.push_back(
          {name, example.span, "通过 " + rule.code, Outcome(rules_, index, *judgement)});
  }

  void Bad(std::uint32_t index, const ast::Example& example, std::size_t number) {
    const auto& rule = rules_.rules[index];
    auto name = rule.code + " 反例 " + std::to_string(number);
    auto judgement = Judge(index, example, name, true);
    if (!judgement) return;
    if (judgement->by_rule[index].violation == 0) {
      proof_.failures.push_back(
          {name, example.span, "违反 " + rule.code, Outcome(rules_, index, *judgement)});
      return;
    }
    for (std::uint32_t other = 0; other < rules_.rules.size(); ++other) {
      if (other == index || judgement->by_rule[other].violation == 0) continue;
      const auto& code = rules_.rules[other].code;
      bool named = std::any_of(example.see.begin(), example.see.end(),
                               [&](const ast::Name& see) { return see.text == code; });
      if (!named)
        proof_.failures.push_back({name, example.span, "只违反 " + rule.code + ",或写明 另见 " + code,
                                   Outcome(rules_, other, *judgement)});
    }
  }

  void Expect(const Case& test, std::size_t i, const Input& input, const Judgement& judgement,
              const EvaluateOptions& options) {
    const auto& expectation = test.declaration->expectations[i];
    const auto& title = test.declaration->title.text;
    if (test.checks[i]) {
      ++proof_.expectations;
      auto truth = EvaluateCondition(rules_, *test.checks[i], input, options);
      if (truth != std::optional(true))
        proof_.failures.push_back({title, expectation.span, "成立", truth ? "不成立" : "无法判断"});
      return;
    }
    for (const auto& code : expectation.rules) {
      ++proof_.expectations;
      for (std::uint32_t rule = 0; rule < rules_.rules.size(); ++rule)
        if (rules_.rules[rule].code == code.text) ExpectVerdict(expectation, title, rule, judgement);
    }
  }

  void ExpectVerdict(const ast::Expectation& expectation, const std::string& title, std::uint32_t rule,
                     const Judgement& judgement) {
    bool met = run::Met(expectation, rule, judgement);
    if (met) return;
    const auto& code = rules_.rules[rule].code;
    auto wanted = run::VerdictOf(expectation.kind);
    auto expected = std::string(WordOf(wanted)) + " " + code;
    for (const auto& path : expectation.lacking) expected += " 缺 " + run::JoinPath(path);
    proof_.failures.push_back({title, expectation.span, expected, Outcome(rules_, rule, judgement)});
  }

  const RuleSet& rules_;
  const std::vector<ExampleFile>& files_;
  const SourceSet* sources_;
  Proof proof_;
};

}  // namespace

Day FirstDayInForce(const RuleSet& rules, const Rule& rule) {
  if (rule.effective) return *rule.effective;
  std::optional<Day> day;
  for (const auto& citation : rule.citations)
    if (auto effective = rules.sources[citation.source].effective)
      day = day ? std::max(*day, *effective) : *effective;
  return day.value_or(kAnyDay);
}

run::SampleInput ExampleSample(const RuleSet& rules, const Rule& rule, const ast::Example& example,
                               const std::vector<ExampleFile>& files) {
  auto model = example.model.empty() ? rule.object_model : rules.FindModel(example.model.text);
  if (example.sample.record && example.model.empty()) {
    run::SampleInput input;
    for (const auto& part : PartsOf(rules, rule, *example.sample.record))
      for (auto& record : run::RecordsOf(rules, *part.value, part.model))
        input.records.push_back(std::move(record));
    FillClasses(rules, input.records);
    return input;
  }
  return run::MakeSample(rules, example.sample, model, run::BytesFor(example.sample, files));
}

namespace {

// What the 用例 say of the plan's one rule.
bool CasesHold(const RuleSet& rules, Plan plan, const std::vector<ExampleFile>& files) {
  auto index = plan.active[0];
  for (const auto& test : rules.cases)
    for (const auto& expectation : test.declaration->expectations)
      for (const auto& code : expectation.rules) {
        if (code.text != rules.rules[index].code) continue;
        auto given = run::InputOfCase(rules, test, files);
        if (given.error) continue;
        plan.as_of = given.options.as_of;
        if (!run::Met(expectation, index, Evaluate(plan, given.input, given.options))) return false;
      }
  return true;
}

}  // namespace

bool ExamplesHold(const RuleSet& rules, std::uint32_t index, const SourceSet* sources,
                  const std::vector<ExampleFile>& files) {
  const auto& rule = rules.rules[index];
  Plan plan{&rules, FirstDayInForce(rules, rule), {index}};
  EvaluateOptions options;
  options.as_of = plan.as_of;
  options.sources = sources;
  options.region = rules.packs[rule.pack].region;
  auto counts = [&](const ast::Example& example) {
    auto sample = ExampleSample(rules, rule, example, files);
    return sample.error ? Counts{} : Evaluate(plan, sample.AsInput(), options).counts;
  };
  bool good =
      std::all_of(rule.declaration->good.begin(), rule.declaration->good.end(), [&](const auto& example) {
        auto seen = counts(example);
        return seen.pass + seen.exempt > 0 && seen.violation + seen.undetermined == 0;
      });
  bool bad = std::all_of(rule.declaration->bad.begin(), rule.declaration->bad.end(),
                         [&](const auto& example) { return counts(example).violation > 0; });
  return good && bad && CasesHold(rules, plan, files);
}

Proof ProvePacks(const RuleSet& rules, const SourceSet* sources, const std::vector<std::string>& packs,
                 const std::string& filter, const std::vector<ExampleFile>& files) {
  auto wanted_pack = [&](std::uint32_t pack) {
    return packs.empty() || std::find(packs.begin(), packs.end(), rules.packs[pack].name) != packs.end();
  };
  Prover prover(rules, files, sources);
  for (std::uint32_t i = 0; i < rules.rules.size(); ++i)
    if (wanted_pack(rules.rules[i].pack) && rules.rules[i].code.find(filter) != std::string::npos)
      prover.Examples(i);
  for (const auto& test : rules.cases)
    if (wanted_pack(test.pack) && test.declaration->title.text.find(filter) != std::string::npos)
      prover.Run(test);
  auto proof = prover.Take();
  run::ProveClasses(rules, packs, filter, proof);
  return proof;
}

}  // namespace yichi
