#include "report/settings.h"

#include <gtest/gtest.h>

namespace yichi {
namespace {

TEST(Settings, AreReadByTheirKeys) {
  auto parsed = ParseSettings(
      R"({"rules": "甲", "region": "示例省", "as_of": "2026-01-01", "fail_on": "undetermined",
          "severity": {"SY001": "warning"},
          "suppressions": [{"fingerprint": "00ff", "reason": "理由", "until": "2027年1月1日"}]})",
      Language::Chinese);
  const auto& settings = std::get<Settings>(parsed);
  EXPECT_EQ(settings.rules, std::vector<std::string>{"甲"});
  EXPECT_EQ(settings.region, "示例省");
  EXPECT_EQ(settings.as_of, ParseDay("2026-01-01"));
  EXPECT_EQ(settings.fail_on, FailOn::Undetermined);
  ASSERT_EQ(settings.severity.size(), 1u);
  EXPECT_EQ(settings.severity[0].second, Level::Warning);
  ASSERT_EQ(settings.suppressions.size(), 1u);
  EXPECT_EQ(settings.suppressions[0].fingerprint, "00ff");
  EXPECT_EQ(settings.suppressions[0].until, ParseDay("2027-01-01"));
}

TEST(Settings, TakeAnEmptyObjectAndAByteOrderMark) {
  EXPECT_TRUE(std::holds_alternative<Settings>(ParseSettings("{}", Language::Chinese)));
  EXPECT_TRUE(std::holds_alternative<Settings>(ParseSettings("\xEF\xBB\xBF{}", Language::Chinese)));
}

TEST(Settings, SayWhatIsWrong) {
  for (const auto* wrong : {"", "[]", "{", "{\"rules\": 1}", "{\"rules\": [1]}", "{\"fail_on\": \"often\"}",
                            "{\"severity\": []}", "{\"suppressions\": {}}", "{\"suppressions\": [1]}",
                            "{\"suppressions\": [{\"rule\": \"A\", \"reason\": \"  \"}]}", "\xff\xfe"}) {
    auto parsed = ParseSettings(wrong, Language::English);
    ASSERT_TRUE(std::holds_alternative<std::string>(parsed)) << wrong;
    EXPECT_FALSE(std::get<std::string>(parsed).empty());
  }
}

TEST(Settings, SurviveDeepNesting) {
  EXPECT_TRUE(
      std::holds_alternative<std::string>(ParseSettings(std::string(100'000, '['), Language::Chinese)));
}

}  // namespace
}  // namespace yichi
