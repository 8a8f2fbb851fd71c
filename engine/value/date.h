#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yichi {

// Days since 1970-01-01 in the Gregorian calendar.
using Day = std::int32_t;

struct CalendarDate {
  int year = 1970;
  int month = 1;
  int day = 1;
};

std::optional<Day> ToDay(CalendarDate date);  // nullopt when there is no such day; years 1–9999
CalendarDate ToCalendar(Day day);

// "2021-06-01" or "2021年6月1日".
std::optional<Day> ParseDay(std::string_view text);
std::string PrintDay(Day day);  // "2021-06-01"

// Calendar months later; a day that the month lacks becomes its last day (民法典 art. 202).
std::optional<Day> AddMonths(Day day, std::int64_t months);

}  // namespace yichi
