#include "office/cell_format.h"

#include <array>
#include <charconv>
#include <cmath>

#include "value/date.h"

namespace yichi {
namespace {

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// The first section of a format code as tokens: letters and digits that mean something, and literal text.
class CodeScanner {
 public:
  explicit CodeScanner(std::string_view code) : code_(code) {}

  struct Token {
    char letter = 0;  // y m d h s e 0 # ? . , % / E @ *; 0 for literal text
    std::uint32_t count = 0;
    std::string literal;
  };

  std::vector<Token> Run() {
    while (at_ < code_.size() && code_[at_] != ';') Step();
    return std::move(tokens_);
  }

 private:
  void Literal(std::string_view text) {
    if (tokens_.empty() || tokens_.back().letter != 0) tokens_.push_back({});
    tokens_.back().literal += text;
  }

  void Step() {
    char c = code_[at_];
    if (c == '"') return Quoted();
    if (c == '[') return Bracket();
    if (c == '\\' || c == '_' || c == '*') {
      if (c == '\\' && at_ + 1 < code_.size()) Literal(code_.substr(at_ + 1, Width(at_ + 1)));
      at_ += at_ + 1 < code_.size() ? 1 + Width(at_ + 1) : 1;
      return;
    }
    if (auto rest = code_.substr(at_);
        Lowered(rest.substr(0, 5)) == "am/pm" || Lowered(rest.substr(0, 3)) == "a/p") {
      at_ += rest[1] == '/' ? 3 : 5;
      return;
    }
    if (Lowered(code_.substr(at_, 3)) == "aaa") {  // the day of the week
      while (at_ < code_.size() && Lower(code_[at_]) == 'a') ++at_;
      return;
    }
    constexpr std::string_view kMeaning = "ymdhse0#?.,%/@g";
    char low = Lower(c);
    if (Lowered(code_.substr(at_, 7)) == "general") {
      tokens_.push_back({'#', 1, {}});
      at_ += 7;
    } else if (kMeaning.find(low) != kMeaning.npos) {
      if (tokens_.empty() || tokens_.back().letter != low) tokens_.push_back({low, 0, {}});
      ++tokens_.back().count;
      ++at_;
    } else {
      auto width = Width(at_);
      Literal(code_.substr(at_, width));
      at_ += width;
    }
  }

  static std::string Lowered(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = Lower(c);
    return out;
  }

  std::size_t Width(std::size_t at) const {
    std::size_t width = 1;
    while (at + width < code_.size() && (static_cast<unsigned char>(code_[at + width]) & 0xC0) == 0x80)
      ++width;
    return width;
  }

  void Quoted() {
    auto end = std::min(code_.find('"', at_ + 1), code_.size());
    Literal(code_.substr(at_ + 1, end - at_ - 1));
    at_ = std::min(end + 1, code_.size());
  }

  // [h] counts hours; [Red], [>100], [$-804] do not show.
  void Bracket() {
    auto end = std::min(code_.find(']', at_), code_.size());
    auto inside = code_.substr(at_ + 1, end - at_ - 1);
    bool clock = !inside.empty() && inside.find_first_not_of("hHmMsS") == inside.npos;
    if (clock) tokens_.push_back({'h', 1, {}});
    at_ = std::min(end + 1, code_.size());
  }

  std::string_view code_;
  std::size_t at_ = 0;
  std::vector<Token> tokens_;
};

using Tokens = std::vector<CodeScanner::Token>;

// Year, month and day in this order, with what stands between; otherwise the date is shown as 2019-03-01.
std::string DatePattern(const Tokens& tokens) {
  std::string pattern, order;
  for (const auto& token : tokens) {
    char letter = token.letter == 'e' ? 'y' : token.letter;
    if (letter == 'h' || letter == 's') break;
    if (letter == 'y' || (letter == 'm' && token.count <= 2) || (letter == 'd' && token.count <= 2)) {
      order += letter;
      pattern += letter;
      if (letter != 'y' && token.count == 2) pattern += letter;
    } else if (letter == 'm' || letter == 'd') {
      return {};
    } else if (letter == 0 || letter == '/' || letter == '.') {
      auto literal = letter == 0 ? token.literal : std::string(token.count, letter);
      if (literal.find_first_of("ymd") != literal.npos) return {};
      pattern += literal;
    }
  }
  while (!pattern.empty() && pattern.back() == ' ') pattern.pop_back();
  return order == "ymd" || order == "ym" ? pattern : std::string();
}

bool Has(const Tokens& tokens, std::string_view letters) {
  for (const auto& token : tokens)
    if (token.letter != 0 && letters.find(token.letter) != letters.npos) return true;
  return false;
}

std::string Padded(int value, bool two) { return (two && value < 10 ? "0" : "") + std::to_string(value); }

std::string ShowDate(CalendarDate date, std::string_view pattern) {
  if (pattern.empty()) pattern = "y-mm-dd";
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    char c = pattern[i];
    if (c != 'y' && c != 'm' && c != 'd') {
      out += c;
      continue;
    }
    bool two = c != 'y' && i + 1 < pattern.size() && pattern[i + 1] == c;
    if (two) ++i;
    out += c == 'y' ? std::to_string(date.year) : Padded(c == 'm' ? date.month : date.day, two);
  }
  return out;
}

// Digits of a general or scientific text without exponent.
std::string WithoutExponent(std::string_view text) {
  auto e = text.find('e');
  if (e == text.npos) return std::string(text);
  int exponent = 0;
  auto written = text.substr(e + 1);
  if (written.front() == '+') written.remove_prefix(1);
  std::from_chars(written.data(), written.data() + written.size(), exponent);
  bool negative = text.front() == '-';
  std::string digits;
  int point = 0;
  bool before_point = true;
  for (char c : text.substr(negative, e - negative)) {
    if (c == '.') {
      before_point = false;
    } else {
      digits += c;
      point += before_point;
    }
  }
  point += exponent;
  if (point <= 0) digits.insert(0, static_cast<std::size_t>(1 - point), '0'), point = 1;
  if (point > static_cast<int>(digits.size()))
    digits.append(static_cast<std::size_t>(point) - digits.size(), '0');
  auto cut = static_cast<std::size_t>(point);
  std::string out = (negative ? "-" : "") + digits.substr(0, cut);
  if (cut < digits.size()) out += "." + digits.substr(cut);
  return out;
}

std::string FifteenDigits(double value) {
  std::array<char, 64> buffer{};
  auto [end, error] =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::general, 15);
  if (error != std::errc()) return {};
  return WithoutExponent({buffer.data(), static_cast<std::size_t>(end - buffer.data())});
}

// Day 60 of the 1900 system is a 29 February that never was.
std::optional<Day> DayOfSerial(double serial, bool since1904) {
  auto days = std::floor(serial);
  if (days < 0 || days > 2'958'465) return std::nullopt;
  auto count = static_cast<Day>(days);
  if (since1904) return *ToDay({1904, 1, 1}) + count;
  if (count == 0 || count == 60) return std::nullopt;
  return *ToDay({1899, 12, 31}) + count - (count > 60 ? 1 : 0);
}

std::string ShowTime(double serial) {
  auto seconds = static_cast<int>(std::lround((serial - std::floor(serial)) * 86400)) % 86400;
  auto out = Padded(seconds / 3600, true) + ":" + Padded(seconds / 60 % 60, true);
  return seconds % 60 == 0 ? out : out + ":" + Padded(seconds % 60, true);
}

std::string ShowPlain(std::string digits, const CellFormat& format) {
  auto sign = digits.substr(0, 1) == "-" ? 1u : 0u;
  if (format.digits > 0 && digits.find('.') == digits.npos && digits.size() - sign < format.digits)
    digits.insert(sign, format.digits - (digits.size() - sign), '0');
  return format.before + digits + format.after;
}

}  // namespace

CellFormat BuiltinFormat(std::uint32_t id) {
  if (id == 9 || id == 10) return ParseCellFormat("0%");
  if (id == 14) return ParseCellFormat("yyyy/m/d");
  if (id == 22) return ParseCellFormat("yyyy/m/d h:mm");
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return ParseCellFormat("h:mm:ss");
  if (id == 32 || id == 33 || id == 55 || id == 56) return ParseCellFormat("h:mm:ss");
  if (id == 27 || id == 36 || id == 50 || id == 52 || id == 57) return ParseCellFormat("yyyy\"年\"m\"月\"");
  if (id == 31) return ParseCellFormat("yyyy\"年\"m\"月\"d\"日\"");
  bool date = (id >= 15 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  return date ? ParseCellFormat("yyyy-mm-dd") : CellFormat();
}

CellFormat ParseCellFormat(std::string_view code) {
  auto tokens = CodeScanner(code).Run();
  CellFormat format;
  bool digits = Has(tokens, "0#?");
  if (!digits && Has(tokens, "yde")) {
    format.kind = CellFormat::Kind::Date;
    format.date = DatePattern(tokens);
  } else if (!digits && Has(tokens, "hs")) {
    format.kind = CellFormat::Kind::Time;
  } else if (!digits && Has(tokens, "m")) {
    format.kind = CellFormat::Kind::Date;
  } else if (Has(tokens, "%")) {
    format.kind = CellFormat::Kind::Percent;
  } else if (digits && !Has(tokens, "/e")) {
    bool seen = false;
    for (const auto& token : tokens) {
      if (token.letter == 0) (seen ? format.after : format.before) += token.literal;
      if (token.letter != 0) seen = true;
    }
    if (!Has(tokens, "#?.,") && tokens.size() <= 3)
      for (const auto& token : tokens)
        if (token.letter == '0' && token.count > 1) format.digits = token.count;
  }
  return format;
}

std::optional<ShownNumber> ShowNumber(std::string_view stored, const CellFormat& format, bool since1904) {
  double value = 0;
  auto [end, error] = std::from_chars(stored.data(), stored.data() + stored.size(), value);
  if (error != std::errc() || end != stored.data() + stored.size() || !std::isfinite(value))
    return std::nullopt;
  switch (format.kind) {
    case CellFormat::Kind::Date: {
      auto day = DayOfSerial(value, since1904);
      if (!day) break;
      return ShownNumber{ShowDate(ToCalendar(*day), format.date), CellKind::Date};
    }
    case CellFormat::Kind::Time:
      if (value < 0 || value >= 1) break;
      return ShownNumber{ShowTime(value), CellKind::Text};
    case CellFormat::Kind::Percent:
      return ShownNumber{FifteenDigits(value * 100) + "%", CellKind::Number};
    default:
      break;
  }
  return ShownNumber{ShowPlain(FifteenDigits(value), format), CellKind::Number};
}

}  // namespace yichi
