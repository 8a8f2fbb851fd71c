#include "value/number.h"

#include <gtest/gtest.h>

#include <random>

namespace yichi {
namespace {

Number Ratio(std::int64_t a, std::int64_t b) { return MakeNumber(a, b).value(); }

TEST(Number, IsInLowestTerms) {
  EXPECT_EQ(Ratio(6, 4), Ratio(3, 2));
  EXPECT_EQ(Ratio(1, -2), Ratio(-1, 2));
  EXPECT_EQ(Ratio(-1, 2).denominator, 2);
  EXPECT_EQ(Ratio(0, -7), Number(0));
}

TEST(Number, ArithmeticIsExact) {
  EXPECT_EQ(Add(Ratio(1, 3), Ratio(1, 6)), Ratio(1, 2));
  EXPECT_EQ(Subtract(Ratio(1, 3), Ratio(1, 3)), Number(0));
  EXPECT_EQ(Multiply(Ratio(2, 3), Ratio(3, 4)), Ratio(1, 2));
  EXPECT_EQ(Divide(Number(22), Number(3)), Ratio(22, 3));
  EXPECT_EQ(Negate(Ratio(1, 3)), Ratio(-1, 3));
  EXPECT_FALSE(Divide(Number(1), Number(0)));
}

TEST(Number, WhatDoesNotFitIsNothing) {
  Number most = INT64_MAX;
  EXPECT_FALSE(Add(most, Number(1)));
  EXPECT_FALSE(Subtract(Negate(most).value(), Number(1)));
  EXPECT_FALSE(Multiply(most, Number(2)));
  EXPECT_FALSE(Divide(Ratio(1, INT64_MAX), Number(2)));
  EXPECT_EQ(Multiply(most, Ratio(1, INT64_MAX)), Number(1));
  EXPECT_EQ(MakeNumber(INT64_MIN, 2), Number(INT64_MIN / 2));
  EXPECT_FALSE(MakeNumber(INT64_MIN, 1));
}

TEST(Number, OrdersWithoutRounding) {
  EXPECT_LT(Ratio(1, 3), Ratio(333333333333333334, 1000000000000000000));
  EXPECT_GT(Ratio(INT64_MAX, INT64_MAX - 1), Number(1));
  EXPECT_LT(Ratio(-1, 2), Ratio(-1, 3));
}

TEST(Number, FloorAndCeiling) {
  EXPECT_EQ(Floor(Ratio(7, 2)), 3);
  EXPECT_EQ(Ceiling(Ratio(7, 2)), 4);
  EXPECT_EQ(Floor(Ratio(-7, 2)), -4);
  EXPECT_EQ(Ceiling(Ratio(-7, 2)), -3);
  EXPECT_EQ(Floor(Number(-3)), -3);
  EXPECT_EQ(Ceiling(Number(3)), 3);
}

TEST(Number, RoundsHalfAwayFromZero) {
  EXPECT_EQ(RoundTo(Ratio(5, 2), 0), Number(3));
  EXPECT_EQ(RoundTo(Ratio(-5, 2), 0), Number(-3));
  EXPECT_EQ(RoundTo(Ratio(22, 3), 2), Ratio(733, 100));
  EXPECT_EQ(RoundTo(Ratio(1, 1000), 2), Number(0));
  EXPECT_EQ(RoundTo(Ratio(5, 1000), 2), Ratio(1, 100));
}

TEST(Number, ReadsDecimals) {
  EXPECT_EQ(ParseDecimal("12"), Number(12));
  EXPECT_EQ(ParseDecimal("0.50"), Ratio(1, 2));
  EXPECT_EQ(ParseDecimal("19.3"), Ratio(193, 10));
  EXPECT_EQ(ParseDecimal("9223372036854775807"), Number(INT64_MAX));
  for (auto text : {"", ".", "1.", ".5", "1.2.3", "-1", "+1", "1e3", " 1", "9223372036854775808",
                    "99999999999999999999999999999999999999999"})
    EXPECT_FALSE(ParseDecimal(text)) << text;
}

TEST(Number, Prints) {
  EXPECT_EQ(PrintDecimal(Ratio(22, 3), 2).text, "7.33");
  EXPECT_FALSE(PrintDecimal(Ratio(22, 3), 2).exact);
  EXPECT_EQ(PrintDecimal(Ratio(15, 2), 2).text, "7.5");
  EXPECT_TRUE(PrintDecimal(Ratio(15, 2), 2).exact);
  EXPECT_EQ(PrintDecimal(Ratio(-1, 20), 2).text, "-0.05");
  EXPECT_EQ(PrintDecimal(Number(100), 2).text, "100");
  EXPECT_EQ(PrintExact(Ratio(22, 3)), "22/3");
  EXPECT_EQ(PrintExact(Ratio(15, 2)), "7.5");
  EXPECT_EQ(PrintExact(Number(INT64_MAX)), "9223372036854775807");
}

TEST(Number, PrintedDecimalsReadBack) {
  std::mt19937 random(1);
  for (int i = 0; i < 10'000; ++i) {
    auto number = Ratio(static_cast<std::int64_t>(random() % 1'000'000'000), 1'000'000);
    ASSERT_EQ(ParseDecimal(PrintExact(number)), number);
  }
}

TEST(Number, KeepsTheLawsOfArithmetic) {
  std::mt19937 random(2);
  auto any = [&] { return Ratio(static_cast<std::int64_t>(random() % 2001) - 1000, 1 + random() % 50); };
  for (int i = 0; i < 10'000; ++i) {
    auto a = any(), b = any(), c = any();
    ASSERT_EQ(Add(a, b), Add(b, a));
    ASSERT_EQ(Multiply(a, *Add(b, c)), Add(*Multiply(a, b), *Multiply(a, c)));
    ASSERT_EQ(Subtract(*Add(a, b), b), a);
    ASSERT_TRUE(b == Number(0) || Multiply(*Divide(a, b), b) == a);
    ASSERT_EQ(a<b, *Subtract(b, a)> Number(0));
    ASSERT_TRUE(Number(Floor(a)) <= a && a <= Number(Ceiling(a)) && Ceiling(a) - Floor(a) <= 1);
  }
}

}  // namespace
}  // namespace yichi
