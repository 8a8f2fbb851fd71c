#include "base/diagnostic.h"

#include <gtest/gtest.h>

#include <set>

namespace yichi {
namespace {

TEST(Catalogue, EveryEntryIsWhole) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < CodeCount(); ++i) {
    auto code = static_cast<Code>(i);
    auto name = CodeName(code);
    EXPECT_TRUE(names.insert(name).second) << name;
    EXPECT_EQ(name.size(), 5u) << name;
    EXPECT_EQ(FindCode(name), code);
    EXPECT_FALSE(MessageOf(code, {}, Language::Chinese).empty()) << name;
    EXPECT_FALSE(MessageOf(code, {}, Language::English).empty()) << name;
    EXPECT_FALSE(PageOf(code).empty()) << name;
  }
  EXPECT_FALSE(FindCode("Y9999"));
}

// Both languages name the same arguments.
TEST(Catalogue, LanguagesAgreeOnArguments) {
  auto holes = [](Code code, Language language) {
    std::set<char> found;
    auto text = MessageOf(code, {}, language);
    for (std::size_t i = 0; i + 2 < text.size(); ++i)
      if (text[i] == '{' && text[i + 2] == '}' && text[i + 1] >= '0' && text[i + 1] <= '9')
        found.insert(text[i + 1]);
    return found;
  };
  for (std::size_t i = 0; i < CodeCount(); ++i) {
    auto code = static_cast<Code>(i);
    EXPECT_EQ(holes(code, Language::Chinese), holes(code, Language::English)) << CodeName(code);
  }
}

TEST(Diagnostic, FillsItsSentence) {
  EXPECT_EQ(MessageOf(Code::Y0501, {"("}, Language::Chinese), "句式里的“(”没有配对");
  EXPECT_EQ(MessageOf(Code::Y0506, {"{..0}", "200"}, Language::English),
            "the gap “{..0}” must be a count of characters from 1 to 200");
}

TEST(Diagnostic, TakesTheSeverityOfTheCatalogue) {
  Diagnostics diagnostics = {MakeDiagnostic(Code::Y0510, {}), MakeDiagnostic(Code::Y0516, {})};
  EXPECT_EQ(diagnostics[0].severity, Severity::Warning);
  EXPECT_EQ(diagnostics[1].severity, Severity::Note);
  EXPECT_FALSE(HasErrors(diagnostics));
  diagnostics.push_back(MakeDiagnostic(Code::Y0501, {}));
  EXPECT_TRUE(HasErrors(diagnostics));
}

TEST(Diagnostic, UnderlinesAtDisplayWidth) {
  SourceSet sources;
  sources.Add(Source("甲.chi", "包 甲\n匹配 \"编制(\" # 注\n"));
  auto diagnostic = MakeDiagnostic(Code::Y0501, {0, 22, 23}, {"("});
  EXPECT_EQ(RenderDiagnostic(sources, diagnostic, Language::Chinese),
            "错误[Y0501]: 句式里的“(”没有配对\n"
            "  --> 甲.chi:2:7\n"
            "   |\n"
            " 2 | 匹配 \"编制(\" # 注\n"
            "   |           ^\n");
  diagnostic.span = {0, 16, 22};
  diagnostic.fix = Fix{diagnostic.span, "机构"};
  auto shown = RenderDiagnostic(sources, diagnostic, Language::English);
  EXPECT_NE(shown.find("   |       ^^^^\n"), std::string::npos) << shown;
  EXPECT_NE(shown.find("change to: 机构"), std::string::npos) << shown;
}

TEST(Diagnostic, CutsLongLinesAroundThePlace) {
  std::string line(5'000, 'a');
  line[2'500] = '(';
  SourceSet sources;
  sources.Add(Source("甲", line));
  auto shown =
      RenderDiagnostic(sources, MakeDiagnostic(Code::Y0501, {0, 2'500, 2'501}, {"("}), Language::Chinese);
  EXPECT_LT(shown.size(), 500u);
  EXPECT_NE(shown.find('('), std::string::npos);
  EXPECT_NE(shown.find("…"), std::string::npos);
}

TEST(Diagnostic, SurvivesPlacesBeyondTheText) {
  SourceSet sources;
  sources.Add(Source("甲", "甲"));
  for (Span span : {Span{0, 3, 3}, Span{0, 0, 900}, Span{0, 900, 901}, Span{7, 0, 1}})
    EXPECT_FALSE(
        RenderDiagnostic(sources, MakeDiagnostic(Code::Y0501, span, {"("}), Language::Chinese).empty());
}

TEST(Diagnostic, SortsByPlaceAndDropsRepeats) {
  Diagnostics diagnostics = {
      MakeDiagnostic(Code::Y0502, {1, 0, 2}, {"甲"}), MakeDiagnostic(Code::Y0501, {0, 9, 10}),
      MakeDiagnostic(Code::Y0502, {1, 0, 2}, {"甲"}), MakeDiagnostic(Code::Y0501, {0, 1, 2})};
  SortDiagnostics(diagnostics);
  ASSERT_EQ(diagnostics.size(), 3u);
  EXPECT_EQ(diagnostics[0].span.begin, 1u);
  EXPECT_EQ(diagnostics[1].span.begin, 9u);
  EXPECT_EQ(diagnostics[2].code, Code::Y0502);
}

}  // namespace
}  // namespace yichi
