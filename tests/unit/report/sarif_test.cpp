#include <nlohmann/json.hpp>

#include "reporting.h"

namespace yichi {
namespace {

TEST(Sarif, HandMade) {
  HandMade made;
  golden::Expect(GoldenFile("hand_made.sarif"), ".sarif", RenderSarif(made.Make(), Language::Chinese));
}

TEST(Sarif, HasWhatCodeHostsAskFor) {
  Judged judged("faulty.docx");
  auto text = RenderSarif(judged.Make(), Language::English);
  EXPECT_EQ(text, RenderSarif(judged.Make(), Language::English));
  auto run = nlohmann::json::parse(text)["runs"][0];
  const auto& rules = run["tool"]["driver"]["rules"];
  ASSERT_GT(run["results"].size(), 0u);
  for (const auto& result : run["results"]) {
    EXPECT_EQ(rules[result["ruleIndex"].get<std::size_t>()]["id"], result["ruleId"]);
    EXPECT_FALSE(result["message"]["text"].get<std::string>().empty());
    EXPECT_FALSE(result["partialFingerprints"]["primaryLocationLineHash"].get<std::string>().empty());
    auto region = result["locations"][0]["physicalLocation"]["region"];
    EXPECT_GE(region["startLine"].get<int>(), 1);
    EXPECT_GE(region.value("endColumn", 1), region.value("startColumn", 1));
    EXPECT_EQ(result["kind"] == "fail", result["level"] != "none");
  }
  for (const auto& rule : rules) EXPECT_FALSE(rule["help"]["text"].get<std::string>().empty());
}

}  // namespace
}  // namespace yichi
