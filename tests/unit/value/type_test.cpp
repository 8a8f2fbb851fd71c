#include "value/type.h"

#include <gtest/gtest.h>

namespace yichi {
namespace {

const std::vector<Unit>& Units() {
  static const std::vector<Unit> kUnits = {{"名", {"名", "人"}, Dimension(0), 1, true, 0},
                                           {"个", {"个"}, Dimension(1), 1, true, 0},
                                           {"小时", {"小时"}, Dimension(2), 1, false, 0},
                                           {"工日", {"工日"}, Dimension(2), 8, false, 0}};
  return kUnits;
}

const Dimension kPosts(0), kThings(1), kHours(2);

TEST(Dimension, MultipliesAndCancels) {
  EXPECT_TRUE(Over(kPosts, kPosts).pure());
  EXPECT_EQ(Times(kThings, Over(kHours, kThings)), kHours);
  EXPECT_EQ(Times(kPosts, kHours), Times(kHours, kPosts));
  EXPECT_FALSE(kPosts == kThings);
  // 件 × 小时/件 ÷ 小时/名 = 名
  EXPECT_EQ(Over(Times(kThings, Over(kHours, kThings)), Over(kHours, kPosts)), kPosts);
}

TEST(Dimension, Prints) {
  EXPECT_EQ(PrintDimension({}, Units()), "");
  EXPECT_EQ(PrintDimension(kPosts, Units()), "名");
  EXPECT_EQ(PrintDimension(Over(kPosts, kThings), Units()), "名/个");
  EXPECT_EQ(PrintDimension(Over({}, kThings), Units()), "1/个");
  EXPECT_EQ(PrintDimension(Times(kPosts, kPosts), Units()), "名·名");
}

TEST(Type, ComparesByKindAndDimension) {
  EXPECT_TRUE(Comparable(NumberType(kHours, 2), NumberType(kHours, 3)));
  EXPECT_FALSE(Comparable(NumberType(kPosts), NumberType(kThings)));
  EXPECT_FALSE(Comparable(NumberType(), TextType()));
  EXPECT_FALSE(Comparable(MemberType(1), MemberType(2)));
  EXPECT_TRUE(Comparable(MemberType(1), MemberType(1)));
  EXPECT_FALSE(Comparable(DateType(), DateType().ListOf()));
  EXPECT_EQ(TextType().ListOf().Element(), TextType());
}

TEST(Type, ShowsNumbersInTheirUnit) {
  EXPECT_EQ(PrintQuantity(Number(36), NumberType(kPosts, 0), Units(), 2), "36名");
  EXPECT_EQ(PrintQuantity(Number(20), NumberType(kHours, 3), Units(), 2), "2.5工日");
  auto share = NumberType();
  share.percent = true;
  EXPECT_EQ(PrintQuantity(MakeNumber(193, 1000).value(), share, Units(), 2), "19.3%");
  EXPECT_EQ(PrintQuantity(MakeNumber(22, 3).value(), NumberType(Over(kPosts, kThings)), Units(), 2),
            "7.33名/个");
}

}  // namespace
}  // namespace yichi
