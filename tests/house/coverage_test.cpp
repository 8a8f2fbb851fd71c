#include <gtest/gtest.h>

#include "engine/yichi.h"
#include "files.h"

namespace yichi::house {
namespace {

// Every test file's text, one after another: expectations beside inputs, and the codes that unit tests name.
std::string AllExpectations() {
  std::string all;
  for (const auto& file : FilesUnder("tests/golden")) all += golden::ReadFile(file);
  for (const auto& file : FilesUnder("tests/unit", {".cpp"})) all += golden::ReadFile(file);
  return all;
}

// The longest piece of the sentence without a hole: remarks are printed without their number.
std::string LongestLiteral(const std::string& sentence) {
  std::string best, piece;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    bool hole = sentence[i] == '{' && i + 2 < sentence.size() && sentence[i + 2] == '}';
    if (hole) {
      if (piece.size() > best.size()) best = piece;
      piece.clear();
      i += 2;
    } else {
      piece += sentence[i];
    }
  }
  return piece.size() > best.size() ? piece : best;
}

TEST(Coverage, EveryDiagnosticIsExpectedBySomeTest) {
  auto expectations = AllExpectations();
  for (std::size_t i = 0; i < CodeCount(); ++i) {
    auto code = static_cast<Code>(i);
    auto name = std::string(CodeName(code));
    bool remark =
        MakeDiagnostic(code, {}).severity == Severity::Note &&
        expectations.find(LongestLiteral(MessageOf(code, {}, Language::Chinese))) != std::string::npos;
    EXPECT_TRUE(remark || expectations.find(name) != std::string::npos) << name << " is expected by no test";
  }
}

TEST(Coverage, EveryDiagnosticSpeaksBothLanguagesAndHasAPage) {
  for (std::size_t i = 0; i < CodeCount(); ++i) {
    auto code = static_cast<Code>(i);
    EXPECT_FALSE(MessageOf(code, {}, Language::Chinese).empty()) << CodeName(code);
    EXPECT_FALSE(MessageOf(code, {}, Language::English).empty()) << CodeName(code);
    EXPECT_FALSE(PageOf(code).empty()) << CodeName(code);
  }
}

Loaded LoadShipped() {
  std::vector<RuleFile> files;
  for (const auto& file : FilesUnder("rules", {".chi"}))
    files.push_back({Relative(file), golden::ReadFile(file)});
  return LoadRules(files, Limits{});
}

TEST(Coverage, ShippedRulesCompileWithoutAWord) {
  auto loaded = LoadShipped();
  for (const auto& diagnostic : loaded.diagnostics)
    ADD_FAILURE() << RenderDiagnostic(loaded.sources, diagnostic, Language::Chinese);
}

// A computation that judges nothing has no examples: a 用例 says what it gives.
TEST(Coverage, EveryShippedRuleHasAGoodAndABadExampleAndASource) {
  auto loaded = LoadShipped();
  EXPECT_FALSE(loaded.rules.rules.empty());
  std::string texts;
  for (const auto& file : FilesUnder("rules", {".chi"})) texts += golden::ReadFile(file);
  for (const auto& rule : loaded.rules.rules) {
    EXPECT_FALSE(rule.citations.empty()) << rule.code << " has no 依据";
    if (!rule.declaration->requirement) {
      EXPECT_NE(texts.find("应 " + rule.code + "."), texts.npos) << rule.code << " has no 用例";
      continue;
    }
    EXPECT_FALSE(rule.declaration->good.empty()) << rule.code << " has no 正例";
    EXPECT_FALSE(rule.declaration->bad.empty()) << rule.code << " has no 反例";
  }
}

}  // namespace
}  // namespace yichi::house
