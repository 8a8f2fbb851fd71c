#include "report/issues.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "report/words.h"

namespace yichi::report {
namespace {

Rank RankOf(const Finding& finding) {
  if (finding.verdict == Verdict::Exempt) return Rank::Exempt;
  if (finding.verdict == Verdict::Undetermined) return Rank::Undetermined;
  if (finding.level == Level::Error) return Rank::Error;
  return finding.level == Level::Warning ? Rank::Warning : Rank::Info;
}

std::string RelatedText(const std::string& field, const std::string& value) {
  return field.empty() || value.empty() ? field + value : field + " " + value;
}

Issue IssueOf(const Report& report, std::size_t document, const Finding& finding, Language language) {
  const auto& rules = *report.rules;
  const auto& rule = rules.rules[finding.rule];
  Issue issue{rule.code, rule.title, &rule, RankOf(finding), finding.message, finding.suggestion};
  if (!finding.element.empty()) issue.title += "（" + finding.element + "）";
  if (issue.rank == Rank::Undetermined) {
    auto lack = UnknownsText(finding.unknowns, language);
    issue.message = issue.message.empty() ? lack : issue.message + "（" + lack + "）";
  }
  if (issue.message.empty()) issue.message = rule.title;
  issue.basis = CitationsText(rules, finding.sources);
  issue.place = finding.at.place;
  for (const auto& related : finding.related) {
    auto text = RelatedText(related.field, related.value);
    if (related.place.document == document)
      issue.related.emplace_back(related.place, text);
    else
      issue.related.emplace_back(Place(), PlaceInRun(report, document, related.place, language) + " " + text);
  }
  return issue;
}

Issue IssueOf(const RuleSet& rules, const Disagreement& disagreement, Language language) {
  auto conflict = ConflictOf(rules, disagreement);
  Issue issue;
  issue.code = CodeName(conflict.code);
  issue.title = In(language, "前后说法不同", "contradictory statements");
  issue.rank = Rank::Warning;
  issue.message = MessageOf(conflict, language);
  if (language == Language::Chinese) issue.suggestion = PageOf(conflict.code);
  issue.place = disagreement.readings.front().place;
  for (std::size_t i = 1; i < disagreement.readings.size(); ++i)
    issue.related.emplace_back(
        disagreement.readings[i].place,
        RelatedText(disagreement.field, ValueText(rules, disagreement.readings[i], disagreement.type)));
  issue.fingerprint = ConflictFingerprint(disagreement);
  return issue;
}

}  // namespace

std::string_view WordOf(Rank rank, Language language) {
  constexpr std::array<std::string_view, 5> kChinese = {"错误", "警告", "提醒", "待定", "除外"},
                                            kEnglish = {"error", "warning", "info", "undetermined", "exempt"};
  auto index = static_cast<std::size_t>(rank);
  return In(language, kChinese[index], kEnglish[index]);
}

std::string_view NameOf(Rank rank) { return WordOf(rank, Language::English); }

std::vector<Issue> IssuesOf(const Report& report, std::size_t document, Language language) {
  const auto& reported = report.documents[document];
  std::vector<Issue> issues;
  if (!reported.judgement) return issues;
  for (std::size_t i = 0; i < reported.facts->disagreements.size(); ++i) {
    auto issue = IssueOf(*report.rules, reported.facts->disagreements[i], language);
    auto reason = reported.quiet_conflicts.find(i);
    issue.suppressed = reason != reported.quiet_conflicts.end();
    if (issue.suppressed) issue.justification = reason->second;
    issues.push_back(std::move(issue));
  }
  auto fingerprints = Fingerprints(report, document);
  for (std::size_t i = 0; i < reported.judgement->findings.size(); ++i) {
    auto issue = IssueOf(report, document, reported.judgement->findings[i], language);
    issue.fingerprint = fingerprints[i];
    issue.suppressed = reported.suppressed.contains(i);
    auto reason = reported.justifications.find(i);
    if (reason != reported.justifications.end()) issue.justification = reason->second;
    issues.push_back(std::move(issue));
  }
  return issues;
}

std::string PlainText(const Issue& issue, Language language) {
  auto out = issue.message;
  if (!issue.suggestion.empty())
    out += "\n" + std::string(In(language, "建议：", "What to do: ")) + issue.suggestion;
  if (!issue.basis.empty()) out += "\n" + std::string(In(language, "依据：", "Basis: ")) + issue.basis;
  return out;
}

Lines LinesOf(const Document& document, const Place& place) {
  if (!place.known() || place.paragraph >= document.paragraphs.size()) return {};
  const auto& paragraph = document.paragraphs[place.paragraph];
  bool by_line = document.format != Format::Docx && paragraph.line > 0;
  auto line = by_line ? paragraph.line : place.paragraph + 1;
  return {line, place.begin + std::size_t{1}, std::max(place.begin, place.end) + std::size_t{1}};
}

}  // namespace yichi::report
