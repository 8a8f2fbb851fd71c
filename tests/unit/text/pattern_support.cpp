#include "pattern_support.h"

#include <gtest/gtest.h>

#include "base/utf8.h"
#include "value/date.h"

namespace yichi::test {
namespace {

std::string Print(const CapturedValue& value) {
  if (auto number = std::get_if<Number>(&value)) {
    if (number->denominator == 1 || number->denominator == 2) return PrintExact(*number);
    return std::to_string(number->numerator) + "/" + std::to_string(number->denominator);
  }
  if (auto day = std::get_if<Day>(&value)) return PrintDay(*day);
  if (auto member = std::get_if<std::uint32_t>(&value)) return "#" + std::to_string(*member);
  if (auto text = std::get_if<std::u32string>(&value)) return EncodeUtf8(*text);
  return "?";
}

}  // namespace

PatternVocabulary NestedLexicons() {
  PatternVocabulary vocabulary;
  vocabulary.lexicons.push_back({"词0", {"甲", "乙"}});
  for (int i = 1; i < 64; ++i) {
    auto inner = "{词" + std::to_string(i - 1) + "}";
    vocabulary.lexicons.push_back({"词" + std::to_string(i), {inner + inner, inner + "丙"}});
  }
  return vocabulary;
}

PatternVocabulary SmallVocabulary() {
  PatternVocabulary vocabulary;
  vocabulary.units = {{"名", {"名", "人", "位", "员"}}, {"个", {"个"}}, {"空", {}}};
  vocabulary.enumerations = {
      {"规格", {{"股级", 0}, {"正科级", 1}, {"科级", 1}, {"处级", 2}, {"副处级", 2}, {"正处级", 3}}}};
  vocabulary.lexicons = {{"行使语", {"行使", "实施", "负责", "承担"}},
                         {"行政权力", {"行政许可", "行政处罚", "行政强制"}},
                         {"支持语", {"协助", "配合", "提出{..6}建议"}},
                         {"括号", {"〔", "[", "【", "（", "("}},
                         {"取值", {"甲{乙:数}"}},
                         {"自身", {"甲", "{自身}"}},
                         {"坏词", {"甲(乙"}},
                         {"无词", {}}};
  return vocabulary;
}

std::optional<Pattern> Compile(const std::vector<std::string>& alternatives, Diagnostics& diagnostics,
                               const Limits& limits) {
  std::vector<PatternText> texts;
  std::uint32_t at = 0;
  for (const auto& text : alternatives) {
    auto end = at + static_cast<std::uint32_t>(text.size());
    texts.push_back({text, {0, at, end}});
    at = end + 3;
  }
  return CompilePattern(texts, SmallVocabulary(), limits, diagnostics);
}

Pattern CompileOrFail(const std::vector<std::string>& alternatives) {
  Diagnostics diagnostics;
  auto pattern = Compile(alternatives, diagnostics);
  for (const auto& diagnostic : diagnostics)
    ADD_FAILURE() << CodeName(diagnostic.code) << " " << MessageOf(diagnostic, Language::Chinese);
  return pattern.value_or(Pattern());
}

std::string CapturesOf(const Pattern& pattern, const std::string& text) {
  auto original = DecodeUtf8(text);
  auto view = MakeView(original);
  auto match = pattern.Find(view);
  EXPECT_EQ(pattern.Matches(view), match.has_value()) << text;
  if (!match) return "";
  auto out = EncodeUtf8(original.substr(match->range.begin, match->range.end - match->range.begin));
  for (const auto& capture : match->captures) {
    out += "|";
    for (const auto& name : pattern.holes()[capture.hole].names) out += name + "=";
    out += Print(capture.value);
  }
  return out;
}

}  // namespace yichi::test
