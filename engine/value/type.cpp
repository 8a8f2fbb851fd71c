#include "value/type.h"

#include <algorithm>

namespace yichi {

void Dimension::Add(std::uint32_t unit, int exponent) {
  auto at = std::lower_bound(terms_.begin(), terms_.end(), unit,
                             [](const auto& term, std::uint32_t u) { return term.first < u; });
  if (at == terms_.end() || at->first != unit) at = terms_.insert(at, {unit, 0});
  at->second += exponent;
  if (at->second == 0) terms_.erase(at);
}

Dimension Times(const Dimension& a, const Dimension& b) {
  auto result = a;
  for (auto [unit, exponent] : b.terms_) result.Add(unit, exponent);
  return result;
}

Dimension Over(const Dimension& a, const Dimension& b) {
  auto result = a;
  for (auto [unit, exponent] : b.terms_) result.Add(unit, -exponent);
  return result;
}

Type Type::Element() const {
  auto type = *this;
  type.list = false;
  return type;
}

Type Type::ListOf() const {
  auto type = *this;
  type.list = true;
  return type;
}

namespace {

Type Simple(Kind kind, std::uint32_t index = 0) {
  Type type;
  type.kind = kind;
  type.index = index;
  return type;
}

std::string PrintTerms(const std::vector<std::pair<std::uint32_t, int>>& terms,
                       const std::vector<Unit>& units, int sign) {
  std::string out;
  for (auto [unit, exponent] : terms)
    for (auto left = exponent * sign; left > 0; --left) out += (out.empty() ? "" : "·") + units[unit].name;
  return out;
}

}  // namespace

Type TextType() { return Simple(Kind::Text); }
Type BooleanType() { return Simple(Kind::Boolean); }
Type DateType() { return Simple(Kind::Date); }
Type MemberType(std::uint32_t enumeration) { return Simple(Kind::Member, enumeration); }
Type RecordType(std::uint32_t model) { return Simple(Kind::Record, model); }

Type NumberType(Dimension dimension, std::uint32_t unit) {
  auto type = Simple(Kind::Number);
  type.dimension = std::move(dimension);
  type.unit = unit;
  return type;
}

bool Comparable(const Type& a, const Type& b) {
  if (a.kind != b.kind || a.list != b.list) return false;
  switch (a.kind) {
    case Kind::Number:
      return a.dimension == b.dimension;
    case Kind::Member:
      return a.index == b.index;
    default:
      return true;
  }
}

std::string PrintDimension(const Dimension& dimension, const std::vector<Unit>& units) {
  auto above = PrintTerms(dimension.terms(), units, 1), below = PrintTerms(dimension.terms(), units, -1);
  return below.empty() ? above : (above.empty() ? "1" : above) + "/" + below;
}

std::string PrintQuantity(Number value, const Type& type, const std::vector<Unit>& units, int decimals) {
  if (type.percent && type.dimension.pure()) {
    auto scaled = Multiply(value, 100);
    return scaled ? PrintDecimal(*scaled, decimals).text + "%" : PrintExact(value);
  }
  auto unit = PrintDimension(type.dimension, units);
  if (type.unit != kNoIndex) {
    const auto& shown = units[type.unit];
    if (auto scaled = Divide(value, shown.scale)) value = *scaled;
    unit = shown.name;
  }
  return PrintDecimal(value, decimals).text + unit;
}

}  // namespace yichi
