#include "analysis/loosening.h"

#include <algorithm>

#include "analysis/rule_comparison.h"

namespace yichi::analysis {
namespace {

EvaluateOptions OptionsOn(Day day, const std::string& region) {
  EvaluateOptions options;
  options.as_of = day;
  options.region = region;
  return options;
}

std::optional<RuleWitness> LooserWitness(const RuleUnder& upper, const RuleUnder& local) {
  RuleChange change;
  Search(upper, local, change);
  for (auto& witness : change.witnesses)
    if (witness.before == "违反") return std::move(witness);
  return std::nullopt;
}

std::string Shown(const RuleWitness& witness) {
  return witness.record + " 上级" + witness.before + ",地方" + witness.after;
}

void Rules(check::Context& context) {
  const auto& rules = context.rules;
  for (std::uint32_t i = 0; i < rules.rules.size(); ++i) {
    const auto& local = rules.rules[i];
    if (local.replaces == kNoIndex) continue;
    const auto& upper = rules.rules[local.replaces];
    auto day = std::max(FirstDayInForce(rules, local), FirstDayInForce(rules, upper));
    auto options = OptionsOn(day, rules.packs[local.pack].region);
    if (auto witness = LooserWitness({&rules, local.replaces, options}, {&rules, i, options}))
      context.Report(Code::Y0309, local.declaration->code.span, {local.code, upper.code, Shown(*witness)});
  }
}

// A standard has no verdict of its own: the rules that use it are judged where it holds and where it does
// not.
void Standards(check::Context& context) {
  const auto& rules = context.rules;
  for (std::uint32_t s = 0; s < rules.standards.size(); ++s) {
    const auto& local = rules.standards[s];
    if (local.replaces == kNoIndex) continue;
    for (std::uint32_t i = 0; i < rules.rules.size(); ++i) {
      const auto& rule = rules.rules[i];
      if (std::find(rule.standards.begin(), rule.standards.end(), s) == rule.standards.end()) continue;
      auto day = FirstDayInForce(rules, rule);
      if (local.effective) day = std::max(day, *local.effective);
      auto witness = LooserWitness({&rules, i, OptionsOn(day, "")},
                                   {&rules, i, OptionsOn(day, rules.packs[local.pack].region)});
      if (!witness) continue;
      context.Report(Code::Y0309, local.declaration->name.span,
                     {local.name, rules.standards[local.replaces].name, rule.code + " " + Shown(*witness)});
      break;
    }
  }
}

}  // namespace

void ReportLoosening(check::Context& context) {
  Rules(context);
  Standards(context);
}

}  // namespace yichi::analysis
