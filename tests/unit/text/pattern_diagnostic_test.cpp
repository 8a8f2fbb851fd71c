// Every code of catalogue/pattern.def, its place, and what is no mistake.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "pattern_support.h"

namespace yichi {
namespace {

struct Mistake {
  std::string pattern;
  std::string expected;  // "Y0501 at (" …, one after another
};

// The codes with the text they point at.
std::string Reported(const std::vector<std::string>& alternatives, const Limits& limits = {}) {
  Diagnostics diagnostics;
  auto pattern = test::Compile(alternatives, diagnostics, limits);
  EXPECT_EQ(pattern.has_value(), !HasErrors(diagnostics));
  std::string joined, out;
  for (const auto& text : alternatives) joined += text + "\" |";
  for (const auto& diagnostic : diagnostics) {
    if (!out.empty()) out += "; ";
    out += std::string(CodeName(diagnostic.code)) + " at " +
           joined.substr(diagnostic.span.begin, diagnostic.span.end - diagnostic.span.begin);
  }
  return out;
}

class PatternMistakes : public testing::TestWithParam<Mistake> {};

TEST_P(PatternMistakes, AreReportedAtTheirPlace) {
  EXPECT_EQ(Reported({GetParam().pattern}), GetParam().expected) << GetParam().pattern;
}

INSTANTIATE_TEST_SUITE_P(
    All, PatternMistakes,
    testing::Values(Mistake{"编制(甲|乙", "Y0501 at ("}, Mistake{"编制{甲:数", "Y0501 at {"},
                    Mistake{"编制）)", "Y0501 at )"}, Mistake{"编制}", "Y0501 at }"},
                    Mistake{"编{?制", "Y0501 at {"}, Mistake{"编{甲{乙:数}", "Y0501 at {"},
                    Mistake{"编{..6", "Y0501 at {"}, Mistake{"编制{甲:明}", "Y0502 at {甲:明}"},
                    Mistake{"编制{编制}", "Y0503 at {编制}"}, Mistake{"编制{}", "Y0504 at {}"},
                    Mistake{"编制{:数}", "Y0504 at {:数}"}, Mistake{"编制{甲:}", "Y0504 at {甲:}"},
                    Mistake{"编制{甲=:数}", "Y0504 at {甲=:数}"}, Mistake{"编制{?}", "Y0504 at {?}"},
                    Mistake{"{?甲}{..6}", "Y0505 at {?甲}{..6}"}, Mistake{"^$", "Y0505 at ^$"},
                    Mistake{"甲{..0}", "Y0506 at {..0}"}, Mistake{"甲{..201}", "Y0506 at {..201}"},
                    Mistake{"甲{..}", "Y0506 at {..}"}, Mistake{"甲{..六}", "Y0506 at {..六}"},
                    Mistake{"甲{..99999999999}", "Y0506 at {..99999999999}"},
                    Mistake{"{取值}", "Y0508 at {取值}"}, Mistake{"{自身}", "Y0509 at {自身}"},
                    Mistake{"甲｜乙", "Y0510 at ｜"}, Mistake{"（甲|乙）丙", "Y0511 at （甲|乙）"},
                    Mistake{"(甲乙)?丙", "Y0512 at ?"}, Mistake{"{行使语}*", "Y0512 at *"},
                    Mistake{"甲(乙|)", "Y0513 at |)"}, Mistake{"甲(|乙)", "Y0513 at |"},
                    Mistake{"甲()", "Y0513 at ()"}, Mistake{"甲|", "Y0513 at |"},
                    Mistake{"甲\\", "Y0514 at \\"}, Mistake{"{坏词}", "Y0501 at {坏词}"},
                    Mistake{"甲{乙:空}", "Y0517 at {乙:空}"}, Mistake{"甲{无词}", "Y0517 at {无词}"}));

INSTANTIATE_TEST_SUITE_P(AreNone, PatternMistakes,
                         testing::Values(Mistake{"（{甲:数}名）(，|、)", ""}, Mistake{"甲\\｜乙", ""},
                                         Mistake{"{甲：数}", ""},
                                         Mistake{"{ 领导职数.正职 = 副职 : 数 }", ""}, Mistake{"甲？", ""},
                                         Mistake{"{括号}", ""}, Mistake{"[甲]*", ""},
                                         Mistake{"(甲|（)乙", ""}, Mistake{"(（|）)甲", ""},
                                         Mistake{"(^|，|（|设)甲", ""}, Mistake{"甲|（乙）|丙", ""},
                                         Mistake{"{？甲}乙{．．6}丙", ""}));

TEST(PatternDiagnostics, OneRunShowsAllOfThem) {
  EXPECT_EQ(Reported({"甲{乙:丙}{丁}", "戊)"}), "Y0502 at {乙:丙}; Y0503 at {丁}; Y0501 at )");
}

TEST(PatternDiagnostics, ALexiconsWordIsNamedBesideItsMistake) {
  Diagnostics diagnostics;
  EXPECT_FALSE(test::Compile({"甲{坏词}"}, diagnostics));
  ASSERT_EQ(diagnostics.size(), 1u);
  ASSERT_EQ(diagnostics[0].remarks.size(), 1u);
  EXPECT_EQ(diagnostics[0].remarks[0].code, Code::Y0516);
  EXPECT_EQ(diagnostics[0].remarks[0].arguments, (std::vector<std::string>{"坏词", "甲(乙"}));
}

TEST(PatternDiagnostics, TheWideBarHasAFix) {
  Diagnostics diagnostics;
  EXPECT_TRUE(test::Compile({"甲｜乙"}, diagnostics));
  ASSERT_EQ(diagnostics.size(), 1u);
  ASSERT_TRUE(diagnostics[0].fix);
  EXPECT_EQ(diagnostics[0].fix->replacement, "|");
  EXPECT_EQ(diagnostics[0].fix->span, (Span{0, 3, 6}));
}

TEST(PatternDiagnostics, LimitsAreNamed) {
  Limits limits;
  limits.pattern_states = 20;
  EXPECT_EQ(Reported({"甲{..30}乙"}, limits), "Y0507 at 甲{..30}乙");
  limits = {};
  limits.rule_depth = 10;
  EXPECT_EQ(Reported({std::string(11, '(') + "甲" + std::string(11, ')')}, limits), "Y0515 at (");
}

TEST(PatternDiagnostics, DeepNestingDoesNotOverflow) {
  for (std::string open : {"(", "{?", "({?"}) {
    std::string text;
    for (int i = 0; i < 100'000; ++i) text += open;
    EXPECT_EQ(Reported({text}), "Y0515 at " + std::string(1, open.size() == 3 ? '(' : open[0]));
  }
}

TEST(PatternDiagnostics, LexiconsWithinLexiconsAreBounded) {
  Diagnostics diagnostics;
  PatternText text{"{词63}", {0, 0, 8}};
  EXPECT_FALSE(CompilePattern({&text, 1}, test::NestedLexicons(), {}, diagnostics));
  ASSERT_EQ(diagnostics.size(), 1u);
  EXPECT_EQ(diagnostics[0].code, Code::Y0507);
}

TEST(PatternDiagnostics, EveryCodeHasWordsAndAPage) {
  for (std::size_t i = 0; i < CodeCount(); ++i) {
    auto code = static_cast<Code>(i);
    if (!CodeName(code).starts_with("Y05")) continue;
    EXPECT_NE(PageOf(code), "");
    EXPECT_NE(MessageOf(code, {}, Language::English), "");
    EXPECT_NE(MessageOf(code, {}, Language::Chinese), MessageOf(code, {}, Language::English));
  }
}

TEST(Pattern, HolesAreListedWithTheirNamesAndTypes) {
  auto pattern = test::CompileOrFail({"{甲=乙:数}正|{领导职数.正职:名}", "{丙:规格}{丁:支持语}"});
  const auto& holes = pattern.holes();
  ASSERT_EQ(holes.size(), 4u);
  EXPECT_EQ(holes[0].names, (std::vector<std::string>{"甲", "乙"}));
  EXPECT_EQ(holes[0].kind, HoleKind::Number);
  EXPECT_EQ(holes[1].names, (std::vector<std::string>{"领导职数.正职"}));
  EXPECT_EQ(holes[1].kind, HoleKind::Quantity);
  EXPECT_EQ(holes[1].type, "名");
  EXPECT_EQ(holes[2].kind, HoleKind::Member);
  EXPECT_EQ(holes[3].kind, HoleKind::Lexicon);
  EXPECT_EQ(holes[3].index, 2u);
  EXPECT_EQ(pattern.texts().size(), 2u);
}

TEST(Pattern, TheEmptyPatternMatchesNothing) {
  Pattern pattern;
  EXPECT_FALSE(pattern.Matches(MakeView(U"甲")));
  EXPECT_FALSE(pattern.Find(MakeView(U"甲")));
  EXPECT_TRUE(pattern.FindAll(MakeView(U"甲")).empty());
  EXPECT_TRUE(pattern.holes().empty());
}

}  // namespace
}  // namespace yichi
