#include "../golden.h"
#include "lang/format.h"
#include "lang/parse.h"

namespace yichi {
namespace {

namespace fs = std::filesystem;

std::string Render(const SourceSet& sources, const Diagnostics& diagnostics) {
  std::string out;
  for (const auto& diagnostic : diagnostics) {
    out += RenderDiagnostic(sources, diagnostic, Language::Chinese);
    out += "   " + MessageOf(diagnostic, Language::English) + "\n";
  }
  return out;
}

class Tree : public testing::TestWithParam<fs::path> {};

TEST_P(Tree, IsWhatTheFileSays) {
  SourceSet sources;
  Diagnostics diagnostics;
  auto id = sources.Add(Source(GetParam().filename().string(), golden::ReadFile(GetParam())));
  auto file = ParseFile(sources, id, Limits{}, diagnostics);
  golden::Expect(GetParam(), ".tree", Render(sources, diagnostics) + DumpTree(file));
}

INSTANTIATE_TEST_SUITE_P(Files, Tree, testing::ValuesIn(golden::Inputs("golden/tree", ".chi")), golden::CaseName());

class Mistakes : public testing::TestWithParam<fs::path> {};

TEST_P(Mistakes, AreExplained) {
  SourceSet sources;
  Diagnostics diagnostics;
  auto id = sources.Add(Source(GetParam().filename().string(), golden::ReadFile(GetParam())));
  Limits limits;
  limits.rule_depth = 20;
  limits.rule_errors = 30;
  limits.rule_file_bytes = 20'000;
  ParseFile(sources, id, limits, diagnostics);
  SortDiagnostics(diagnostics);
  golden::Expect(GetParam(), ".expected", Render(sources, diagnostics));
}

INSTANTIATE_TEST_SUITE_P(Files, Mistakes, testing::ValuesIn(golden::Inputs("golden/mistakes", ".chi")),
                         golden::CaseName());

std::string FormatText(const std::string& text, bool fix, Diagnostics* diagnostics = nullptr) {
  SourceSet sources;
  auto id = sources.Add(Source("规则.chi", text));
  FormatOptions options;
  options.apply_fixes = fix;
  auto formatted = FormatFile(sources, id, options);
  if (diagnostics) *diagnostics = formatted.diagnostics;
  return formatted.text;
}

class Format : public testing::TestWithParam<fs::path> {};

TEST_P(Format, LaysOutOneWay) {
  Diagnostics diagnostics;
  auto formatted = FormatText(golden::ReadFile(GetParam()), true, &diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  golden::Expect(GetParam(), ".formatted", formatted);
}

INSTANTIATE_TEST_SUITE_P(Files, Format, testing::ValuesIn(golden::Inputs("golden/format", ".chi")),
                         golden::CaseName());

std::string TreeOf(const std::string& text) {
  SourceSet sources;
  Diagnostics diagnostics;
  auto id = sources.Add(Source("规则.chi", text));
  return DumpTree(ParseFile(sources, id, Limits{}, diagnostics));
}

std::vector<fs::path> AllRuleFiles() {
  std::vector<fs::path> files;
  for (const auto& root : {fs::path(YICHI_RULES_DIR), fs::path(YICHI_TESTS_DIR) / "golden"})
    for (const auto& entry : fs::recursive_directory_iterator(root))
      if (entry.path().extension() == ".chi" && entry.path().parent_path().filename() != "mistakes")
        files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

TEST(FormatProperty, IsIdempotentAndKeepsTheMeaning) {
  for (const auto& path : AllRuleFiles()) {
    auto text = golden::ReadFile(path);
    auto once = FormatText(text, false);
    EXPECT_EQ(FormatText(once, false), once) << path;
    EXPECT_EQ(TreeOf(once), TreeOf(text)) << path;
  }
}

TEST(FormatProperty, LeavesAFileWithErrorsAlone) {
  const std::string text = "包 甲\n规则 R1\n  要求\n";
  Diagnostics diagnostics;
  EXPECT_EQ(FormatText(text, true, &diagnostics), text);
  EXPECT_TRUE(HasErrors(diagnostics));
}

TEST(Parse, TakesAnyBytes) {
  SourceSet sources;
  Diagnostics diagnostics;
  auto bytes = sources.Add(Source("坏.chi", std::string("包 \xff\xfe")));
  ParseFile(sources, bytes, Limits{}, diagnostics);
  ASSERT_EQ(diagnostics.size(), 1u);
  EXPECT_EQ(CodeName(diagnostics[0].code), "Y0115");
  EXPECT_EQ(diagnostics[0].span.begin, 4u);
  diagnostics.clear();
  auto empty = sources.Add(Source("空.chi", ""));
  ParseFile(sources, empty, Limits{}, diagnostics);
  EXPECT_TRUE(diagnostics.empty());
}

TEST(Parse, RefusesAFileOverTheLimit) {
  SourceSet sources;
  Diagnostics diagnostics;
  auto id = sources.Add(Source("大.chi", "包 甲"));
  Limits limits;
  limits.rule_file_bytes = 5;
  ParseFile(sources, id, limits, diagnostics);
  ASSERT_EQ(diagnostics.size(), 1u);
  EXPECT_EQ(CodeName(diagnostics[0].code), "Y0116");
}

TEST(Parse, ReadsLongChains) {
  std::string text = "包 甲\n规则 R1\n  对象 甲\n  要求 a = 1";
  for (int i = 0; i < 20'000; ++i) text += " 且 a = 1";
  SourceSet sources;
  Diagnostics diagnostics;
  auto id = sources.Add(Source("长.chi", text));
  auto file = ParseFile(sources, id, Limits{}, diagnostics);
  EXPECT_TRUE(diagnostics.empty());
  ASSERT_EQ(file.rules.size(), 1u);
  EXPECT_EQ(file.rules[0].requirement->children.size(), 20'001u);
}

}  // namespace
}  // namespace yichi
