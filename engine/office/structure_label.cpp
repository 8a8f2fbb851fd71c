#include "office/structure_label.h"

#include <algorithm>

#include "office/structure_text.h"
#include "text/numeral.h"

namespace yichi {
namespace {

constexpr std::u32string_view kNumerals = U"〇零一二三四五六七八九十百千";

bool IsNumeral(char32_t c) { return kNumerals.find(c) != kNumerals.npos; }
bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

// Characters that are a label by themselves.
struct Enclosed {
  char32_t first, last;
  std::int64_t number;
  NumberStyle style;
};
constexpr Enclosed kEnclosed[] = {
    {U'①', U'⑳', 1, NumberStyle::Circled},    {U'㉑', U'㉟', 21, NumberStyle::Circled},
    {U'㊱', U'㊿', 36, NumberStyle::Circled}, {U'❶', U'❿', 1, NumberStyle::Circled},
    {U'㊀', U'㊉', 1, NumberStyle::Circled},  {U'⑴', U'⒇', 1, NumberStyle::BracketedDecimal},
    {U'⒈', U'⒛', 1, NumberStyle::Decimal},    {U'㈠', U'㈩', 1, NumberStyle::BracketedIdeograph},
};

class LabelReader {
 public:
  LabelReader(std::u32string_view text, std::uint32_t begin) : text_(text), at_(begin) {}

  std::optional<NumberLabel> Read() {
    at_ = SkipBlank(text_, at_);
    begin_ = at_;
    if (at_ >= text_.size()) return std::nullopt;
    auto c = Folded(at_);
    if (c == U'第') return Ordinal();
    if (c == U'(') return Bracketed();
    if (IsDigit(c)) return Decimal();
    if (IsNumeral(c)) return Ideograph();
    return Single();
  }

  // A number without any mark.
  std::optional<NumberLabel> ReadBare() {
    auto style = IsDigit(Folded(at_)) ? NumberStyle::Decimal : NumberStyle::Ideograph;
    auto number = ReadNumber();
    return number && at_ == text_.size() ? Made(style, *number) : std::nullopt;
  }

 private:
  char32_t Folded(std::size_t i) const { return i < text_.size() ? FoldCharacter(text_[i]) : U'\0'; }
  bool Follows(std::u32string_view word) const { return text_.substr(at_, word.size()) == word; }
  bool Take(char32_t c) {
    if (Folded(at_) != c) return false;
    ++at_;
    return true;
  }

  // Blanks inside a label are few.
  void FewBlanks() {
    for (int i = 0; i < 4 && at_ < text_.size() && IsBlankCharacter(text_[at_]); ++i) ++at_;
  }

  std::optional<std::int64_t> ReadDigits() {
    constexpr int kMostDigits = 4;
    std::int64_t value = 0;
    int digits = 0;
    for (; IsDigit(Folded(at_)); ++at_, ++digits) {
      if (digits == kMostDigits) return std::nullopt;
      value = value * 10 + (Folded(at_) - U'0');
    }
    return digits > 0 ? std::optional(value) : std::nullopt;
  }

  std::optional<std::int64_t> ReadNumber() {
    if (IsDigit(Folded(at_))) return ReadDigits();
    constexpr std::uint32_t kMostNumerals = 8;
    auto end = at_;
    while (end - at_ <= kMostNumerals && IsNumeral(Folded(end))) ++end;
    auto number = ReadNumeral(text_.substr(at_, end - at_));
    if (!number || !number->whole() || end - at_ > kMostNumerals) return std::nullopt;
    at_ = end;
    return number->numerator;
  }

  std::optional<NumberLabel> Made(NumberStyle style, std::int64_t number) const {
    NumberLabel label{style, number, {begin_, at_}, SkipBlank(text_, at_), {}};
    for (auto c : text_.substr(begin_, at_ - begin_))
      if (!IsBlankCharacter(c)) label.text += c;
    return label;
  }

  std::optional<NumberLabel> Single() {
    for (const auto& known : kEnclosed) {
      if (text_[at_] < known.first || text_[at_] > known.last) continue;
      auto number = known.number + static_cast<std::int64_t>(text_[at_] - known.first);
      ++at_;
      return Made(known.style, number);
    }
    return std::nullopt;
  }

  std::optional<NumberLabel> Ideograph() {
    auto number = ReadNumber();
    bool marked = number && (Follows(U"、") || Folded(at_) == U'.');
    if (!marked) return std::nullopt;
    ++at_;
    // 三、四季度: the next ordinal, not a number of its own such as 二〇二六.
    bool counts_on = IsNumeral(Folded(at_)) && !IsNumeral(Folded(at_ + 1)) &&
                     ReadNumeral(text_.substr(at_, 1)) == Number(*number + 1);
    return counts_on ? std::nullopt : Made(NumberStyle::Ideograph, *number);
  }

  std::optional<NumberLabel> Decimal() {
    constexpr std::int64_t kHighest = 999;
    auto number = ReadDigits();
    if (!number || *number > kHighest) return std::nullopt;
    if (Take(U')')) return Made(NumberStyle::BracketedDecimal, *number);
    bool marked = Follows(U"、") || Folded(at_) == U'.';
    if (!marked || IsDigit(Folded(at_ + 1))) return std::nullopt;
    ++at_;
    return Made(NumberStyle::Decimal, *number);
  }

  std::optional<NumberLabel> Bracketed() {
    constexpr std::int64_t kHighest = 999;
    ++at_;
    FewBlanks();
    bool decimal = IsDigit(Folded(at_));
    auto number = ReadNumber();
    FewBlanks();
    if (!number || *number > kHighest || !Take(U')')) return std::nullopt;
    // （三）项 refers to an item.
    bool reference = (Follows(U"项") || Follows(U"款")) && !Follows(U"项目") && !Follows(U"款项");
    if (reference) return std::nullopt;
    return Made(decimal ? NumberStyle::BracketedDecimal : NumberStyle::BracketedIdeograph, *number);
  }

  std::optional<NumberStyle> TakeUnit() {
    struct Unit {
      std::u32string_view word;
      NumberStyle style;
    };
    constexpr Unit kUnits[] = {{U"条", NumberStyle::Article}, {U"章", NumberStyle::Chapter},
                               {U"节", NumberStyle::Section}, {U"分编", NumberStyle::Part},
                               {U"编", NumberStyle::Part},    {U"部分", NumberStyle::Part}};
    for (const auto& unit : kUnits) {
      if (!Follows(unit.word)) continue;
      at_ += static_cast<std::uint32_t>(unit.word.size());
      return unit.style;
    }
    return std::nullopt;
  }

  // 第十七条之一
  void TakeBranch() {
    auto before = at_;
    bool branch = Take(U'之') && IsNumeral(Folded(at_)) && ReadNumber();
    if (!branch) at_ = before;
  }

  std::optional<NumberLabel> Ordinal() {
    ++at_;
    FewBlanks();
    auto number = ReadNumber();
    FewBlanks();
    auto style = number ? TakeUnit() : std::nullopt;
    if (!style) return std::nullopt;
    TakeBranch();
    if (IsReference(*style)) return std::nullopt;
    auto label = Made(*style, *number);
    if (Folded(label->after) == U':' || text_.substr(label->after, 1) == U"、")
      label->after = SkipBlank(text_, label->after + 1);
    return label;
  }

  // Whether what follows makes “第三条” part of a sentence.
  bool IsReference(NumberStyle style) const {
    if (at_ >= text_.size() || IsBlankCharacter(text_[at_])) return false;
    for (std::u32string_view word :
         {U"规定", U"所", U"的", U"和",   U"及",   U"与",   U"或",   U"至", U"到", U"中", U"第",
          U"、第", U"以", U"，", U"修改", U"删去", U"增加", U"改为", U"。", U"）", U"》", U"；"})
      if (Follows(word)) return true;
    return style != NumberStyle::Article && !ReadsAsHeading(text_.substr(at_));
  }

  std::u32string_view text_;
  std::uint32_t at_;
  std::uint32_t begin_ = 0;
};

}  // namespace

std::optional<NumberLabel> ReadLabel(std::u32string_view text, std::uint32_t begin) {
  return LabelReader(text, begin).Read();
}

std::optional<NumberLabel> ReadDrawnLabel(std::u32string_view label) {
  auto marked = ReadLabel(label);
  if (marked && marked->after == label.size()) return marked;
  return label.empty() ? std::nullopt : LabelReader(label, 0).ReadBare();
}

bool IsItemStyle(NumberStyle style) { return style >= NumberStyle::Ideograph; }

std::uint32_t ItemLevel(NumberStyle style) {
  return static_cast<std::uint32_t>(style) - static_cast<std::uint32_t>(NumberStyle::Ideograph) + 1;
}

}  // namespace yichi
