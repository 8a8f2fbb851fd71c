#include "text/view.h"

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "text/sentence.h"

namespace yichi {
namespace {

std::string Folded(const std::string& text) { return EncodeUtf8(Fold(DecodeUtf8(text))); }

std::string Sentences(const std::string& text) {
  auto characters = DecodeUtf8(text);
  std::string out;
  for (auto range : SplitSentences(characters)) {
    if (!out.empty()) out += "/";
    out += EncodeUtf8(std::u32string_view(characters).substr(range.begin, range.end - range.begin));
  }
  return out;
}

TEST(View, FoldsWidth) {
  EXPECT_EQ(Folded("ＡＢｃ１２３％"), "ABc123%");
  EXPECT_EQ(Folded("（一）［二］｛三｝"), "(一)[二]{三}");
  EXPECT_EQ(Folded("甲，乙、丙：丁；戊！己？"), "甲,乙,丙:丁;戊!己?");
  EXPECT_EQ(Folded("１～３－５〜７–９"), "1~3-5~7-9");
  EXPECT_EQ(Folded("﹙甲﹚︰，｡､"), "(甲):,。,");
}

TEST(View, FoldsSpacesAndDropsTheInvisible) {
  EXPECT_EQ(Folded("甲　乙\u00a0丙\t丁\u2003戊"), "甲 乙 丙 丁 戊");
  EXPECT_EQ(Folded("\ufeff甲\u200b乙\u200d丙\u00ad丁\ufe0f"), "甲乙丙丁");
  EXPECT_EQ(Folded("甲\r\n乙\v丙\u2028丁"), "甲\n\n乙\n丙\n丁");
}

TEST(View, FoldsRadicals) {
  EXPECT_EQ(Folded("⼈⼤⾏⿓"), "人大行龍");
  EXPECT_EQ(Folded("⻓⻋⺠⻅⻔"), "长车民见门");
}

TEST(View, KeepsWhatIsNotAMatterOfWidth) {
  for (auto text : {"《条例》", "“甲”‘乙’", "〔2021〕", "【甲】", "甲。乙…丙—丁", "編製①Ⅲ㎡"})
    EXPECT_EQ(Folded(text), text);
}

TEST(View, EveryPositionKnowsItsOrigin) {
  auto view = MakeView(U"\u200b甲\u200b\u200b乙\u200b");
  EXPECT_EQ(view.folded, U"甲乙");
  EXPECT_EQ(view.origin, (std::vector<std::uint32_t>{1, 4, 6}));
  EXPECT_EQ(view.OriginalBegin(1), 4u);
  EXPECT_EQ(view.OriginalEnd(1), 2u);
  EXPECT_EQ(view.OriginalEnd(2), 5u);
  EXPECT_EQ(MakeView(U"").origin, std::vector<std::uint32_t>{0});
}

TEST(View, FoldingTwiceIsFoldingOnce) {
  for (char32_t c = 1; c < 0x30000; ++c) {
    auto once = FoldCharacter(c);
    if (once == 0) continue;
    ASSERT_EQ(FoldCharacter(once), once) << std::hex << static_cast<std::uint32_t>(c);
  }
}

TEST(Sentences, EndAtTheirMarks) {
  EXPECT_EQ(Sentences("甲。乙！丙？丁；戊"), "甲。/乙！/丙？/丁；/戊");
  EXPECT_EQ(Sentences("a! b? c; d"), "a!/b?/c;/d");
  EXPECT_EQ(Sentences("甲？！乙。。"), "甲？！/乙。。");
}

TEST(Sentences, AreTrimmedAndNeverEmpty) {
  EXPECT_EQ(Sentences("　甲。 乙　\n\n 丙\r\n"), "甲。/乙/丙");
  EXPECT_EQ(Sentences(""), "");
  EXPECT_EQ(Sentences(" \n　"), "");
}

TEST(Sentences, MarksInBracketsAndQuotesDoNotEndThem) {
  EXPECT_EQ(Sentences("甲（乙；丙。）丁。戊"), "甲（乙；丙。）丁。/戊");
  EXPECT_EQ(Sentences("称“甲。乙”为丙。丁"), "称“甲。乙”为丙。/丁");
  EXPECT_EQ(Sentences("《甲；乙》。\"a; b\" c; d"), "《甲；乙》。/\"a; b\" c;/d");
  EXPECT_EQ(Sentences("（甲“乙。）丙。”丁。"), "（甲“乙。）丙。/”丁。");
}

TEST(Sentences, ABracketThatNeverClosesOpensNothing) {
  EXPECT_EQ(Sentences("甲（乙。丙。\n丁）戊。己"), "甲（乙。/丙。/丁）戊。/己");
  EXPECT_EQ(Sentences("）甲。（乙"), "）甲。/（乙");
}

TEST(Sentences, ManyOpenBracketsCostNothing) {
  std::u32string text(200'000, U'（');
  text += std::u32string(200'000, U'】') + U"。甲";
  EXPECT_EQ(SplitSentences(text).size(), 2u);
}

}  // namespace
}  // namespace yichi
