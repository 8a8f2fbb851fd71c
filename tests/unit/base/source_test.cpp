#include "base/source.h"

#include <gtest/gtest.h>

namespace yichi {
namespace {

TEST(Source, LocatesByLinesAndCodePoints) {
  Source source("甲.chi", "包 甲\n规则\r\n\n末");
  EXPECT_EQ(source.line_count(), 4u);
  EXPECT_EQ(source.Line(1), "包 甲");
  EXPECT_EQ(source.Line(2), "规则");
  EXPECT_EQ(source.Line(3), "");
  EXPECT_EQ(source.Line(4), "末");
  auto at = source.Locate(7);
  EXPECT_EQ(at.line, 1u);
  EXPECT_EQ(at.column, 4u);
  at = source.Locate(8);
  EXPECT_EQ(at.line, 2u);
  EXPECT_EQ(at.column, 1u);
  at = source.Locate(1000);
  EXPECT_EQ(at.line, 4u);
  EXPECT_EQ(at.column, 2u);
}

TEST(Source, DropsTheByteOrderMark) {
  Source source("甲", "\xEF\xBB\xBF包");
  EXPECT_EQ(source.text(), "包");
  EXPECT_EQ(source.Locate(0).column, 1u);
}

TEST(Source, AnEmptyTextHasOneLine) {
  Source source("甲", "");
  EXPECT_EQ(source.line_count(), 1u);
  EXPECT_EQ(source.Line(1), "");
}

TEST(SourceSet, AddressesStay) {
  SourceSet sources;
  auto first = sources.Add(Source("甲", "一二"));
  const auto* address = &sources.at(first);
  for (int i = 0; i < 100; ++i) sources.Add(Source("乙", "三"));
  EXPECT_EQ(&sources.at(first), address);
  EXPECT_EQ(sources.Text({first, 3, 6}), "二");
  EXPECT_EQ(sources.size(), 101u);
}

TEST(Span, JoinHoldsBoth) {
  EXPECT_EQ(Join({1, 5, 9}, {1, 2, 7}), (Span{1, 2, 9}));
  EXPECT_TRUE((Span{1, 2, 2}).empty());
}

}  // namespace
}  // namespace yichi
