#include <gtest/gtest.h>

#include "../../reference/reference.h"
#include "random_rules.h"
#include "run/evaluate.h"

namespace yichi {
namespace {

using namespace random_rules;

Counts CountsOf(const std::vector<Verdict>& verdicts) {
  Counts counts;
  for (auto verdict : verdicts) {
    counts.pass += verdict == Verdict::Pass;
    counts.violation += verdict == Verdict::Violation;
    counts.exempt += verdict == Verdict::Exempt;
    counts.not_applicable += verdict == Verdict::NotApplicable;
    counts.undetermined += verdict == Verdict::Undetermined;
  }
  return counts;
}

std::string Describe(const Counts& counts) {
  return "通过" + std::to_string(counts.pass) + " 违反" + std::to_string(counts.violation) + " 除外" +
         std::to_string(counts.exempt) + " 不适用" + std::to_string(counts.not_applicable) + " 待定" +
         std::to_string(counts.undetermined);
}

TEST(RandomPrograms, AgreeWithTheReference) {
  constexpr int kSeeds = 40, kRules = 25, kRecords = 20;
  Counts seen;
  for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
    Generator generator(seed);
    std::string text(kHead);
    for (int i = 0; i < kRules; ++i) text += generator.Rule(i);
    auto compiled = Compile(text);
    ASSERT_FALSE(HasErrors(compiled.diagnostics))
        << RenderDiagnostic(compiled.sources, compiled.diagnostics.front(), Language::Chinese);
    std::vector<Record> records;
    for (int i = 0; i < kRecords; ++i) records.push_back(generator.Unit(compiled.rules));
    EvaluateOptions options;
    options.sources = &compiled.sources;
    options.derivations = seed % 8 == 0;
    for (const auto& record : records) {
      auto judgement = Evaluate(MakePlan(compiled.rules, options), {{&record}, {}}, options);
      for (std::size_t r = 0; r < compiled.rules.rules.size(); ++r) {
        const auto& rule = compiled.rules.rules[r];
        auto expected = CountsOf(reference::Judge(compiled.rules, rule, record));
        auto& actual = judgement.by_rule[r];
        // A rule whose list has no element says 不适用 once.
        bool no_rows = Describe(expected) == Describe(Counts{}) && actual.not_applicable == 1;
        if (no_rows) expected.not_applicable = 1;
        ASSERT_EQ(Describe(actual), Describe(expected)) << "seed " << seed << "\n"
                                                        << compiled.sources.Text(rule.declaration->span);
      }
      seen.pass += judgement.counts.pass;
      seen.violation += judgement.counts.violation;
      seen.exempt += judgement.counts.exempt;
      seen.not_applicable += judgement.counts.not_applicable;
      seen.undetermined += judgement.counts.undetermined;
    }
    // All records in one batch give what each gives alone.
    Input all;
    for (const auto& record : records) all.records.push_back(&record);
    auto batch = Evaluate(MakePlan(compiled.rules, options), all, options);
    for (std::size_t r = 0; r < compiled.rules.rules.size(); ++r) {
      std::vector<Verdict> expected;
      for (const auto& record : records)
        for (auto verdict : reference::Judge(compiled.rules, compiled.rules.rules[r], record))
          expected.push_back(verdict);
      if (expected.empty()) continue;
      EXPECT_EQ(Describe(batch.by_rule[r]), Describe(CountsOf(expected)));
    }
  }
  // The generator reaches every verdict, or the test would prove little.
  constexpr std::uint64_t kEnough = 500;
  EXPECT_GT(seen.pass, kEnough);
  EXPECT_GT(seen.violation, kEnough);
  EXPECT_GT(seen.exempt, kEnough);
  EXPECT_GT(seen.not_applicable, kEnough);
  EXPECT_GT(seen.undetermined, kEnough);
}

}  // namespace
}  // namespace yichi
