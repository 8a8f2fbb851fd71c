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
  if (!finding.element.empty()) title += "(" + finding.element + ")";
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

void ConsolePage::Related(const Finding& finding) {
  std::string text;
  for (const auto& related : finding.related) {
    if (!text.empty()) text += ";";
    text += PlaceText(*document_.document, related.place, options_.language);
    if (!related.field.empty()) text += " " + related.field;
    if (!related.value.empty()) text += " " + related.value;
  }
  if (!text.empty()) Labelled(In("相关: ", "see   "), text);
}

void ConsolePage::Derivation(const Finding& finding) {
  for (const auto& step : finding.derivation) {
    if (step.span.empty() || !report_.rule_sources) continue;
    auto text = Squeezed(report_.rule_sources->Text(step.span)) + " → " + step.value;
    if (step.defaulted) text += In("(默认值)", " (default)");
    if (step.place.known())
      text += "  [" + PlaceText(*document_.document, step.place, options_.language) + "]";
    Line(8 + 2 * std::size_t{step.depth}, text, Style::Dim);
  }
}

}  // namespace yichi::report
