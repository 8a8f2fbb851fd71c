#include "text/shared_runs.h"

#include <gtest/gtest.h>

namespace yichi {
namespace {

std::vector<std::u32string> Words(std::u32string_view first, std::u32string_view second) {
  std::vector<std::u32string> words;
  for (const auto& run : SharedRuns(first, second))
    words.emplace_back(first.substr(run.in_first.begin, run.in_first.end - run.in_first.begin));
  return words;
}

TEST(SharedRuns, TheLongestThenWhatIsLeftAndRightOfIt) {
  EXPECT_EQ(Words(U"承担全市政务数据汇聚的技术支撑", U"负责全市数据汇聚和技术支撑"),
            (std::vector<std::u32string>{U"全市", U"数据汇聚", U"技术支撑"}));
}

TEST(SharedRuns, WidthDoesNotMatterAndRangesAreOfTheTextsAsGiven) {
  auto runs = SharedRuns(U"养护（甲）路", U"负责养护(甲)路");
  ASSERT_EQ(runs.size(), 1u);
  EXPECT_EQ(runs[0].in_first, (TextRange{0, 6}));
  EXPECT_EQ(runs[0].in_second, (TextRange{2, 8}));
}

TEST(SharedRuns, NothingInCommon) {
  EXPECT_TRUE(SharedRuns(U"甲乙丙", U"丁戊己").empty());
  EXPECT_TRUE(SharedRuns(U"", U"丁戊己").empty());
  EXPECT_TRUE(SharedRuns(U"甲乙丙", U"丙乙甲").empty());
}

}  // namespace
}  // namespace yichi
