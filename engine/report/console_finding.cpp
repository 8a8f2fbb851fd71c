#include <algorithm>

#include "base/utf8.h"
#include "report/console_page.h"
#include "report/words.h"

namespace yichi::report {
namespace {

Style StyleOf(Level level) {
  if (level == Level::Error) return Style::Error;
  return level == Level::Warning ? Style::Warning : Style::Note;
}

std::string Squeezed(std::string_view text) {
  std::string out;
  for (char c : text) {
    bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  return out;
}

}  // namespace

void ConsolePage::FindingBlock(const Finding& finding) {
  auto style = StyleOf(finding.level);
  Head(finding, WordOf(finding.level, options_.language), style);
  Line(6, finding.message);
  Excerpted(finding.at.place, style);
  Related(finding);
  if (!finding.sources.empty())
    Labelled(In("依据: ", "basis "), CitationsText(*report_.rules, finding.sources));
  if (!finding.suggestion.empty()) Labelled(In("建议: ", "do    "), finding.suggestion);
  if (finding.defaulted)
    Labelled(In("说明: ", "note  "), In("文中没有写明的值按默认值判断",
                                        "a value that the document does not state was taken by default"));
  if (options_.derivations) Derivation(finding);
}

void ConsolePage::Head(const Finding& finding, std::string_view word, Style style) {
  const auto& rule = report_.rules->rules[finding.rule];
  auto title = rule.title;
  constexpr std::size_t kElement = 20;
  bool said = finding.message.find(finding.element) != std::string::npos;
  if (!said) title += "(" + Shortened(finding.element, kElement) + ")";
  out_ += "\n  " + Styled(word, style, options_.color) + " " + rule.code + " " +
          Styled(title, Style::Title, options_.color) + "\n";
}

void ConsolePage::Excerpted(const Place& place, Style style) {
  const auto& document = *document_.document;
  Line(6, PlaceText(document, place, options_.language), Style::Dim);
  if (!place.known() || place.paragraph >= document.paragraphs.size()) return;
  constexpr std::size_t kMargin = 10;
  auto columns = std::max<std::size_t>(options_.width, kMargin + 30) - kMargin;
  auto excerpt = MakeExcerpt(document.paragraphs[place.paragraph], place, columns);
  out_ += "      | " + excerpt.line + "\n      | " + std::string(excerpt.indent, ' ') +
          Styled(std::string(excerpt.width, '^'), style, options_.color) + "\n";
}

// The figures that decided, without the texts that the excerpt shows already.
void ConsolePage::Related(const Finding& finding) {
  constexpr std::size_t kMost = 4, kValue = 24;
  std::vector<std::string> parts;
  for (auto related : finding.related) {
    bool excerpted = related.place.paragraph == finding.at.place.paragraph &&
                     related.place.document == finding.at.place.document &&
                     CodePointCount(related.value) > kValue;
    if (excerpted) continue;
    related.value = Shortened(related.value, kValue);
    parts.push_back(PlaceInRun(report_, number_, related.place, options_.language) + " " +
                    LocatedText(related));
  }
  std::string text;
  for (std::size_t i = 0; i < std::min(parts.size(), kMost); ++i) text += (i == 0 ? "" : ";") + parts[i];
  if (parts.size() > kMost)
    text += std::string(In(";另有 ", "; and ")) + std::to_string(parts.size() - kMost) +
            std::string(In(" 处", " more"));
  if (!text.empty()) Labelled(In("相关: ", "see   "), text);
}

void ConsolePage::Derivation(const Finding& finding) {
  constexpr std::size_t kValue = 40;
  if (finding.derivation.empty() || !report_.rule_sources) return;
  Line(6, In("推导:", "derivation"), Style::Dim);
  std::vector<std::uint32_t> above;  // depths of the steps shown over this one
  for (const auto& step : finding.derivation) {
    while (!above.empty() && above.back() >= step.depth) above.pop_back();
    auto text = Squeezed(report_.rule_sources->Text(step.span)) + " → " + Shortened(step.value, kValue);
    if (step.defaulted) text += In("(默认值)", " (default)");
    if (step.place.known())
      text += "  [" + PlaceInRun(report_, number_, step.place, options_.language) + "]";
    Line(8 + 2 * above.size(), text, Style::Dim);
    above.push_back(step.depth);
  }
}

}  // namespace yichi::report
