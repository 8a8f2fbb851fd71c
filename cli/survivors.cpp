#include "cli/survivors.h"

#include <vector>

namespace yichi::cli {
namespace {

struct Words {
  std::string_view sign;
  std::vector<std::string_view> words;  // the first is what a changed line says
};

// How a rule may write the sign that a change names; longer words before those that they begin with.
const std::vector<Words>& AllWords() {
  static const std::vector<Words> kWords = {
      {"≤", {"不超过", "不高于", "不多于", "不大于", "不晚于", "≤", "<="}},
      {"≥", {"不低于", "不少于", "不小于", "不早于", "≥", ">="}},
      {"<", {"低于", "少于", "小于", "不满", "早于", "<"}},
      {">", {"超过", "高于", "多于", "大于", "晚于", ">"}},
      {"=", {"等于", "=", "为"}},
      {"≠", {"不等于", "不为", "≠"}}};
  return kWords;
}

std::vector<std::string_view> WordsFor(std::string_view sign) {
  for (const auto& entry : AllWords())
    if (entry.sign == sign) return entry.words;
  return {sign};
}

// The line with the change made, or nothing when the place of its words is not plain.
std::string Changed(const std::string& line, std::size_t from, std::string_view change) {
  constexpr std::string_view kArrow = " → ";
  auto arrow = change.find(kArrow);
  if (arrow == change.npos) return {};
  auto after = WordsFor(change.substr(arrow + kArrow.size()));
  std::size_t at = line.npos, length = 0;
  for (auto word : WordsFor(change.substr(0, arrow)))
    if (auto found = line.find(word, from); found < at) at = found, length = word.size();
  return at == line.npos ? std::string()
                         : line.substr(0, at) + std::string(after[0]) + line.substr(at + length);
}

}  // namespace

std::string SurvivorsText(const MutationScore& score, const SourceSet& sources, const Arguments& arguments) {
  std::string text;
  for (const auto& survivor : score.survivors) {
    const auto& source = sources.at(survivor.span.source);
    auto place = source.Locate(survivor.span.begin);
    std::string line(source.Line(place.line));
    auto from = survivor.span.begin - source.LineBegin(place.line);
    text += survivor.rule + " " + source.name() + ":" + std::to_string(place.line) + " " + survivor.change +
            "\n- " + line + "\n";
    auto changed = Changed(line, from, survivor.change);
    if (!changed.empty()) text += "+ " + changed + "\n";
  }
  return text + arguments.Say("例子看出的改动 ", "changes noticed ") + std::to_string(score.noticed) + "/" +
         std::to_string(score.mutants) + "\n";
}

}  // namespace yichi::cli
