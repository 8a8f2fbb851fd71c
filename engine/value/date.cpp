#include "value/date.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"

namespace yichi {
namespace {

bool IsLeap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int DaysInMonth(int year, int month) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && IsLeap(year) ? 29 : kDays[static_cast<std::size_t>(month - 1)];
}

// H. Hinnant, "chrono-Compatible Low-Level Date Algorithms": days_from_civil and civil_from_days.
Day DaysFromCivil(int year, int month, int day) {
  year -= month <= 2;
  auto era = year / 400;
  auto year_of_era = year - era * 400;
  auto day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  auto day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

struct Digits {
  std::string_view rest;

  std::optional<int> Take(std::size_t least, std::size_t most) {
    int value = 0;
    std::size_t count = 0;
    while (count < most && count < rest.size() && rest[count] >= '0' && rest[count] <= '9')
      value = value * 10 + (rest[count++] - '0');
    if (count < least) return std::nullopt;
    rest.remove_prefix(count);
    return value;
  }
  bool Skip(std::string_view mark) {
    if (!rest.starts_with(mark)) return false;
    rest.remove_prefix(mark.size());
    return true;
  }
};

std::string Padded(int value, std::size_t width) {
  auto text = std::to_string(value);
  return std::string(width - std::min(width, text.size()), '0') + text;
}

}  // namespace

std::optional<Day> ToDay(CalendarDate date) {
  bool possible = date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.month <= 12 && date.day >= 1;
  if (!possible || date.day > DaysInMonth(date.year, date.month)) return std::nullopt;
  return DaysFromCivil(date.year, date.month, date.day);
}

CalendarDate ToCalendar(Day day) {
  auto shifted = day + 719468;
  auto era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  auto day_of_era = shifted - era * 146097;
  auto year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  auto day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  auto month_index = (5 * day_of_year + 2) / 153;
  auto month = month_index < 10 ? month_index + 3 : month_index - 9;
  return {year_of_era + era * 400 + (month <= 2), month, day_of_year - (153 * month_index + 2) / 5 + 1};
}

std::optional<Day> ParseDay(std::string_view text) {
  Digits digits{text};
  auto year = digits.Take(4, 4);
  bool words = year && digits.Skip("年");
  if (!year || (!words && !digits.Skip("-"))) return std::nullopt;
  auto month = digits.Take(1, 2);
  if (!month || !digits.Skip(words ? "月" : "-")) return std::nullopt;
  auto day = digits.Take(1, 2);
  if (!day || (words && !digits.Skip("日")) || !digits.rest.empty()) return std::nullopt;
  return ToDay({*year, *month, *day});
}

std::string PrintDay(Day day) {
  auto date = ToCalendar(day);
  return Padded(date.year, 4) + "-" + Padded(date.month, 2) + "-" + Padded(date.day, 2);
}

std::optional<Day> AddMonths(Day day, std::int64_t months) {
  if (months > 120'000 || months < -120'000) return std::nullopt;
  auto date = ToCalendar(day);
  auto index = std::int64_t{date.year} * 12 + date.month - 1 + months;
  if (index < 12) return std::nullopt;
  auto year = static_cast<int>(index / 12), month = static_cast<int>(index % 12) + 1;
  if (year > 9999) return std::nullopt;
  return ToDay({year, month, std::min(date.day, DaysInMonth(year, month))});
}

}  // namespace yichi
