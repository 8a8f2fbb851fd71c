#include "analysis/coverage.h"

#include <algorithm>
#include <map>

#include "run/case_input.h"
#include "run/input_index.h"
#include "run/machine.h"

namespace yichi {
namespace {

// Which truths a condition took over all examples.
struct Seen {
  bool yes = false, no = false, unknown = false;
};

// A condition by the words that say it, so that a standard used by many rules counts once.
struct Place {
  std::uint32_t source, begin, end;
  friend auto operator<=>(const Place&, const Place&) = default;
};
Place PlaceOf(Span span) { return {span.source, span.begin, span.end}; }

bool Inside(Span outer, Place inner) {
  return outer.source == inner.source && outer.begin <= inner.begin && inner.end <= outer.end;
}

class Observer {
 public:
  explicit Observer(const RuleSet& rules) : rules_(rules) {}

  // Runs the program over the input; gives what each of its registers took.
  std::vector<Seen> Run(const Program& program, const Input& input, const EvaluateOptions& options) {
    run::InputIndex index(rules_, input);
    run::Circumstances circumstances{options.as_of, options.region};
    run::Machine machine(rules_, program, index, circumstances);
    std::vector<Seen> seen(program.code.size());
    for (Register reg = 0; reg < program.code.size(); ++reg) {
      if (program.code[reg].type.kind != Kind::Boolean) continue;
      const auto& column = machine.column(reg);
      for (std::size_t row = 0; row < column.size(); ++row) {
        seen[reg].yes = seen[reg].yes || column.True(row);
        seen[reg].no = seen[reg].no || column.False(row);
        seen[reg].unknown = seen[reg].unknown || !column.Known(row);
      }
    }
    for (Register reg = 0; reg < program.code.size(); ++reg) Keep(program, reg, seen);
    return seen;
  }

  const std::map<Place, Seen>& comparisons() const { return comparisons_; }
  const std::map<Place, Seen>& choices() const { return choices_; }

 private:
  void Keep(const Program& program, Register reg, const std::vector<Seen>& seen) {
    const auto& step = program.code[reg];
    auto add = [](Seen& all, const Seen& more) {
      all.yes = all.yes || more.yes;
      all.no = all.no || more.no;
    };
    if (IsBoundary(program, reg)) add(comparisons_[PlaceOf(step.span)], seen[reg]);
    if (step.operation == Operation::Select) add(choices_[PlaceOf(step.span)], seen[step.a]);
  }

  // A comparison with a written number.
  static bool IsBoundary(const Program& program, Register reg) {
    const auto& step = program.code[reg];
    bool ordered = step.operation >= Operation::Less && step.operation <= Operation::GreaterEqual;
    auto constant = [&](Register side) {
      while (program.code[side].operation == Operation::Broadcast) side = program.code[side].a;
      return program.code[side].operation == Operation::Constant;
    };
    return ordered && constant(step.b) && !constant(step.a);
  }

  const RuleSet& rules_;
  std::map<Place, Seen> comparisons_, choices_;
};

// What one rule's own clauses took.
struct RuleSeen {
  Seen requirement, applies;
  std::vector<Seen> exceptions;
};

class Measure {
 public:
  Measure(const RuleSet& rules, const SourceSet& sources, const std::vector<std::string>& packs,
          const std::vector<ExampleFile>& files)
      : rules_(rules),
        sources_(sources),
        packs_(packs),
        files_(files),
        observer_(rules),
        seen_(rules.rules.size()) {}

  Coverage Take() {
    for (std::uint32_t i = 0; i < rules_.rules.size(); ++i)
      if (Wanted(rules_.rules[i].pack)) Examples(i);
    for (const auto& test : rules_.cases)
      if (Wanted(test.pack)) Cases(test);
    for (std::uint32_t i = 0; i < rules_.rules.size(); ++i)
      if (Wanted(rules_.rules[i].pack)) TellRule(i);
    for (const auto& standard : rules_.standards)
      if (Wanted(standard.pack)) TellStandard(standard);
    return std::move(coverage_);
  }

 private:
  bool Wanted(std::uint32_t pack) const {
    return packs_.empty() || std::find(packs_.begin(), packs_.end(), rules_.packs[pack].name) != packs_.end();
  }

  void Examples(std::uint32_t index) {
    const auto& rule = rules_.rules[index];
    EvaluateOptions options;
    options.as_of = FirstDayInForce(rules_, rule);
    options.region = rules_.packs[rule.pack].region;
    for (const auto* examples : {&rule.declaration->good, &rule.declaration->bad})
      for (const auto& example : *examples) {
        auto sample = ExampleSample(rules_, rule, example, files_);
        if (!sample.error) Observe(index, sample.AsInput(), options);
      }
  }

  void Cases(const Case& test) {
    auto given = run::InputOfCase(rules_, test, files_);
    if (given.error) return;
    for (const auto& check : test.checks)
      if (check) observer_.Run(check->program, given.input, given.options);
    for (std::uint32_t i = 0; i < rules_.rules.size(); ++i)
      for (const auto& expectation : test.declaration->expectations)
        for (const auto& code : expectation.rules)
          if (code.text == rules_.rules[i].code) Observe(i, given.input, given.options);
  }

  void Observe(std::uint32_t index, const Input& input, const EvaluateOptions& options) {
    const auto& rule = rules_.rules[index];
    auto registers = observer_.Run(rule.program, input, options);
    auto& seen = seen_[index];
    auto add = [&](Seen& all, Register reg) {
      if (reg == kNoRegister) return;
      all.yes = all.yes || registers[reg].yes;
      all.no = all.no || registers[reg].no;
      all.unknown = all.unknown || registers[reg].unknown;
    };
    add(seen.requirement, rule.requirement);
    add(seen.applies, rule.applies);
    seen.exceptions.resize(rule.exceptions.size());
    for (std::size_t i = 0; i < rule.exceptions.size(); ++i)
      add(seen.exceptions[i], rule.exceptions[i].condition);
  }

  void Begin(const std::string& name) { one_ = {name, {}, 0, 0}; }
  void Want(bool reached, std::string words) {
    ++one_.total;
    if (reached)
      ++one_.reached;
    else
      one_.missing.push_back(std::move(words));
  }
  void Both(const Seen& seen, const std::string& words) {
    Want(seen.yes, words + " 没有成立的例子");
    Want(seen.no, words + " 没有不成立的例子");
  }
  void End() {
    if (one_.total == 0) return;
    coverage_.reached += one_.reached;
    coverage_.total += one_.total;
    coverage_.declarations.push_back(std::move(one_));
  }

  void TellRule(std::uint32_t index) {
    const auto& rule = rules_.rules[index];
    if (!rule.declaration->requirement) return;
    auto& seen = seen_[index];
    seen.exceptions.resize(rule.exceptions.size());
    Begin(rule.code);
    Both(seen.requirement, "要求");
    Want(seen.requirement.unknown || seen.applies.unknown, "没有待定的例子");
    if (rule.applies != kNoRegister) Want(seen.applies.no, "没有不适用的例子");
    for (std::size_t i = 0; i < rule.exceptions.size(); ++i)
      Both(seen.exceptions[i], Text(rule.exceptions[i].span));
    Comparisons(rule.declaration->span, PlaceOf(rule.declaration->requirement->span));
    End();
  }

  void TellStandard(const Standard& standard) {
    Begin(standard.name);
    for (const auto& row : standard.declaration->rows)
      if (!row.rest) Want(Chosen(row.span), Text(row.span) + " 没有用到");
    for (const auto& exception : standard.declaration->exceptions)
      Want(Chosen(exception.span), Text(exception.span) + " 没有用到");
    Comparisons(standard.declaration->span, {});
    End();
  }

  bool Chosen(Span span) const {
    auto found = observer_.choices().find(PlaceOf(span));
    return found != observer_.choices().end() && found->second.yes;
  }

  void Comparisons(Span declaration, Place besides) {
    for (const auto& [place, seen] : observer_.comparisons())
      if (Inside(declaration, place) && place != besides)
        Both(seen, Text({place.source, place.begin, place.end}));
  }

  std::string Text(Span span) const {
    std::string out;
    for (char c : sources_.Text(span)) out += c == '\n' ? ' ' : c;
    return "“" + out + "”";
  }

  const RuleSet& rules_;
  const SourceSet& sources_;
  const std::vector<std::string>& packs_;
  const std::vector<ExampleFile>& files_;
  Observer observer_;
  std::vector<RuleSeen> seen_;
  DeclarationCoverage one_;
  Coverage coverage_;
};

}  // namespace

Coverage Cover(const RuleSet& rules, const SourceSet& sources, const std::vector<std::string>& packs,
               const std::vector<ExampleFile>& files) {
  return Measure(rules, sources, packs, files).Take();
}

}  // namespace yichi
