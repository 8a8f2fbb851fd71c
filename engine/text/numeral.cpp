#include "text/numeral.h"

#include <limits>
#include <vector>

#include "base/utf8.h"
#include "text/numeral_run.h"

namespace yichi {
namespace {

using Text = std::u32string_view;

bool IsTypedZero(char32_t c) {
  return HanDigit(c) == 0 || c == U'0' || c == U'０' || c == U'O' || c == U'Ｏ' || c == U'o';
}

// 1,200 has groups of three after the first; ParseDecimal knows none of them.
std::optional<Number> ReadArabic(Text text) {
  std::string plain;
  auto point = text.find_first_of(U".．");
  auto whole = text.substr(0, point);
  bool grouped = whole.find_first_of(U",，") != Text::npos;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    auto c = NarrowDigit(whole[i]);
    bool comma_place = grouped && (whole.size() - i) % 4 == 0;
    if (comma_place != (c == U',') || (comma_place && i == 0)) return std::nullopt;
    if (c != U',' && !IsArabicDigit(c)) return std::nullopt;
    if (c != U',') plain += static_cast<char>(c);
  }
  if (grouped && whole.size() % 4 == 0) return std::nullopt;
  if (point != Text::npos) {
    plain += '.';
    for (auto c : text.substr(point + 1)) {
      if (!IsArabicDigit(c)) return std::nullopt;
      plain += static_cast<char>(NarrowDigit(c));
    }
  }
  return ParseDecimal(plain);
}

// 二〇二六: digits by place. Two digits without a zero are a guess between two numbers: 七八名, 三五个.
std::optional<Number> ReadPlaces(Text text) {
  std::int64_t value = 0;
  bool zero = false;
  if (text.size() > 18) return std::nullopt;
  for (auto c : text) {
    auto digit = IsTypedZero(c) ? 0 : HanDigit(c);
    if (digit < 0 || (text.size() > 1 && (c == U'两' || c == U'兩'))) return std::nullopt;
    zero = zero || digit == 0;
    value = value * 10 + digit;
  }
  if (text.empty() || HanDigit(text[0]) < 0 || (text.size() == 2 && !zero)) return std::nullopt;
  return Number(value);
}

// 一百零五, 12万3千: a sum of sections, each a sum of digit × scale with falling scales.
class Sections {
 public:
  bool Zero() {
    bool fits = !zero_ && !pending_ && started_;
    zero_ = true;
    return fits;
  }

  bool Digit(Number digit, bool arabic) {
    if (pending_ || (arabic && (zero_ || fraction_))) return false;
    pending_ = digit;
    arabic_ = arabic;
    fraction_ = fraction_ || !digit.whole();
    started_ = true;
    return !fraction_ || sections_ == 0;
  }

  bool Tens(int tens) {
    if (pending_ || small_ <= 10) return false;
    section_ = yichi::Add(section_, tens).value_or(0);
    small_ = 10;
    zero_ = false;
    started_ = true;
    return true;
  }

  bool Scale(std::int64_t scale) { return scale < 10'000 ? Small(scale) : Big(scale); }

  std::optional<Number> Total() {
    if (pending_) {
      bool unsaid = last_ > 10 && !zero_;  // 一百一 may be 101 or 110
      if (arabic_ || unsaid || small_ < 10) return std::nullopt;
      Gather(*pending_);
    } else if (zero_) {
      return std::nullopt;
    }
    return sound_ ? yichi::Add(total_, section_) : std::nullopt;
  }

 private:
  bool Small(std::int64_t scale) {
    bool bare_ten = scale == 10 && !pending_ && !zero_;
    if (scale >= small_ || (!pending_ && !bare_ten)) return false;
    auto part = Multiply(pending_.value_or(1), scale);
    if (!part) return false;
    Gather(*part);
    small_ = last_ = scale;
    Consumed();
    return true;
  }

  bool Big(std::int64_t scale) {
    if (pending_) {
      Gather(*pending_);
    } else if (zero_) {
      return false;
    }
    auto ten_thousands = scale == 10'000;
    if (ten_thousands ? (big_ <= 10'000 || section_ == Number(0)) : big_ <= scale && hundred_millions_)
      return false;
    if (!(ten_thousands ? CloseSection(scale) : CloseAll(scale))) return false;
    section_ = 0;
    small_ = 10'000;
    last_ = scale;
    ++sections_;
    Consumed();
    return sound_;
  }

  bool CloseSection(std::int64_t scale) {
    auto part = Multiply(section_, scale);
    auto sum = part ? yichi::Add(total_, *part) : std::nullopt;
    if (sum) total_ = *sum;
    big_ = scale;
    return sum.has_value();
  }

  bool CloseAll(std::int64_t scale) {
    auto sum = yichi::Add(total_, section_);
    if (!sum || *sum == Number(0)) return false;
    auto product = Multiply(*sum, scale);
    if (product) total_ = *product;
    big_ = scale;
    hundred_millions_ = true;
    return product.has_value();
  }

  void Gather(Number part) {
    auto sum = yichi::Add(section_, part);
    sound_ = sound_ && sum;
    if (sum) section_ = *sum;
  }

  void Consumed() {
    pending_.reset();
    zero_ = arabic_ = false;
    started_ = true;
  }

  Number total_ = 0, section_ = 0;
  std::optional<Number> pending_;
  std::int64_t small_ = 10'000, big_ = std::numeric_limits<std::int64_t>::max(), last_ = 0;
  int sections_ = 0;
  bool zero_ = false, arabic_ = false, fraction_ = false, started_ = false, hundred_millions_ = false;
  bool sound_ = true;
};

std::optional<Number> ReadSections(Text text) {
  Sections sections;
  for (std::size_t i = 0; i < text.size();) {
    bool fits = false;
    if (IsArabicDigit(text[i])) {
      auto end = i;
      while (end < text.size() && (IsArabicDigit(text[end]) || Text(U",，.．").find(text[end]) != Text::npos))
        ++end;
      auto number = ReadArabic(text.substr(i, end - i));
      fits = number && sections.Digit(*number, true);
      i = end;
    } else {
      auto c = text[i++];
      if (auto digit = HanDigit(c); digit >= 0)
        fits = digit == 0 ? sections.Zero() : sections.Digit(digit, false);
      else if (HanTens(c) > 0)
        fits = sections.Tens(HanTens(c));
      else if (HanScale(c) > 0)
        fits = sections.Scale(HanScale(c));
    }
    if (!fits) return std::nullopt;
  }
  return sections.Total();
}

bool HasScale(Text text) {
  for (auto c : text)
    if (HanScale(c) > 0 || HanTens(c) > 0) return true;
  return false;
}

// 十九点三: the digits after 点 by place.
std::optional<Number> ReadPoint(Text text, std::size_t point) {
  auto whole = ReadNumeral(text.substr(0, point));
  auto digits = text.substr(point + 1);
  if (!whole || !whole->whole() || digits.empty() || digits.size() > 9) return std::nullopt;
  std::int64_t value = 0, denominator = 1;
  for (auto c : digits) {
    auto digit = HanDigit(c);
    if (digit < 0) return std::nullopt;
    value = value * 10 + digit;
    denominator *= 10;
  }
  auto fraction = MakeNumber(value, denominator);
  return fraction ? Add(*whole, *fraction) : std::nullopt;
}

}  // namespace

std::optional<Number> ReadNumeral(std::u32string_view text) {
  if (text.empty()) return std::nullopt;
  if (auto point = text.find(U'点'); point != Text::npos) return ReadPoint(text, point);
  if (HasScale(text)) return ReadSections(text);
  return IsArabicDigit(text[0]) ? ReadArabic(text) : ReadPlaces(text);
}

Amount ReadAmount(std::u32string_view text) {
  auto readings = ReadAmounts(text);
  if (readings.count == 0) return {};
  return {readings.ways[0].value, readings.ways[0].length};
}

std::string WriteNumeral(std::int64_t value) {
  if (value < 0 || value > 99'999'999) return std::to_string(value);
  if (value == 0) return "零";
  constexpr Text kDigits = U"零一二三四五六七八九";
  constexpr Text kScales = U" 十百千万十百千";
  std::u32string out;
  bool zero = false, section = false;  // a zero to write before the next digit; the upper section has digits
  int place = 7;
  for (std::int64_t power = 10'000'000; power > 0; power /= 10, --place) {
    auto digit = static_cast<std::size_t>(value / power % 10);
    if (digit == 0) {
      zero = !out.empty();
    } else {
      if (zero) out += U'零';
      zero = false;
      bool leading_ten = digit == 1 && place % 4 == 1 && out.empty();
      if (!leading_ten) out += kDigits[digit];
      if (place % 4 != 0) out += kScales[static_cast<std::size_t>(place)];
      section = true;
    }
    if (place == 4 && section) {
      out += U'万';
      zero = value / 1000 % 10 == 0 && zero;
    }
  }
  return EncodeUtf8(out);
}

}  // namespace yichi
