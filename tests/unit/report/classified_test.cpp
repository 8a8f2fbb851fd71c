#include <nlohmann/json.hpp>

#include "../packs.h"
#include "base/utf8.h"
#include "report/report.h"

namespace yichi {
namespace {

nlohmann::json Line(const std::string& text) {
  const auto& rules = packs::All().rules;
  const auto& classes = rules.classifications.at(0);
  auto characters = DecodeUtf8(text);
  ClassifyScratch scratch;
  Classified classified;
  Classify(classes, characters, nullptr, scratch, classified);
  auto line = RenderClassified(rules, classes, "甲1", characters, classified);
  EXPECT_EQ(line.find('\n'), line.size() - 1);
  return nlohmann::json::parse(line);
}

TEST(Classified, IsOneLineOfTheContract) {
  auto json = Line("受市水务局委托，处罚违法取水。");
  EXPECT_EQ(json["id"], "甲1");
  EXPECT_EQ(json["label"], "行政");
  ASSERT_EQ(json["clauses"].size(), 1u);
  const auto& clause = json["clauses"][0];
  EXPECT_EQ(clause["text"], "受市水务局委托，处罚违法取水");
  EXPECT_EQ(clause["start"], 0);
  EXPECT_EQ(clause["end"], 14);
  EXPECT_EQ(clause["rule"], "CL103");
  EXPECT_EQ(clause["sources"][0]["article"], "第二十条");
  ASSERT_FALSE(clause["evidence"].empty());
  EXPECT_EQ(clause["evidence"][0]["text"], "委托，处罚");
  EXPECT_EQ(json["notes"].size(), 1u);
}

TEST(Classified, SaysNothingOfWhatIsOpen) {
  auto json = Line("街区更新");
  EXPECT_EQ(json["label"], "待定");
  EXPECT_TRUE(json["clauses"][0]["rule"].is_null());
  EXPECT_TRUE(json["clauses"][0]["evidence"].empty());
  EXPECT_TRUE(json["notes"].empty());
}

TEST(Classified, SaysWhyNoClassFits) {
  auto json = Line("完成交办的其他任务");
  EXPECT_EQ(json["label"], "待定");
  const auto& clause = json["clauses"][0];
  EXPECT_EQ(clause["label"], "待定");
  EXPECT_EQ(clause["rule"], "CL001");
  EXPECT_FALSE(clause["evidence"].empty());
  EXPECT_FALSE(clause.contains("rivals"));
  EXPECT_TRUE(json["notes"].empty());
}

}  // namespace
}  // namespace yichi
