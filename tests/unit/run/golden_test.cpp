#include "../golden.h"
#include "base/utf8.h"
#include "check/check.h"
#include "lang/parse.h"
#include "run/evaluate.h"
#include "run/prove.h"
#include "run/sample.h"

namespace yichi {
namespace {

namespace fs = std::filesystem;

struct Compiled {
  SourceSet sources;
  RuleSet rules;
  Diagnostics diagnostics;
};

std::unique_ptr<Compiled> Compile(const fs::path& path) {
  auto compiled = std::make_unique<Compiled>();
  auto id = compiled->sources.Add(Source(path.filename().string(), golden::ReadFile(path)));
  std::vector<std::unique_ptr<const ast::File>> files;
  files.push_back(
      std::make_unique<const ast::File>(ParseFile(compiled->sources, id, Limits{}, compiled->diagnostics)));
  compiled->rules = CheckFiles(compiled->sources, std::move(files), Limits{}, compiled->diagnostics);
  return compiled;
}

std::string_view WordOf(Verdict verdict) {
  constexpr std::string_view kWords[] = {"通过", "违反", "除外", "不适用", "待定"};
  return kWords[static_cast<int>(verdict)];
}

std::string_view WordOf(Level level) {
  constexpr std::string_view kWords[] = {"错误", "警告", "提醒"};
  return kWords[static_cast<int>(level)];
}

std::string PlaceText(const Place& place) {
  if (!place.known()) return "";
  return " @" + std::to_string(place.paragraph + 1) + ":" + std::to_string(place.begin) + "-" +
         std::to_string(place.end);
}

std::string Quoted(const SourceSet& sources, Span span) {
  auto text = DecodeUtf8(sources.Text(span));
  constexpr std::size_t kMost = 40;
  for (auto& c : text) c = c == U'\n' ? U' ' : c;
  return EncodeUtf8(text.size() > kMost ? text.substr(0, kMost) + U"…" : text);
}

std::string Describe(const Compiled& compiled, const Finding& finding) {
  std::string out = "    " + std::string(WordOf(finding.verdict)) + " " + std::string(WordOf(finding.level)) +
                    (finding.element.empty() ? "" : " 〈" + finding.element + "〉") + " [" + finding.at.field + "]" +
                    PlaceText(finding.at.place) + (finding.defaulted ? " 用了默认值" : "") + "\n";
  out += "      " + finding.message + "\n";
  if (!finding.suggestion.empty()) out += "      建议 " + finding.suggestion + "\n";
  for (const auto& source : finding.sources)
    out += "      依据 " + compiled.rules.sources[source.source].name + source.article +
           (source.reference ? " 参考" : "") + "\n";
  for (const auto& related : finding.related)
    out += "      另处 [" + related.field + "] " + related.value + PlaceText(related.place) + "\n";
  for (const auto& unknown : finding.unknowns)
    out += "      缘由 " + std::to_string(static_cast<int>(unknown.status)) + " " + unknown.field + "\n";
  for (const auto& step : finding.derivation)
    out += "      " + std::string(2 * step.depth, ' ') + Quoted(compiled.sources, step.span) + " = " + step.value +
           (step.defaulted ? " (默认)" : "") + "\n";
  return out;
}

std::string JudgeExample(const Compiled& compiled, const Rule& rule, const ast::Example& example) {
  auto model = example.model.empty() ? rule.object_model : compiled.rules.FindModel(example.model.text);
  auto sample = run::MakeSample(compiled.rules, example.sample, model, nullptr);
  if (sample.error) return "    " + *sample.error + "\n";
  EvaluateOptions options;
  options.as_of = 20454;
  options.derivations = true;
  options.sources = &compiled.sources;
  options.only_rule = rule.code;
  options.region = "示例省.示例市";
  auto judgement = Evaluate(MakePlan(compiled.rules, options), sample.AsInput(), options);
  const auto& counts = judgement.counts;
  std::string out = "    通过" + std::to_string(counts.pass) + " 违反" + std::to_string(counts.violation) + " 除外" +
                    std::to_string(counts.exempt) + " 不适用" + std::to_string(counts.not_applicable) + " 待定" +
                    std::to_string(counts.undetermined) + "\n";
  for (const auto& finding : judgement.findings) out += Describe(compiled, finding);
  return out;
}

class Findings : public testing::TestWithParam<fs::path> {};

// Every example of every rule, with all that a finding says.
TEST_P(Findings, AreWhatIsExpected) {
  auto compiled = Compile(GetParam());
  std::string out;
  for (const auto& diagnostic : compiled->diagnostics)
    out += RenderDiagnostic(compiled->sources, diagnostic, Language::Chinese);
  ASSERT_FALSE(HasErrors(compiled->diagnostics)) << out;
  for (const auto& rule : compiled->rules.rules) {
    out += rule.code + " " + rule.title + "\n";
    std::size_t number = 0;
    for (const auto* examples : {&rule.declaration->good, &rule.declaration->bad})
      for (const auto& example : *examples)
        out += "  例" + std::to_string(++number) + "\n" + JudgeExample(*compiled, rule, example);
  }
  golden::Expect(GetParam(), ".findings", out);
  EvaluateOptions options;
  options.as_of = 20454;
  golden::Expect(GetParam(), ".plan", DumpPlan(MakePlan(compiled->rules, options)));
}

INSTANTIATE_TEST_SUITE_P(Files, Findings, testing::ValuesIn(golden::Inputs("golden/findings", ".chi")),
                         golden::CaseName());

class Proofs : public testing::TestWithParam<fs::path> {};

TEST_P(Proofs, SayWhatDoesNotHold) {
  auto compiled = Compile(GetParam());
  ASSERT_FALSE(HasErrors(compiled->diagnostics));
  auto proof = ProvePacks(compiled->rules, &compiled->sources, {}, "", {});
  std::string out = "例 " + std::to_string(proof.examples) + " 期望 " + std::to_string(proof.expectations) + "\n";
  for (const auto& failure : proof.failures)
    out += failure.name + " 第" + std::to_string(compiled->sources.at(failure.span.source).Locate(failure.span.begin).line) +
           "行\n  应 " + failure.expected + "\n  实 " + failure.actual + "\n";
  golden::Expect(GetParam(), ".proof", out);
}

INSTANTIATE_TEST_SUITE_P(Files, Proofs, testing::ValuesIn(golden::Inputs("golden/proof", ".chi")), golden::CaseName());

}  // namespace
}  // namespace yichi
