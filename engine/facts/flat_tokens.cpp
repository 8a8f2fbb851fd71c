#include "facts/flat_tokens.h"

#include <algorithm>
#include <cstring>

namespace yichi::facts {

std::string_view TrimmedToken(std::string_view text) {
  // Mostly there is nothing to trim: all that is trimmed is below.
  constexpr auto kFirst = '!';
  if (!text.empty() && text.front() >= kFirst && text.back() >= kFirst) return text;
  auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  return text;
}

namespace {

// A number of JSON that every reader takes as it is written: no exponent, no -0, not many digits.
bool IsPlainNumber(std::string_view token) {
  constexpr std::size_t kMostDigits = 15;
  auto digits = token.substr(token.starts_with('-') ? 1 : 0);
  auto point = std::min(digits.find('.'), digits.size());
  auto whole = digits.substr(0, point);
  auto all_digits = [](std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  };
  if (!all_digits(whole) || digits.size() > kMostDigits || (whole.size() > 1 && whole[0] == '0'))
    return false;
  if (point < digits.size()) return all_digits(digits.substr(point + 1));
  return token != "-0";
}

}  // namespace

bool ReadToken(std::string_view token, bool escapes, Scalar& scalar) {
  switch (token.front()) {
    case '"':
      if (token.size() < 2 || token.back() != '"') return false;
      scalar.kind = Scalar::Kind::Text;
      scalar.text = token.substr(1, token.size() - 2);
      scalar.escaped = escapes && std::memchr(scalar.text.data(), '\\', scalar.text.size()) != nullptr;
      return true;
    case 'n':
      scalar.kind = Scalar::Kind::Null;
      return token == "null";
    case 't':
    case 'f':
      scalar = {Scalar::Kind::Other, token, false};
      return token == "true" || token == "false";
    default:
      scalar = {Scalar::Kind::Other, token, false};
      return IsPlainNumber(token);
  }
}

}  // namespace yichi::facts
