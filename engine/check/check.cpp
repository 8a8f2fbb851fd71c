#include "check/check.h"

#include <map>

#include "check/classification.h"
#include "check/context.h"
#include "check/examples.h"
#include "check/extraction.h"
#include "check/intervals.h"
#include "check/prelude.h"
#include "check/rules.h"
#include "check/standards.h"
#include "lang/parse.h"

namespace yichi {
namespace {

void AddPrelude(SourceSet& sources, RuleSet& rules, const Limits& limits, Diagnostics& diagnostics) {
  auto source = sources.Add(Source(std::string(kPreludeName), std::string(PreludeText())));
  rules.files.push_back(std::make_unique<const ast::File>(ParseFile(sources, source, limits, diagnostics)));
}

void CompileRules(check::Context& context) {
  std::map<std::string, Span> codes;
  for (const auto& file : context.rules.files) {
    auto pack = check::PackOf(context, *file);
    for (const auto& declaration : file->rules) {
      auto [known, fresh] = codes.try_emplace(declaration.code.text, declaration.code.span);
      if (!fresh)
        context.Report(Code::Y0214, declaration.code.span, {declaration.code.text})
            .remarks.push_back({known->second, Code::Y0218, {}});
      if (auto rule = check::CompileRule(context, declaration, pack))
        context.rules.rules.push_back(std::move(*rule));
    }
  }
}

// 替代 国家.机构人数.SD201 in a rule of a local pack.
void ResolveReplacedRules(check::Context& context) {
  auto& rules = context.rules.rules;
  for (auto& rule : rules) {
    const auto& replaces = rule.declaration->replaces;
    if (!replaces) continue;
    if (context.rules.packs[rule.pack].region.empty()) context.Report(Code::Y0278, replaces->span);
    std::string path;
    for (const auto& name : replaces->names) path += (path.empty() ? "" : ".") + name.text;
    for (std::uint32_t i = 0; i < rules.size(); ++i)
      if (context.rules.packs[rules[i].pack].name + "." + rules[i].code == path) rule.replaces = i;
    if (rule.replaces == kNoIndex) context.Report(Code::Y0277, replaces->span, {path});
  }
}

void CompileRest(check::Context& context) {
  for (const auto& file : context.rules.files) {
    auto pack = check::PackOf(context, *file);
    for (const auto& extraction : file->extractions)
      if (auto compiled = check::CompileExtraction(context, extraction, pack))
        context.rules.extractions.push_back(std::move(*compiled));
    for (const auto& declaration : file->cases)
      if (auto compiled = check::CompileCase(context, declaration, pack))
        context.rules.cases.push_back(std::move(*compiled));
    for (const auto& clause : file->unquantified) {
      check::ResolveCitations(context, {{clause.source, clause.place, std::nullopt, false, clause.span}},
                              pack);
      context.rules.unquantified.push_back(&clause);
    }
    for (const auto& declaration : file->classifications)
      if (auto compiled = check::CompileClassification(context, declaration, pack))
        context.rules.classifications.push_back(std::move(*compiled));
  }
}

// What is wrong with them is told where they are compiled.
void FindRanges(check::Context& context) {
  Diagnostics ignored;
  check::Context quiet{context.sources, context.limits, context.rules, ignored};
  for (auto& model : context.rules.models)
    for (auto& field : model.fields) {
      if (!field.domain) continue;
      check::KeyLine line(quiet, field.type, field.pack);
      auto interval = line.ordered() ? line.Of(*field.domain) : std::nullopt;
      if (!interval) continue;
      field.range = FieldRange{interval->lower, interval->upper, interval->lower_open, interval->upper_open,
                               line.Print(*interval)};
    }
}

}  // namespace

std::optional<Rule> CompileChanged(SourceSet& sources, RuleSet& rules,
                                   const ast::RuleDeclaration& declaration, std::uint32_t pack,
                                   const Limits& limits) {
  Diagnostics diagnostics;
  check::Context context{sources, limits, rules, diagnostics};
  auto rule = check::CompileRule(context, declaration, pack);
  return rule && !HasErrors(diagnostics) ? std::move(rule) : std::nullopt;
}

RuleSet CheckFiles(SourceSet& sources, std::vector<std::unique_ptr<const ast::File>> files,
                   const Limits& limits, Diagnostics& diagnostics) {
  RuleSet rules;
  AddPrelude(sources, rules, limits, diagnostics);
  for (auto& file : files) rules.files.push_back(std::move(file));
  check::Context context{sources, limits, rules, diagnostics};
  check::DeclareAll(context);
  FindRanges(context);
  for (const auto& standard : rules.standards) check::CheckRows(context, standard);
  CompileRules(context);
  ResolveReplacedRules(context);
  CompileRest(context);
  for (const auto& rule : rules.rules) check::CheckExamples(context, rule);
  SortDiagnostics(diagnostics);
  return rules;
}

}  // namespace yichi
