#include "run/case_input.h"

#include <algorithm>

namespace yichi::run {
namespace {

Day LatestStart(const RuleSet& rules, const Case& test) {
  Day day = kAnyDay;
  for (const auto& expectation : test.declaration->expectations)
    for (const auto& code : expectation.rules)
      if (const auto* rule = rules.FindRule(code.text)) day = std::max(day, FirstDayInForce(rules, *rule));
  return day;
}

bool Lacks(const Judgement& judgement, std::uint32_t rule, const std::string& field) {
  for (const auto& finding : judgement.findings) {
    if (finding.rule != rule) continue;
    for (const auto& unknown : finding.unknowns)
      if (unknown.field == field) return true;
  }
  return false;
}

}  // namespace

std::string JoinPath(const ast::Path& path) {
  std::string out;
  for (const auto& name : path.names) (out += out.empty() ? "" : ".") += name.text;
  return out;
}

const std::string* BytesFor(const ast::Sample& sample, const std::vector<ExampleFile>& files) {
  if (!sample.file) return nullptr;
  for (const auto& file : files)
    if (file.path == sample.file->text && file.source == sample.span.source) return &file.bytes;
  return nullptr;
}

std::uint64_t CountOf(const Counts& counts, Verdict verdict) {
  switch (verdict) {
    case Verdict::Pass:
      return counts.pass;
    case Verdict::Violation:
      return counts.violation;
    case Verdict::Exempt:
      return counts.exempt;
    case Verdict::NotApplicable:
      return counts.not_applicable;
    case Verdict::Undetermined:
      return counts.undetermined;
  }
  return 0;
}

Verdict VerdictOf(ast::Expectation::Kind kind) {
  using Kind = ast::Expectation::Kind;
  return kind == Kind::Violation       ? Verdict::Violation
         : kind == Kind::Pass          ? Verdict::Pass
         : kind == Kind::Exempt        ? Verdict::Exempt
         : kind == Kind::NotApplicable ? Verdict::NotApplicable
                                       : Verdict::Undetermined;
}

CaseInput InputOfCase(const RuleSet& rules, const Case& test, const std::vector<ExampleFile>& files) {
  CaseInput given;
  for (const auto& one : test.declaration->given) {
    auto model = rules.FindModel(one.model.text);
    given.samples.push_back(MakeSample(rules, one.sample, model, BytesFor(one.sample, files)));
    if (given.samples.back().error) given.error = {one.sample.span, *given.samples.back().error};
  }
  for (const auto& sample : given.samples) {
    for (const auto& record : sample.records) given.input.records.push_back(&record);
    if (sample.document) given.input.documents.push_back(&*sample.document);
  }
  given.options.as_of = test.declaration->on.value_or(LatestStart(rules, test));
  if (test.declaration->region) given.options.region = JoinPath(*test.declaration->region);
  return given;
}

bool Met(const ast::Expectation& expectation, std::uint32_t rule, const Judgement& judgement) {
  auto wanted = VerdictOf(expectation.kind);
  const auto& counts = judgement.by_rule[rule];
  bool met = CountOf(counts, wanted) > 0;
  if (wanted == Verdict::Pass) met = met && counts.violation + counts.undetermined == 0;
  for (const auto& path : expectation.lacking) met = met && Lacks(judgement, rule, JoinPath(path));
  return met;
}

}  // namespace yichi::run
