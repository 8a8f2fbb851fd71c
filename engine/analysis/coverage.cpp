#include "analysis/coverage.h"

#include <algorithm>
#include <map>

#include "run/input_index.h"
#include "run/machine.h"
#include "run/sample.h"

namespace yichi {
namespace {

// Which truths a register took over all examples.
struct Seen {
  bool yes = false, no = false;
};

class RuleCover {
 public:
  RuleCover(const RuleSet& rules, const SourceSet& sources, std::uint32_t rule)
      : rules_(rules), sources_(sources), rule_(rules.rules[rule]), seen_(rule_.program.code.size()) {}

  void Add(const run::SampleInput& sample, Day day) {
    auto input = sample.AsInput();
    run::InputIndex index(rules_, input);
    run::Circumstances circumstances{day, rules_.packs[rule_.pack].region};
    run::Machine machine(rules_, rule_.program, index, circumstances);
    for (Register reg = 0; reg < seen_.size(); ++reg) {
      if (rule_.program.code[reg].type.kind != Kind::Boolean) continue;
      const auto& column = machine.column(reg);
      for (std::size_t row = 0; row < column.size(); ++row) {
        seen_[reg].yes = seen_[reg].yes || column.True(row);
        seen_[reg].no = seen_[reg].no || column.False(row);
      }
    }
  }

  RuleCoverage Take() {
    RuleCoverage coverage;
    coverage.rule = rule_.code;
    auto want = [&](bool reached, std::string words) {
      ++coverage.total;
      if (reached)
        ++coverage.reached;
      else
        coverage.missing.push_back(std::move(words));
    };
    Both(rule_.requirement, "要求", want);
    if (rule_.applies != kNoRegister) want(seen_[rule_.applies].no, "没有不适用的例子");
    for (const auto& exception : rule_.exceptions) Both(exception.condition, Text(exception.span), want);
    for (Register reg = 0; reg < seen_.size(); ++reg) {
      if (IsBoundary(reg)) Both(reg, Text(rule_.program.code[reg].span), want);
      if (rule_.program.code[reg].operation == Operation::Select)
        want(seen_[rule_.program.code[reg].a].yes, Text(rule_.program.code[reg].span) + " 没有用到");
    }
    return coverage;
  }

 private:
  template <typename Want>
  void Both(Register reg, const std::string& words, Want want) {
    want(seen_[reg].yes, words + " 没有成立的例子");
    want(seen_[reg].no, words + " 没有不成立的例子");
  }

  // A comparison of the rule's own text with a written number.
  bool IsBoundary(Register reg) const {
    const auto& step = rule_.program.code[reg];
    bool ordered = step.operation >= Operation::Less && step.operation <= Operation::GreaterEqual;
    if (!ordered || reg == rule_.requirement) return false;
    auto constant = [&](Register side) {
      while (rule_.program.code[side].operation == Operation::Broadcast) side = rule_.program.code[side].a;
      return rule_.program.code[side].operation == Operation::Constant;
    };
    return constant(step.b) && !constant(step.a);
  }

  std::string Text(Span span) const {
    std::string out;
    for (char c : sources_.Text(span)) out += c == '\n' ? ' ' : c;
    return "“" + out + "”";
  }

  const RuleSet& rules_;
  const SourceSet& sources_;
  const Rule& rule_;
  std::vector<Seen> seen_;
};

}  // namespace

Coverage Cover(const RuleSet& rules, const SourceSet& sources, const std::vector<std::string>& packs,
               const std::vector<ExampleFile>& files) {
  Coverage coverage;
  for (std::uint32_t i = 0; i < rules.rules.size(); ++i) {
    const auto& rule = rules.rules[i];
    if (!packs.empty() && std::find(packs.begin(), packs.end(), rules.packs[rule.pack].name) == packs.end())
      continue;
    RuleCover cover(rules, sources, i);
    for (const auto* examples : {&rule.declaration->good, &rule.declaration->bad})
      for (const auto& example : *examples) {
        auto sample = ExampleSample(rules, rule, example, files);
        if (!sample.error) cover.Add(sample, FirstDayInForce(rules, rule));
      }
    auto one = cover.Take();
    coverage.reached += one.reached;
    coverage.total += one.total;
    coverage.rules.push_back(std::move(one));
  }
  return coverage;
}

}  // namespace yichi
