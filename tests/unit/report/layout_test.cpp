#include "report/layout.h"

#include <gtest/gtest.h>

#include "base/utf8.h"

namespace yichi::report {
namespace {

using Lines = std::vector<std::string>;

TEST(Wrap, CountsHanCharactersAsTwoColumns) {
  EXPECT_EQ(Wrap("一二三四五六", 6), (Lines{"一二三", "四五六"}));
  EXPECT_EQ(Wrap("一二三", 6), (Lines{"一二三"}));
}

TEST(Wrap, BreaksWordsOnlyWhereALineHoldsNoOther) {
  EXPECT_EQ(Wrap("one two", 5), (Lines{"one", "two"}));
  EXPECT_EQ(Wrap("abcdefgh", 3), (Lines{"abc", "def", "gh"}));
}

TEST(Wrap, BeginsNoLineWithAClosingMark) {
  EXPECT_EQ(Wrap("一二三，四", 6), (Lines{"一二", "三，四"}));
  EXPECT_EQ(Wrap("《一二》三", 6), (Lines{"《一", "二》三"}));
}

TEST(Wrap, KeepsLineBreaksAndGetsAlongWithLittleRoom) {
  EXPECT_EQ(Wrap("甲\n乙", 10), (Lines{"甲", "乙"}));
  EXPECT_EQ(Wrap("甲乙", 1), (Lines{"甲", "乙"}));
  EXPECT_TRUE(Wrap("", 10).empty());
}

Paragraph Of(std::u32string text, std::u32string label = U"") {
  Paragraph paragraph;
  paragraph.text = std::move(text);
  paragraph.label = std::move(label);
  return paragraph;
}

TEST(Excerpt, UnderlinesByColumns) {
  auto excerpt = MakeExcerpt(Of(U"编号12的甲"), {0, 2, 4}, 40);
  EXPECT_EQ(excerpt.line, "编号12的甲");
  EXPECT_EQ(excerpt.indent, 4u);
  EXPECT_EQ(excerpt.width, 2u);
}

TEST(Excerpt, CountsTheAutomaticNumber) {
  auto excerpt = MakeExcerpt(Of(U"甲乙", U"第一条"), {0, 1, 2}, 40);
  EXPECT_EQ(excerpt.line, "第一条 甲乙");
  EXPECT_EQ(excerpt.indent, 9u);
}

TEST(Excerpt, CutsALongParagraphAroundThePlace) {
  auto paragraph = Of(std::u32string(100, U'前') + U"此处" + std::u32string(100, U'后'));
  auto excerpt = MakeExcerpt(paragraph, {0, 100, 102}, 40);
  EXPECT_LE(DisplayWidth(excerpt.line), 42u);
  auto line = DecodeUtf8(excerpt.line);
  EXPECT_EQ(line.front(), U'…');
  EXPECT_EQ(line.back(), U'…');
  EXPECT_EQ(DisplayWidth(EncodeUtf8(line.substr(0, line.find(U'此')))), excerpt.indent);
  EXPECT_EQ(excerpt.width, 4u);
}

TEST(Excerpt, StaysInsideTheParagraph) {
  auto excerpt = MakeExcerpt(Of(U"甲"), {0, 5, 9}, 40);
  EXPECT_EQ(excerpt.indent, 2u);
  EXPECT_EQ(excerpt.width, 1u);
  EXPECT_EQ(MakeExcerpt(Of(U""), {0, 0, 0}, 40).width, 1u);
  EXPECT_EQ(MakeExcerpt(Of(U"甲\n\t乙"), {0, 0, 1}, 40).line, "甲  乙");
}

}  // namespace
}  // namespace yichi::report
