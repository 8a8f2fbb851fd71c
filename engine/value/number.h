#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yichi {

// An exact rational in lowest terms, denominator above 0. Arithmetic never rounds; what does not fit in 64
// bits is std::nullopt, and the caller says 待定, never a wrong number.
struct Number {
  std::int64_t numerator = 0;
  std::int64_t denominator = 1;

  constexpr Number() = default;
  constexpr Number(std::int64_t whole) : numerator(whole) {}  // NOLINT: a whole number is a number

  bool whole() const { return denominator == 1; }
  friend bool operator==(const Number&, const Number&) = default;
  friend std::strong_ordering operator<=>(const Number& a, const Number& b);
};

std::optional<Number> MakeNumber(std::int64_t numerator, std::int64_t denominator);  // denominator not 0
std::optional<Number> Add(Number a, Number b);
std::optional<Number> Subtract(Number a, Number b);
std::optional<Number> Multiply(Number a, Number b);
std::optional<Number> Divide(Number a, Number b);  // nullopt also for b = 0
std::optional<Number> Negate(Number a);

std::int64_t Floor(Number a);
std::int64_t Ceiling(Number a);

// Half away from zero, to that many decimals (0–9).
std::optional<Number> RoundTo(Number a, int decimals);

// "12", "0.5", "19.3": decimal digits only, as ASCII; nullopt when it is none or does not fit.
std::optional<Number> ParseDecimal(std::string_view text);

// Decimal with at most `decimals` places, trailing zeros dropped; `exact` tells whether nothing was cut.
struct Printed {
  std::string text;
  bool exact = true;
};
Printed PrintDecimal(Number a, int decimals);

// The shortest exact form: "7", "7.5", or "22/3" when no finite decimal of nine places exists.
std::string PrintExact(Number a);

}  // namespace yichi
