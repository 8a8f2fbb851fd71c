#include <nlohmann/json.hpp>

#include "report/diagnostics.h"
#include "reporting.h"
#include "sarif_shape.h"

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

// The rules of SARIF that sarif_shape.h writes down.
std::vector<std::string> Errors(const std::string& text) {
  return sarif::Check(nlohmann::json::parse(text)).errors();
}

TEST(Sarif, ReportsAreSound) {
  for (auto language : {Language::Chinese, Language::English}) {
    HandMade made;
    EXPECT_EQ(Errors(RenderSarif(made.Make(), language)), std::vector<std::string>());
    for (const char* draft : {"faulty.docx", "clean.docx", "approval.docx"}) {
      Judged judged(draft);
      EXPECT_EQ(Errors(RenderSarif(judged.Make(), language)), std::vector<std::string>()) << draft;
    }
  }
}

TEST(Sarif, WhatLintSaysIsSound) {
  for (const char* text :
       {"包 甲\n规则 A001 \"甲\"\n  对象 乙\n  要求 丙 大于 3名\n", "", "包 \xEF\xBC\x88\n规则 规则"}) {
    SourceSet sources;
    Diagnostics diagnostics;
    auto id = sources.Add(Source("规则/甲 乙.chi", text));
    std::vector<std::unique_ptr<const ast::File>> trees;
    trees.push_back(std::make_unique<const ast::File>(ParseFile(sources, id, Limits{}, diagnostics)));
    CheckFiles(sources, std::move(trees), Limits{}, diagnostics);
    for (auto language : {Language::Chinese, Language::English})
      EXPECT_EQ(Errors(RenderDiagnosticsSarif(sources, diagnostics, "1.0.0", language)),
                std::vector<std::string>())
          << text;
  }
}

TEST(Sarif, SuppressedFindingsSayWhy) {
  HandMade made;
  auto report = made.Make();
  report.documents[0].suppressed.insert(0);
  report.documents[0].justifications[0] = "上级已同意";
  auto text = RenderSarif(report, Language::Chinese);
  EXPECT_EQ(Errors(text), std::vector<std::string>());
  auto told = nlohmann::json::array();
  const auto log = nlohmann::json::parse(text);
  for (const auto& result : log["runs"][0]["results"])
    if (result["ruleId"] == "T001" && result.contains("suppressions")) told.push_back(result["suppressions"]);
  EXPECT_EQ(told.dump(), R"([[{"justification":"上级已同意","kind":"external"}]])");
}

// The check itself sees what is wrong.
TEST(Sarif, UnsoundOnesAreSeen) {
  HandMade made;
  const auto sound = nlohmann::json::parse(RenderSarif(made.Make(), Language::Chinese));
  const std::pair<const char*, nlohmann::json> kChanges[] = {
      {"/version", "2.0.0"},
      {"/runs/0/tool/driver/name", nullptr},
      {"/runs/0/language", "中文"},
      {"/runs/0/results/0/level", "fatal"},
      {"/runs/0/results/0/ruleIndex", 1},
      {"/runs/0/results/0/message", "text"},
      {"/runs/0/results/0/colour", "red"},
      {"/runs/0/results/0/locations/0/physicalLocation/region/startLine", 0},
      {"/runs/0/results/0/locations/0/physicalLocation/artifactLocation/uri", "文稿 甲.md"},
      {"/runs/0/results/0/locations/0/physicalLocation/artifactLocation/index", 9},
      {"/runs/0/artifacts/1", sound["runs"][0]["artifacts"][0]},
      {"/runs/0/invocations/0", nlohmann::json::object()}};
  for (const auto& [path, value] : kChanges) {
    auto changed = sound;
    changed[nlohmann::json::json_pointer(path)] = value;
    EXPECT_FALSE(sarif::Check(changed).errors().empty()) << path;
  }
}

}  // namespace
}  // namespace yichi
