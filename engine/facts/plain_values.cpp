#include "facts/plain_values.h"

#include <algorithm>

#include "base/utf8.h"
#include "facts/field_names.h"
#include "facts/stretch.h"
#include "facts/values.h"
#include "text/numeral.h"

namespace yichi::facts {
namespace {

// 2019/3/1, 2019.3.1, 20190301, 2019-03-01T00:00:00 as 2019-03-01.
std::u32string WithDashes(std::u32string_view text) {
  auto end = text.find_first_of(U" T");
  auto date = std::u32string(text.substr(0, end));
  bool digits = std::all_of(date.begin(), date.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; });
  if (digits && date.size() == 8) return date.substr(0, 4) + U"-" + date.substr(4, 2) + U"-" + date.substr(6);
  std::replace_if(
      date.begin(), date.end(), [](char32_t c) { return c == U'/' || c == U'.'; }, U'-');
  // Behind the date only a time may stand.
  bool time = end == text.npos || text.find_first_not_of(U"0123456789:.Z+-", end + 1) == text.npos;
  return time ? date : std::u32string(text);
}

bool AllDigits(std::u32string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; });
}

// 2012年5月, 2012-05, 2012/5, 2012.05, 201205: the first day of the month. 2012.1 stays open, as spreadsheets
// make it of 2012.10.
std::optional<Day> FirstOfMonth(std::u32string_view folded) {
  std::u32string text(folded);
  auto mark = text.find_first_of(U"年-/.");
  std::u32string year = text.substr(0, 4), month;
  if (mark == text.npos && text.size() == 6)
    month = text.substr(4);
  else if (mark == 4)
    month = text.substr(5);
  if (mark == 4 && text[mark] == U'年' && month.ends_with(U'月')) month.pop_back();
  if (!AllDigits(year) || !AllDigits(month) || month.size() > 2) return std::nullopt;
  if (mark == 4 && text[mark] == U'.' && month == U"1") return std::nullopt;
  auto number = [](std::u32string_view digits) {
    int value = 0;
    for (auto c : digits) value = value * 10 + static_cast<int>(c - U'0');
    return value;
  };
  return ToDay({number(year), number(month), 1});
}

bool IsOpenAmount(std::u32string_view text) {
  auto amount = ReadAmount(text);
  return amount.length > 0 && !amount.value;
}

std::optional<bool> Truth(const std::u32string& folded) {
  for (auto word : {U"是", U"有", U"true", U"TRUE", U"√", U"1", U"Y", U"y"})
    if (folded == word) return true;
  for (auto word : {U"否", U"无", U"false", U"FALSE", U"×", U"0", U"N", U"n"})
    if (folded == word) return false;
  return std::nullopt;
}

bool IsNegative(std::u32string_view text) {
  return text.size() > 1 && (text[0] == U'-' || text[0] == U'−') && text[1] >= U'0' && text[1] <= U'9';
}

PlainValue ReadScalar(const RuleSet& rules, std::u32string_view text, const Type& type, Place place,
                      std::uint32_t unit) {
  Stretch stretch;
  stretch.text = text;
  auto counted = type;
  if (unit != kNoIndex) counted.unit = unit;
  PlainValue read;
  auto value = ValueOfText(rules, stretch, counted);
  if (value) read.value = *std::move(value);
  auto folded = Fold(text);
  if (read.value.status != Status::Known) {
    if (type.kind == Kind::Date) {
      auto day = ParseDay(EncodeUtf8(WithDashes(folded)));
      if (!day) day = FirstOfMonth(folded);
      if (day) {
        read.value.scalar = *day;
        read.value.status = Status::Known;
      }
    } else if (type.kind == Kind::Boolean) {
      if (auto truth = Truth(folded)) {
        read.value.scalar = *truth;
        read.value.status = Status::Known;
      }
    }
  }
  bool below_zero = type.kind == Kind::Number && IsNegative(folded);
  if (below_zero && read.value.status != Status::Known) {
    auto rest = ReadScalar(rules, text.substr(1), type, place, unit);
    const auto* number = std::get_if<Number>(&rest.value.scalar);
    auto negated = number ? Negate(*number) : std::nullopt;
    if (negated && rest.value.status == Status::Known) {
      read.value.scalar = *negated;
      read.value.status = Status::Known;
    }
  }
  read.value.place = place;
  bool open = type.kind == Kind::Number && IsOpenAmount(text);
  read.broken = read.value.status != Status::Known && !open;
  return read;
}

std::vector<std::u32string_view> Divide(std::u32string_view text) {
  std::vector<std::u32string_view> parts;
  while (!text.empty()) {
    auto end = std::min(text.find_first_of(U"、；;\n"), text.size());
    auto part = Trim(text.substr(0, end));
    if (!part.empty()) parts.push_back(part);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

Record NamedRecord(const RuleSet& rules, std::u32string_view text, std::uint32_t model, Place place,
                   std::uint32_t unit, bool& broken) {
  Record record;
  record.model = model;
  record.place = place;
  record.fields.resize(rules.models[model].fields.size());
  auto naming = NamingField(rules, model);
  if (naming == kNoIndex) {
    broken = true;
    return record;
  }
  auto read = ReadScalar(rules, text, rules.models[model].fields[naming].type, place, unit);
  broken = broken || read.broken;
  record.fields[naming] = std::move(read.value);
  return record;
}

}  // namespace

std::uint32_t FindUnit(const RuleSet& rules, std::string_view name, const Type& type) {
  if (name.empty() || type.kind != Kind::Number) return kNoIndex;
  for (std::uint32_t u = 0; u < rules.units.size(); ++u) {
    const auto& unit = rules.units[u];
    bool named =
        unit.name == name || std::find(unit.words.begin(), unit.words.end(), name) != unit.words.end();
    if (named && unit.dimension == type.dimension) return u;
  }
  return kNoIndex;
}

std::optional<PlainValue> ReadPlain(const RuleSet& rules, std::u32string_view text, const Type& type,
                                    Place place, std::uint32_t unit) {
  text = Trim(text);
  for (std::u32string_view nothing : {U"", U"-", U"—", U"——", U"/", U"\\"})
    if (text == nothing) return std::nullopt;
  if (!type.list && type.kind != Kind::Record) return ReadScalar(rules, text, type, place, unit);
  PlainValue read;
  read.value.status = Status::Known;
  read.value.place = place;
  if (!type.list) {
    read.value.records.push_back(NamedRecord(rules, text, type.index, place, unit, read.broken));
    return read;
  }
  auto element = type.Element();
  for (auto part : Divide(text)) {
    if (element.kind == Kind::Record) {
      read.value.records.push_back(NamedRecord(rules, part, element.index, place, unit, read.broken));
      continue;
    }
    auto one = ReadScalar(rules, part, element, place, unit);
    read.broken = read.broken || one.broken;
    read.value.scalars.push_back(std::move(one.value));
  }
  return read;
}

}  // namespace yichi::facts
