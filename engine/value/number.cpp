#include "value/number.h"

#include <cassert>
#include <numeric>

namespace yichi {
namespace {

__extension__ using Wide = __int128;  // -Wpedantic knows no 128-bit type

constexpr Wide kMax = INT64_MAX;

Wide Magnitude(Wide value) { return value < 0 ? -value : value; }

Wide GreatestCommonDivisor(Wide a, Wide b) {
  while (b != 0) {
    auto rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

std::optional<Number> Reduce(Wide numerator, Wide denominator) {
  if (denominator == 0) return std::nullopt;
  if (denominator < 0) {
    numerator = -numerator;
    denominator = -denominator;
  }
  auto divisor = GreatestCommonDivisor(Magnitude(numerator), denominator);
  numerator /= divisor;
  denominator /= divisor;
  if (Magnitude(numerator) > kMax || denominator > kMax) return std::nullopt;
  Number result;
  result.numerator = static_cast<std::int64_t>(numerator);
  result.denominator = static_cast<std::int64_t>(denominator);
  return result;
}

std::int64_t PowerOfTen(int exponent) {
  std::int64_t power = 1;
  while (exponent-- > 0) power *= 10;
  return power;
}

}  // namespace

std::strong_ordering operator<=>(const Number& a, const Number& b) {
  auto left = Wide{a.numerator} * b.denominator, right = Wide{b.numerator} * a.denominator;
  return left < right   ? std::strong_ordering::less
         : left > right ? std::strong_ordering::greater
                        : std::strong_ordering::equal;
}

std::optional<Number> MakeNumber(std::int64_t numerator, std::int64_t denominator) {
  return Reduce(numerator, denominator);
}

std::optional<Number> Add(Number a, Number b) {
  if (a.whole() && b.whole()) return Reduce(Wide{a.numerator} + b.numerator, 1);
  auto left = Wide{a.numerator} * b.denominator, right = Wide{b.numerator} * a.denominator;
  return Reduce(left + right, Wide{a.denominator} * b.denominator);
}

std::optional<Number> Subtract(Number a, Number b) {
  auto negative = Negate(b);
  return negative ? Add(a, *negative) : std::nullopt;
}

std::optional<Number> Multiply(Number a, Number b) {
  return Reduce(Wide{a.numerator} * b.numerator, Wide{a.denominator} * b.denominator);
}

std::optional<Number> Divide(Number a, Number b) {
  return Reduce(Wide{a.numerator} * b.denominator, Wide{a.denominator} * b.numerator);
}

std::optional<Number> Negate(Number a) { return Reduce(-Wide{a.numerator}, a.denominator); }

std::int64_t Floor(Number a) {
  auto quotient = a.numerator / a.denominator;
  return a.numerator % a.denominator < 0 ? quotient - 1 : quotient;
}

std::int64_t Ceiling(Number a) {
  auto quotient = a.numerator / a.denominator;
  return a.numerator % a.denominator > 0 ? quotient + 1 : quotient;
}

std::optional<Number> RoundTo(Number a, int decimals) {
  assert(decimals >= 0 && decimals <= 9);
  auto power = PowerOfTen(decimals);
  auto scaled = Wide{a.numerator} * power;
  auto doubled = 2 * Magnitude(scaled) + a.denominator;
  auto rounded = doubled / (2 * Wide{a.denominator});
  return Reduce(scaled < 0 ? -rounded : rounded, power);
}

std::optional<Number> ParseDecimal(std::string_view text) {
  Wide value = 0;
  Wide denominator = 1;
  bool point = false, digit = false;
  for (auto c : text) {
    if (c == '.' && !point && digit) {
      point = true;
      digit = false;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    digit = true;
    value = value * 10 + (c - '0');
    if (point) denominator *= 10;
    if (value > kMax || denominator > kMax) return std::nullopt;
  }
  return digit ? Reduce(value, denominator) : std::nullopt;
}

Printed PrintDecimal(Number a, int decimals) {
  auto rounded = RoundTo(a, decimals);
  if (!rounded) return {PrintExact(a), true};
  auto power = PowerOfTen(decimals);
  auto scaled = Magnitude(Wide{rounded->numerator} * (power / rounded->denominator));
  auto whole = static_cast<std::int64_t>(scaled / power);
  auto fraction = static_cast<std::int64_t>(scaled % power);
  auto text = (rounded->numerator < 0 ? "-" : "") + std::to_string(whole);
  if (fraction != 0) {
    auto digits = std::to_string(fraction);
    digits.insert(0, static_cast<std::size_t>(decimals) - digits.size(), '0');
    digits.erase(digits.find_last_not_of('0') + 1);
    text += "." + digits;
  }
  return {text, *rounded == a};
}

std::string PrintExact(Number a) {
  constexpr int kDecimals = 9;
  if (auto rounded = RoundTo(a, kDecimals); rounded && *rounded == a) return PrintDecimal(a, kDecimals).text;
  return std::to_string(a.numerator) + "/" + std::to_string(a.denominator);
}

}  // namespace yichi
