#include "analysis/lint.h"

#include <algorithm>
#include <set>

#include "analysis/conditions.h"
#include "analysis/hidden_names.h"
#include "analysis/loosening.h"
#include "check/standards.h"

namespace yichi {
namespace {

using analysis::Conditions;
using analysis::Ways;

// Certainly without a way to hold.
bool Empty(const Ways& ways) { return ways && ways->empty(); }

class RuleLint {
 public:
  RuleLint(check::Context& context, const Rule& rule)
      : context_(context),
        rule_(rule),
        declaration_(*rule.declaration),
        conditions_(context, ModelOf(rule), rule.pack) {}

  void Run() {
    if (!declaration_.requirement || declaration_.objects.size() != 1 || !declaration_.group_by.empty())
      return;
    Ways applies({analysis::Way{}});
    for (const auto& clause : declaration_.applies)
      applies = conditions_.Both(applies, conditions_.Hold(clause));
    if (Empty(applies)) {
      context_.Report(Code::Y0301, declaration_.applies[0].span, {rule_.code});
      return;
    }
    const auto& requirement = *declaration_.requirement;
    auto met = declaration_.forbids ? conditions_.Fail(requirement) : conditions_.Hold(requirement);
    auto broken = declaration_.forbids ? conditions_.Hold(requirement) : conditions_.Fail(requirement);
    auto violated = conditions_.Both(applies, broken);
    if (Empty(violated)) {
      context_.Report(Code::Y0302, requirement.span, {rule_.code});
      return;
    }
    if (Empty(conditions_.Both(applies, met))) context_.Report(Code::Y0303, requirement.span, {rule_.code});
    for (const auto& exception : declaration_.exceptions) Exception(exception, violated);
  }

 private:
  // The element's model of a path through lists, or the model itself.
  std::uint32_t ModelOf(const Rule& rule) const {
    const auto& type = rule.program.code.empty() || rule.object == kNoRegister ? Type() : ObjectType(rule);
    return type.kind == Kind::Record ? type.index : rule.object_model;
  }

  static Type ObjectType(const Rule& rule) { return rule.program.code[rule.object].type; }

  void Exception(const ast::Exception& exception, const Ways& violated) {
    auto holds = conditions_.Hold(exception.condition);
    if (Empty(conditions_.Both(violated, holds))) {
      context_.Report(Code::Y0304, exception.condition.span, {rule_.code});
      return;
    }
    if (exception.but.empty() && Empty(conditions_.Both(violated, conditions_.Fail(exception.condition))))
      context_.Report(Code::Y0305, exception.condition.span, {rule_.code});
  }

  check::Context& context_;
  const Rule& rule_;
  const ast::RuleDeclaration& declaration_;
  Conditions conditions_;
};

// A rule whose every document was repealed before it took effect is reported when compiled; here: one of
// several.
void LintSources(check::Context& context) {
  for (const auto& rule : context.rules.rules)
    for (const auto& citation : rule.citations) {
      const auto& source = context.rules.sources[citation.source];
      if (source.repealed && rule.citations.size() > 1 &&
          (!rule.repealed || *source.repealed < *rule.repealed))
        context.Report(Code::Y0306, rule.declaration->code.span,
                       {rule.code, source.name, PrintDay(*source.repealed)});
    }
}

// Two exceptions of a standard that nothing ranks and that hold together for certain figures.
void LintTies(check::Context& context) {
  for (const auto& standard : context.rules.standards) {
    const auto& exceptions = standard.declaration->exceptions;
    Conditions conditions(context, *standard.declaration, standard.pack);
    auto ranked = [&](const ast::Unless& a, const ast::Unless& b) {
      return !b.label.empty() &&
             std::any_of(a.overrides.begin(), a.overrides.end(),
                         [&](const ast::Name& name) { return name.text == b.label.text; });
    };
    for (std::size_t i = 0; i < exceptions.size(); ++i)
      for (std::size_t j = i + 1; j < exceptions.size(); ++j) {
        if (ranked(exceptions[i], exceptions[j]) || ranked(exceptions[j], exceptions[i])) continue;
        auto both = conditions.Both(conditions.Hold(exceptions[i].condition),
                                    conditions.Hold(exceptions[j].condition));
        // Only figures are certain; two other conditions may well exclude each other.
        bool certain = both && !both->empty() && both->front().others.empty();
        if (certain)
          context.Report(Code::Y0308, exceptions[j].span, {standard.name, conditions.Print(both->front())})
              .remarks.push_back({exceptions[i].span, Code::Y0218, {}});
      }
  }
}

void LintUnused(check::Context& context) {
  std::set<std::uint32_t> used;
  for (const auto& rule : context.rules.rules) used.insert(rule.standards.begin(), rule.standards.end());
  for (std::uint32_t i = 0; i < context.rules.standards.size(); ++i) {
    const auto& standard = context.rules.standards[i];
    bool replaced = standard.replaces != kNoIndex;
    if (standard.definition && !used.contains(i) && !replaced)
      context.Report(Code::Y0307, standard.declaration->name.span, {standard.name});
  }
}

// A standard that no rule uses is compiled here once, so that its mistakes are not found first by its user.
void CompileUnused(check::Context& context) {
  std::set<std::uint32_t> used;
  for (const auto& rule : context.rules.rules) used.insert(rule.standards.begin(), rule.standards.end());
  for (std::uint32_t i = 0; i < context.rules.standards.size(); ++i)
    if (!used.contains(i)) check::CompileAlone(context, i);
}

}  // namespace

Diagnostics Lint(SourceSet& sources, RuleSet& rules, const Limits& limits) {
  Diagnostics diagnostics;
  check::Context context{sources, limits, rules, diagnostics};
  for (const auto& rule : rules.rules) {
    RuleLint(context, rule).Run();
    analysis::ReportHiddenNames(context, rule);
  }
  LintTies(context);
  analysis::ReportLoosening(context);
  LintSources(context);
  LintUnused(context);
  CompileUnused(context);
  SortDiagnostics(diagnostics);
  return diagnostics;
}

}  // namespace yichi
