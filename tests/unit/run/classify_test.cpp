#include "run/classify.h"

#include <gtest/gtest.h>

#include "../../score/packs.h"
#include "base/utf8.h"
#include "run/prove.h"

namespace yichi {
namespace {

class ClassifyDuty : public testing::Test {
 protected:
  static void SetUpTestSuite() { packs_ = score::LoadPacks(YICHI_RULES_DIR); }
  static void TearDownTestSuite() { packs_.reset(); }
  void SetUp() override { ASSERT_TRUE(packs_ && packs_->rules.classifications.size() == 1); }

  const Classification& classes() const { return packs_->rules.classifications[0]; }
  const Classified& Of(const std::string& text, const Record* duty = nullptr) {
    Classify(classes(), DecodeUtf8(text), duty, scratch_, classified_);
    return classified_;
  }
  std::string Label(const std::string& text, const Record* duty = nullptr) {
    return std::string(LabelOf(packs_->rules, classes(), Of(text, duty)));
  }
  // The clauses' texts, with | between.
  std::string Split(const std::string& text) {
    auto characters = DecodeUtf8(text);
    std::string out;
    for (const auto& clause : Of(text).clauses)
      out += (out.empty() ? "" : "|") +
             EncodeUtf8(std::u32string_view(characters)
                            .substr(clause.range.begin, clause.range.end - clause.range.begin));
    return out;
  }

  static std::unique_ptr<score::Packs> packs_;
  ClassifyScratch scratch_;
  Classified classified_;
};

std::unique_ptr<score::Packs> ClassifyDuty::packs_;

TEST_F(ClassifyDuty, ExamplesOfThePackHold) {
  auto proof = ProvePacks(packs_->rules, &packs_->sources, {"职责分类"}, "", {});
  EXPECT_GE(proof.examples, 120u);
  for (const auto& failure : proof.failures)
    ADD_FAILURE() << failure.name << ": " << failure.expected << " / " << failure.actual;
}

TEST_F(ClassifyDuty, SplitsAtMarksOfEitherWidth) {
  EXPECT_EQ(Split("养护公路。处罚超载;收费!"), "养护公路|处罚超载|收费");
  EXPECT_EQ(Split("养护公路；处罚超载．"), Split("养护公路;处罚超载．"));
  EXPECT_EQ(Split("负责绿化养护,承担湿地监测"), "负责绿化养护|承担湿地监测");
  EXPECT_EQ(Split("负责绿化养护，承担湿地监测、协助执法"), "负责绿化养护|承担湿地监测|协助执法");
  EXPECT_EQ(Split("受市林业局委托，承担湿地监测"), "受市林业局委托，承担湿地监测");
  EXPECT_EQ(Split("（三）负责湿地（含小微湿地；下同）保护"), "负责湿地（含小微湿地；下同）保护");
  EXPECT_EQ(Split("2、湿地保护"), "湿地保护");
  EXPECT_EQ(Split("。；\n ，"), "");
}

TEST_F(ClassifyDuty, MixedAndUndetermined) {
  EXPECT_EQ(Label("养护公路；处罚超载"), "混合");
  EXPECT_EQ(Label("完成交办的其他任务"), "待定");
  EXPECT_EQ(Label("养护公路；完成交办的其他任务"), "公益");
  EXPECT_EQ(Label(""), "待定");
}

TEST_F(ClassifyDuty, ShowsTheDecidingClauseItsEvidenceAndTheRunnerUp) {
  const auto& result = Of("　协助城管部门处罚占道行为");
  ASSERT_EQ(result.clauses.size(), 1u);
  const auto& clause = result.clauses[0];
  EXPECT_EQ(classes().clauses[clause.decided_by].code, "CL201");
  ASSERT_NE(clause.runner_up, kNoIndex);
  EXPECT_NE(classes().clauses[clause.runner_up].label, *clause.label);
  EXPECT_EQ(clause.range, (TextRange{1, 13}));
  ASSERT_EQ(clause.evidence, 1u);
  EXPECT_EQ(result.evidence[clause.first_evidence].begin, 1u);
}

TEST_F(ClassifyDuty, AClauseMaySayThatNoClassFits) {
  const auto& result = Of("完成交办的其他任务");
  ASSERT_EQ(result.clauses.size(), 1u);
  const auto& clause = result.clauses[0];
  EXPECT_EQ(clause.label, std::nullopt);
  ASSERT_NE(clause.decided_by, kNoIndex);
  EXPECT_EQ(classes().clauses[clause.decided_by].code, "CL001");
  EXPECT_EQ(clause.evidence, 1u);
}

TEST_F(ClassifyDuty, NoOtherPatternReadsWhatIsSkipped) {
  EXPECT_EQ(Label("处罚犬只的主人"), "行政");
  EXPECT_EQ(Label("饲养被处罚的犬只"), "公益");
  EXPECT_EQ(Label("处罚无证犬只的主人,饲养被没收的犬只"), "行政");
}

TEST_F(ClassifyDuty, AGoverningVerbReachesToTheCommaOrToWhatResumes) {
  EXPECT_EQ(Label("装订处罚、许可案卷"), "公益");
  EXPECT_EQ(Label("整理犬只的名册,装订处罚案卷"), "公益");
  EXPECT_EQ(Label("装订案卷,处罚犬只的主人"), "行政");
  EXPECT_EQ(Label("装订案卷并处罚犬只的主人"), "行政");
}

TEST_F(ClassifyDuty, KnowsWhoActsWhenTold) {
  auto enterprise = DutyWith(packs_->rules, classes(), "unit_kind", "企业");
  auto organ = DutyWith(packs_->rules, classes(), "主体", "机关");
  ASSERT_TRUE(enterprise && organ);
  EXPECT_FALSE(DutyWith(packs_->rules, classes(), "unit_kind", "别的"));
  EXPECT_EQ(Label("街区更新"), "待定");
  EXPECT_EQ(Label("街区更新", &*enterprise), "经营");
  EXPECT_EQ(Label("街区更新", &*organ), "行政");
  EXPECT_EQ(Label("协助查处占道", &*organ), "公益");
  EXPECT_EQ(Label("完成交办的其他任务", &*organ), "待定");
}

TEST_F(ClassifyDuty, LongTextsAreReadToTheEnd) {
  std::string text = "养护";
  for (int i = 0; i < 5000; ++i) text += "路";
  EXPECT_EQ(Label(text + "处罚超载"), "混合");
}

TEST_F(ClassifyDuty, GivesDutiesTheirClasses) {
  std::vector<Record> records(1);
  records[0].model = classes().model;
  records[0].fields.resize(packs_->rules.models[classes().model].fields.size());
  records[0].fields[classes().text_field].status = Status::Known;
  records[0].fields[classes().text_field].scalar = std::string("养护公路；处罚超载");
  FillClasses(packs_->rules, records);
  const auto& value = records[0].fields[classes().result_field];
  EXPECT_EQ(value.status, Status::Known);
  EXPECT_EQ(value.scalars.size(), 2u);
}

}  // namespace
}  // namespace yichi
