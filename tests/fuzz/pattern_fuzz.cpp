// The pattern language and the texts it reads, from one input: the pattern, a line break, the text. Looks for
// crashes, and for answers that contradict each other.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "text/numeral.h"
#include "text/pattern.h"

namespace {

using namespace yichi;

void Require(bool holds) {
  if (!holds) std::abort();
}

const PatternVocabulary& Vocabulary() {
  static const PatternVocabulary kVocabulary = {
      {{"名", {"名", "人"}}, {"个", {"个"}}},
      {{"规格", {{"科级", 0}, {"副处级", 1}, {"处级", 2}}}},
      {{"词表", {"负责", "负责人", "提出{..6}意见", "(一|二)类"}}, {"绕圈", {"甲{绕圈}"}}}};
  return kVocabulary;
}

void RequireInside(const Match& match, const TextView& view) {
  Require(match.range.begin < match.range.end && match.range.end <= view.original.size());
  for (const auto& capture : match.captures)
    Require(capture.range.begin <= capture.range.end && capture.range.begin >= match.range.begin &&
            capture.range.end <= match.range.end);
}

void CheckMatches(const Pattern& pattern, const TextView& view) {
  auto first = pattern.Find(view);
  auto all = pattern.FindAll(view);
  Require(pattern.Matches(view) == first.has_value() && first.has_value() == !all.empty());
  if (first) Require(first->range == all[0].range);
  std::uint32_t end = 0;
  for (const auto& match : all) {
    RequireInside(match, view);
    Require(match.range.begin >= end);
    end = match.range.end;
  }
}

void CheckText(std::u32string_view text) {
  Require(ReadAmount(text).length <= text.size());
  std::uint32_t end = 0;
  for (auto sentence : SplitSentences(text)) {
    Require(sentence.begin >= end && sentence.begin < sentence.end && sentence.end <= text.size());
    end = sentence.end;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view input(reinterpret_cast<const char*>(data), size);
  auto cut = std::min(input.find('\n'), input.size());
  auto text = DecodeUtf8(input.substr(std::min(cut + 1, input.size())));
  CheckText(text);
  PatternText pattern{std::string(input.substr(0, cut)), {0, 0, static_cast<std::uint32_t>(cut)}};
  Limits limits;
  limits.pattern_states = 5'000;
  Diagnostics diagnostics;
  auto compiled = CompilePattern({&pattern, 1}, Vocabulary(), limits, diagnostics);
  Require(compiled.has_value() != HasErrors(diagnostics));
  if (compiled) CheckMatches(*compiled, MakeView(text));
  return 0;
}
