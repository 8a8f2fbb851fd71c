#include "value/date.h"

#include <gtest/gtest.h>

namespace yichi {
namespace {

std::string After(const std::string& day, std::int64_t months) {
  auto later = AddMonths(ParseDay(day).value(), months);
  return later ? PrintDay(*later) : "none";
}

TEST(Date, CountsFrom1970) {
  EXPECT_EQ(ToDay({1970, 1, 1}), 0);
  EXPECT_EQ(ToDay({2000, 3, 1}), 11'017);
  EXPECT_EQ(ToDay({1, 1, 1}), -719'162);
  EXPECT_EQ(ToDay({9999, 12, 31}), 2'932'896);
}

TEST(Date, RefusesDaysThatAreNone) {
  EXPECT_TRUE(ToDay({2024, 2, 29}));
  EXPECT_TRUE(ToDay({2000, 2, 29}));
  for (auto date : {CalendarDate{2023, 2, 29}, CalendarDate{1900, 2, 29}, CalendarDate{2021, 4, 31},
                    CalendarDate{2021, 0, 1}, CalendarDate{2021, 13, 1}, CalendarDate{2021, 1, 0},
                    CalendarDate{0, 1, 1}, CalendarDate{10'000, 1, 1}})
    EXPECT_FALSE(ToDay(date)) << date.year << "-" << date.month << "-" << date.day;
}

TEST(Date, EveryDayRoundTripsAndFollowsTheOneBefore) {
  auto first = ToDay({1, 1, 1}).value(), last = ToDay({9999, 12, 31}).value();
  for (auto day = first; day <= last; day += day < 20'000 && day > -20'000 ? 1 : 13) {
    ASSERT_EQ(ToDay(ToCalendar(day)), day);
    ASSERT_EQ(ParseDay(PrintDay(day)), day);
  }
}

TEST(Date, Reads) {
  EXPECT_EQ(ParseDay("2021-06-01"), ToDay({2021, 6, 1}));
  EXPECT_EQ(ParseDay("2021-6-1"), ToDay({2021, 6, 1}));
  EXPECT_EQ(ParseDay("2021年6月1日"), ToDay({2021, 6, 1}));
  for (auto text : {"", "2021", "2021-06", "2021-06-01x", "2021年6月1", "21-06-01", "2021-02-30",
                    "2021年6-1日", "2021/6/1"})
    EXPECT_FALSE(ParseDay(text)) << text;
}

TEST(Date, AddsCalendarMonths) {
  EXPECT_EQ(After("2021-01-31", 1), "2021-02-28");
  EXPECT_EQ(After("2024-01-31", 1), "2024-02-29");
  EXPECT_EQ(After("2021-11-30", 3), "2022-02-28");
  EXPECT_EQ(After("2021-03-31", -1), "2021-02-28");
  EXPECT_EQ(After("2020-02-29", 12), "2021-02-28");
  EXPECT_EQ(After("2021-01-15", -13), "2019-12-15");
  EXPECT_EQ(After("9999-12-01", 1), "none");
  EXPECT_EQ(After("0001-01-01", -1), "none");
  EXPECT_EQ(After("2021-01-01", INT64_MAX), "none");
}

}  // namespace
}  // namespace yichi
