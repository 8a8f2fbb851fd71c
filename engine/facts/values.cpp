#include "facts/values.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/numeral.h"

namespace yichi::facts {
namespace {

std::u32string_view Written(const Stretch& stretch, TextRange range) {
  return std::u32string_view(stretch.text).substr(range.begin, range.end - range.begin);
}

std::optional<std::uint32_t> FindMember(const RuleSet& rules, const Type& type, std::string_view word) {
  const auto& members = rules.enumerations[type.index].members;
  for (std::uint32_t m = 0; m < members.size(); ++m)
    if (std::find(members[m].words.begin(), members[m].words.end(), word) != members[m].words.end()) return m;
  return std::nullopt;
}

void SetNumber(const RuleSet& rules, FieldValue& value, Number number, std::uint32_t unit) {
  auto scaled = unit == kNoIndex ? std::optional(number) : Multiply(number, rules.units[unit].scale);
  if (scaled)
    value.scalar = *scaled;
  else
    value.status = Status::Overflow;
}

}  // namespace

std::optional<FieldValue> ValueOf(const RuleSet& rules, const Stretch& stretch, const Capture& capture,
                                  const Hole& hole, const Type& type) {
  FieldValue value;
  value.status = Status::Known;
  value.place = stretch.PlaceOf(capture.range);
  auto written = Trim(Written(stretch, capture.range));
  value.original = EncodeUtf8(written);
  if (const auto* number = std::get_if<Number>(&capture.value)) {
    if (type.kind != Kind::Number) return std::nullopt;
    SetNumber(rules, value, *number, hole.kind == HoleKind::Quantity ? hole.index : type.unit);
  } else if (const auto* day = std::get_if<Day>(&capture.value)) {
    if (type.kind != Kind::Date) return std::nullopt;
    value.scalar = *day;
  } else if (const auto* member = std::get_if<std::uint32_t>(&capture.value)) {
    if (type.kind == Kind::Member && hole.index == type.index)
      value.scalar = *member;
    else if (type.kind == Kind::Text)
      value.scalar = value.original.all();
    else
      return std::nullopt;
  } else if (const auto* text = std::get_if<std::u32string>(&capture.value)) {
    auto trimmed = EncodeUtf8(Trim(*text));
    if (type.kind == Kind::Member) {
      auto known = FindMember(rules, type, trimmed);
      if (!known) return std::nullopt;
      value.scalar = *known;
    } else if (type.kind == Kind::Text || type.kind == Kind::Region) {
      if (trimmed.empty()) return std::nullopt;
      value.scalar = std::move(trimmed);
    } else {
      return std::nullopt;
    }
  } else {
    value.status = Status::Vague;
  }
  return value;
}

namespace {

// A number and at most a word of a unit behind it: 12, 12名, 若干.
void ReadNumberCell(const RuleSet& rules, FieldValue& value, std::u32string_view text, const Type& type) {
  auto amount = ReadAmount(text);
  auto rest = EncodeUtf8(Trim(text.substr(amount.length)));
  auto unit = type.unit;
  if (amount.length == 0) {
    value.status = Status::Vague;
    return;
  }
  if (rest == "%" || rest == "％") {
    auto share = amount.value ? Divide(*amount.value, Number(100)) : std::nullopt;
    if (share) value.scalar = *share;
    value.status = share ? Status::Known : Status::Vague;
    return;
  }
  if (!rest.empty()) {
    for (std::uint32_t u = 0; u < rules.units.size(); ++u) {
      const auto& words = rules.units[u].words;
      bool named = rules.units[u].name == rest || std::find(words.begin(), words.end(), rest) != words.end();
      if (named && rules.units[u].dimension == type.dimension) unit = u;
    }
    // Something else stands behind the number: that is not a plain figure.
    bool known = unit != kNoIndex &&
                 (rules.units[unit].name == rest ||
                  std::find(rules.units[unit].words.begin(), rules.units[unit].words.end(), rest) !=
                      rules.units[unit].words.end());
    if (!known) {
      value.status = Status::Vague;
      return;
    }
  }
  if (amount.value)
    SetNumber(rules, value, *amount.value, unit);
  else
    value.status = Status::Vague;
}

}  // namespace

std::optional<FieldValue> ValueOfText(const RuleSet& rules, const Stretch& stretch, const Type& type) {
  auto text = Trim(stretch.text);
  if (text.empty() || text == U"-" || text == U"—" || text == U"/") return std::nullopt;
  FieldValue value;
  value.status = Status::Known;
  value.place = stretch.PlaceOf({0, static_cast<std::uint32_t>(stretch.text.size())});
  value.original = EncodeUtf8(text);
  auto folded = EncodeUtf8(Fold(text));
  switch (type.kind) {
    case Kind::Number:
      ReadNumberCell(rules, value, text, type);
      break;
    case Kind::Date:
      if (auto day = ParseDay(folded))
        value.scalar = *day;
      else
        value.status = Status::Vague;
      break;
    case Kind::Member:
      if (auto member = FindMember(rules, type, folded))
        value.scalar = *member;
      else
        value.status = Status::Vague;
      break;
    case Kind::Boolean:
      if (folded == "是" || folded == "否")
        value.scalar = folded == "是";
      else
        value.status = Status::Vague;
      break;
    default:
      value.scalar = value.original.all();
  }
  return value;
}

std::vector<Match> Matches(const ReadingRule& reading, const Stretch& stretch) {
  if (!reading.match) return {};
  auto matches = reading.match->FindAll(stretch.view);
  if (matches.empty()) return matches;
  for (const auto& except : reading.except) {
    auto excluded = except.FindAll(stretch.view);
    std::erase_if(matches, [&](const Match& match) {
      return std::any_of(excluded.begin(), excluded.end(), [&](const Match& other) {
        return other.range.begin < match.range.end && match.range.begin < other.range.end;
      });
    });
  }
  return matches;
}

bool Excluded(const ReadingRule& reading, const Stretch& stretch) {
  return std::any_of(reading.except.begin(), reading.except.end(),
                     [&](const Pattern& except) { return except.Matches(stretch.view); });
}

}  // namespace yichi::facts
