#include <algorithm>

#include "report/console_page.h"
#include "report/outlook.h"
#include "report/report.h"
#include "report/words.h"

namespace yichi {
namespace {

std::string Total(const Summary& summary, Language language) {
  auto number = [](std::uint64_t value) { return std::to_string(value); };
  std::string out;
  if (language == Language::English) {
    out = number(summary.documents) + " document(s): " + number(summary.errors) + " error(s), " +
          number(summary.warnings) + " warning(s), " + number(summary.infos) + " info, " +
          number(summary.undetermined) + " undetermined";
    if (summary.unreadable > 0) out += "; " + number(summary.unreadable) + " could not be read";
    if (summary.unrecognized > 0) out += "; " + number(summary.unrecognized) + " of no known kind";
    if (summary.suppressed > 0) out += "; " + number(summary.suppressed) + " suppressed by yichi.json";
    return out + "\n";
  }
  out = "共 " + number(summary.documents) + " 份文稿:错误 " + number(summary.errors) + ",警告 " +
        number(summary.warnings) + ",提醒 " + number(summary.infos) + ",待定 " + number(summary.undetermined);
  if (summary.unreadable > 0) out += ";" + number(summary.unreadable) + " 份没有读出";
  if (summary.unrecognized > 0) out += ";" + number(summary.unrecognized) + " 份认不出文种";
  if (summary.suppressed > 0) out += ";按设置未列出 " + number(summary.suppressed) + " 项";
  return out + "\n";
}

std::string OutlookText(const Report& report, Language language) {
  using report::In;
  auto outlook = report::OutlookOf(report);
  std::string out;
  if (!outlook.later.empty()) {
    out += std::string(In(language, "此日之后施行的另有: ", "in force only later: "));
    constexpr std::size_t kMost = 6;
    for (std::size_t i = 0; i < std::min(outlook.later.size(), kMost); ++i)
      out += (i == 0 ? "" : "、") + outlook.later[i].name + "(" + PrintDay(outlook.later[i].from) + ")";
    if (outlook.later.size() > kMost) out += "…";
    out += "\n";
  }
  if (!outlook.review.empty())
    out +=
        std::string(In(language, "需人工审查(规定难以量化):\n", "for people to review (not computable):\n"));
  for (const auto& review : outlook.review)
    out += "  " + review.source + " “" + review.text + "”: " + review.because + "\n";
  return out;
}

}  // namespace

std::string RenderConsole(const Report& report, const ConsoleOptions& options) {
  std::string out;
  for (std::size_t i = 0; i < report.documents.size(); ++i)
    out += report::ConsolePage(report, i, options).Render() + "\n";
  return out + Total(Summarize(report), options.language) + OutlookText(report, options.language);
}

}  // namespace yichi

namespace yichi::report {

std::string ConsolePage::Render() {
  Heading();
  if (document_.unreadable) return std::move(out_);
  for (const auto& line : AssumedLines(*report_.rules, document_, options_.language))
    Line(2, std::string(In("假设 ", "assumed ")) + line, Style::Note);
  Notes();
  Conflicts();
  for (auto level : {Level::Error, Level::Warning, Level::Info}) Violations(level);
  Undetermined();
  Exempted();
  Counted();
  return std::move(out_);
}

std::string_view ConsolePage::In(std::string_view chinese, std::string_view english) const {
  return report::In(options_.language, chinese, english);
}

void ConsolePage::Line(std::size_t indent, std::string_view text, Style style) {
  auto columns = std::max<std::size_t>(options_.width, indent + 20) - indent;
  for (const auto& line : Wrap(text, columns))
    out_ += std::string(indent, ' ') + Styled(line, style, options_.color) + "\n";
}

// Further lines of a labelled text hang under its first.
void ConsolePage::Labelled(std::string_view label, std::string_view text) {
  constexpr std::size_t kIndent = 6, kLabel = 6;
  auto columns = std::max<std::size_t>(options_.width, kIndent + kLabel + 20) - kIndent - kLabel;
  bool first = true;
  for (const auto& line : Wrap(text, columns)) {
    auto lead = first ? std::string(label) : std::string(kLabel, ' ');
    out_ += std::string(kIndent, ' ') + Styled(lead, first ? Style::Dim : Style::Plain, options_.color) +
            line + "\n";
    first = false;
  }
}

void ConsolePage::Heading() {
  Line(0, document_.path, Style::Title);
  if (document_.unreadable) {
    const auto& reason = *document_.unreadable;
    Line(2,
         std::string(In("没有读出", "could not be read")) + "[" + std::string(CodeName(reason.code)) +
             "]: " + MessageOf(reason, options_.language),
         Style::Error);
    return;
  }
  auto title = document_.document->TitleText();
  std::string line;
  if (document_.facts->model != kNoIndex) line = report_.rules->models[document_.facts->model].name + "  ";
  if (!title.empty()) line += "《" + title + "》";
  if (!line.empty()) Line(2, line);
}

void ConsolePage::Notes() {
  for (const auto& note : ReadingNotes(document_))
    Line(2,
         std::string(In("阅读", "reading")) + "[" + std::string(CodeName(note.code)) +
             "]: " + MessageOf(note, options_.language),
         Style::Note);
}

void ConsolePage::Conflicts() {
  for (const auto* disagreement : ShownConflicts(document_)) {
    auto conflict = ConflictOf(*report_.rules, *disagreement);
    out_ += "\n  " + Styled(WordOf(Level::Warning, options_.language), Style::Warning, options_.color) + " " +
            std::string(CodeName(conflict.code)) + "\n";
    Line(6, MessageOf(conflict, options_.language));
    for (const auto& reading : disagreement->readings) Excerpted(reading.place, Style::Warning);
  }
}

void ConsolePage::Violations(Level level) {
  for (auto index : Shown(document_)) {
    const auto& finding = document_.judgement->findings[index];
    if (finding.verdict == Verdict::Violation && finding.level == level) FindingBlock(finding);
  }
}

void ConsolePage::Exempted() {
  for (auto index : Shown(document_)) {
    const auto& finding = document_.judgement->findings[index];
    if (finding.verdict != Verdict::Exempt) continue;
    Head(finding, In("除外", "exempt"), Style::Dim);
    Line(6, finding.message);
    if (!finding.sources.empty())
      Labelled(In("依据: ", "basis "), CitationsText(*report_.rules, finding.sources));
    if (options_.derivations) Derivation(finding);
  }
}

void ConsolePage::Counted() {
  const auto& counts = document_.judgement->counts;
  auto number = [](std::uint64_t value) { return std::to_string(value); };
  out_ += "\n";
  if (options_.language == Language::English)
    Line(2,
         "pass " + number(counts.pass) + ", violation " + number(counts.violation) + ", undetermined " +
             number(counts.undetermined) + ", exempt " + number(counts.exempt) + ", not applicable " +
             number(counts.not_applicable),
         Style::Dim);
  else
    Line(2,
         "通过 " + number(counts.pass) + ",违反 " + number(counts.violation) + ",待定 " +
             number(counts.undetermined) + ",除外 " + number(counts.exempt) + ",不适用 " +
             number(counts.not_applicable),
         Style::Dim);
}

}  // namespace yichi::report
