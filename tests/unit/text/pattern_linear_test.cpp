// Texts made to be slow. Each takes milliseconds where matching is linear and minutes where it is not.
#include <gtest/gtest.h>

#include <chrono>

#include "pattern_support.h"

namespace yichi {
namespace {

struct Trap {
  std::string pattern;
  std::u32string piece;  // repeated
};

class PatternTraps : public testing::TestWithParam<Trap> {};

TEST_P(PatternTraps, CostLinearTime) {
  const auto& [pattern_text, piece] = GetParam();
  auto pattern = test::CompileOrFail({pattern_text});
  std::u32string text;
  while (text.size() < 50'000) text += piece;
  auto view = MakeView(text);
  auto begin = std::chrono::steady_clock::now();
  pattern.Matches(view);
  pattern.FindAll(view);
  auto seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  EXPECT_LT(seconds, 20) << pattern_text;
}

INSTANTIATE_TEST_SUITE_P(
    All, PatternTraps,
    testing::Values(Trap{"甲{文:文本}乙|甲", U"甲"}, Trap{"{甲:文本}{乙:文本}{丙:文本}丁", U"甲丁"},
                    Trap{"{甲:数}正{乙:数}副", U"1正2 "}, Trap{"{甲:数}乙", U"1-"}, Trap{"{甲:数}乙", U"1"},
                    Trap{"{甲:名}", U"约"}, Trap{"{甲:名}", U"1至"}, Trap{"{甲:名}", U"一二"},
                    Trap{"{甲:名}", U"1,111"}, Trap{"{甲:比例}", U"1分之"}, Trap{"{甲:日期}", U"1年1月"},
                    Trap{"{甲:数}乙", U"1.1"}, Trap{"甲{..200}乙", U"甲"}, Trap{"甲{..200}{乙:名}", U"甲1"},
                    Trap{"甲{文:文本}。", U"甲（"}, Trap{"^甲{..6}$", U" "}, Trap{"乙$", U"乙 "},
                    Trap{"{支持语}", U"提出建"}, Trap{"甲{?{文:文本}乙}丙", U"甲丙"}));

TEST(PatternSentence, ARunOnSentenceIsCut) {
  auto pattern = test::CompileOrFail({"甲{文:文本}乙"});
  EXPECT_TRUE(pattern.Matches(MakeView(U"甲" + std::u32string(2'000, U'丙') + U"乙")));
  EXPECT_FALSE(pattern.Matches(MakeView(U"甲" + std::u32string(3'000, U'丙') + U"乙")));
}

}  // namespace
}  // namespace yichi
