#include "run/judge_stretch.h"

#include <gtest/gtest.h>

#include "random_lines.h"
#include "random_rules.h"

namespace yichi {
namespace {

using namespace random_rules;

// Random rules over random lines: flat ones, nested ones, broken ones, keys without field.
TEST(JudgeStretch, ScreenedLinesGiveThePortionOfRecords) {
  constexpr std::uint32_t kSeeds = 60;
  constexpr int kRules = 6, kLines = 200;
  std::size_t screened = 0, found = 0;
  for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    auto compiled = CompileRandom(seed, true, kRules);
    ASSERT_FALSE(HasErrors(compiled.diagnostics));
    EvaluateOptions options;
    options.sources = &compiled.sources;
    options.derivations = true;
    auto plan = MakeStreamPlan(compiled.rules, options);
    StreamHead head{compiled.rules.FindModel("单位"), {}};
    auto lines = random_lines::Lines(seed).File(kLines);
    auto portion = run::JudgeScreened(plan, head, lines, 11, {}, options);
    if (!portion) continue;
    ++screened;
    auto ordinary = run::JudgeRecords(plan, head, lines, 11, {}, "", options);
    EXPECT_EQ(portion->rows, ordinary.rows);
    EXPECT_EQ(portion->paragraphs, ordinary.paragraphs);
    ASSERT_EQ(portion->judgement.findings.size(), ordinary.judgement.findings.size());
    EXPECT_TRUE(PackPortion(*portion) == PackPortion(ordinary));
    found += ordinary.judgement.findings.size();
  }
  EXPECT_GT(screened, kSeeds / 2);
  EXPECT_GT(found, 1000u);
}

}  // namespace
}  // namespace yichi
