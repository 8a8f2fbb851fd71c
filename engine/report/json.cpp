#include <nlohmann/json.hpp>

#include "report/json_parts.h"
#include "report/outlook.h"
#include "report/report.h"
#include "report/words.h"
#include "run/field_use.h"

namespace yichi {
namespace {

using report::Json;

constexpr int kSchema = 1;

std::string_view VerdictName(Verdict verdict) {
  switch (verdict) {
    case Verdict::Pass:
      return "pass";
    case Verdict::Violation:
      return "violation";
    case Verdict::Exempt:
      return "exempt";
    case Verdict::NotApplicable:
      return "not_applicable";
    case Verdict::Undetermined:
      return "undetermined";
  }
  return "";
}

Json SourcesJson(const RuleSet& rules, const std::vector<CitationOf>& citations) {
  auto sources = Json::array();
  for (const auto& citation : citations) {
    const auto& source = rules.sources[citation.source];
    sources.push_back({{"title", source.title}, {"number", source.number}, {"article", citation.article}});
  }
  return sources;
}

// A place in another input of the run names it.
Json RelatedJson(const Report& report, std::size_t index, const Finding& finding) {
  auto related = Json::array();
  for (const auto& located : finding.related) {
    const auto& there = report.documents[located.place.document];
    auto location = Json::object();
    if (located.place.document != index) location["document"] = there.path;
    location.update(report::LocationJson(*there.document, located.place, located.field));
    related.push_back({{"location", std::move(location)}, {"message", report::LocatedText(located)}});
  }
  return related;
}

Json FindingJson(const Report& report, std::size_t index, const Finding& finding,
                 const std::string& fingerprint) {
  const auto& rules = *report.rules;
  const auto& document = *report.documents[index].document;
  const auto& rule = rules.rules[finding.rule];
  auto missing = Json::array();
  for (const auto& unknown : finding.unknowns)
    if (!unknown.field.empty()) missing.push_back(unknown.field);
  Json json;
  json["rule"] = rule.code;
  json["title"] = rule.title;
  json["severity"] = report::WordOf(finding.level, Language::English);
  json["verdict"] = VerdictName(finding.verdict);
  json["message"] = finding.message;
  json["suggestion"] = finding.suggestion;
  json["sources"] = SourcesJson(rules, finding.sources);
  json["location"] = report::LocationJson(document, finding.at.place, finding.at.field);
  json["related"] = RelatedJson(report, index, finding);
  json["missing"] = std::move(missing);
  json["fingerprint"] = fingerprint;
  return json;
}

// Two readings of one field that disagree: a finding of no rule, under the number of its diagnostic.
Json ConflictJson(const RuleSet& rules, const Document& document, const Disagreement& disagreement) {
  auto conflict = report::ConflictOf(rules, disagreement);
  auto related = Json::array();
  for (std::size_t i = 1; i < disagreement.readings.size(); ++i) {
    const auto& reading = disagreement.readings[i];
    related.push_back({{"location", report::LocationJson(document, reading.place, disagreement.field)},
                       {"message", report::ValueText(rules, reading, disagreement.type)}});
  }
  Json json;
  json["rule"] = CodeName(conflict.code);
  json["title"] = MessageOf(conflict, Language::Chinese);
  json["severity"] = "warning";
  json["verdict"] = "violation";
  json["message"] = MessageOf(conflict, Language::Chinese);
  json["suggestion"] = PageOf(conflict.code);
  json["sources"] = Json::array();
  json["location"] = report::LocationJson(document, disagreement.readings[0].place, disagreement.field);
  json["related"] = std::move(related);
  json["missing"] = Json::array();
  json["fingerprint"] = ConflictFingerprint(disagreement);
  return json;
}

bool Holds(NdjsonPart part, const Rule& rule) {
  return part == NdjsonPart::All || LooksAcross(rule) == (part == NdjsonPart::Across);
}

Json FindingsJson(const Report& report, std::size_t index, NdjsonPart part) {
  const auto& reported = report.documents[index];
  auto findings = Json::array();
  if (!reported.judgement) return findings;
  if (part != NdjsonPart::Across)
    for (const auto* disagreement : report::ShownConflicts(reported))
      findings.push_back(ConflictJson(*report.rules, *reported.document, *disagreement));
  auto fingerprints = Fingerprints(report, index);
  for (auto shown : report::Shown(reported)) {
    const auto& finding = reported.judgement->findings[shown];
    if (Holds(part, report.rules->rules[finding.rule]))
      findings.push_back(FindingJson(report, index, finding, fingerprints[shown]));
  }
  return findings;
}

Json CountsJson(const Counts& counts) {
  return {{"pass", counts.pass},
          {"violation", counts.violation},
          {"undetermined", counts.undetermined},
          {"exempt", counts.exempt},
          {"not_applicable", counts.not_applicable}};
}

Json KindJson(const RuleSet& rules, const ReportedDocument& reported) {
  if (!reported.facts || reported.facts->model == kNoIndex) return nullptr;
  return rules.models[reported.facts->model].name;
}

Json DocumentJson(const Report& report, std::size_t index, Language language) {
  const auto& reported = report.documents[index];
  auto warnings = Json::array();
  for (const auto& note : report::ReadingNotes(reported))
    warnings.push_back({{"code", CodeName(note.code)}, {"message", MessageOf(note, language)}});
  Json json;
  json["path"] = reported.path;
  json["kind"] = KindJson(*report.rules, reported);
  json["title"] = reported.document ? reported.document->TitleText() : "";
  json["read"] = {{"ok", reported.unreadable == nullptr}, {"warnings", std::move(warnings)}};
  if (reported.assumed && !reported.assumed->empty())
    json["assumed"] = report::AssumedJson(*report.rules, *reported.assumed);
  json["findings"] = FindingsJson(report, index, NdjsonPart::All);
  json["counts"] = CountsJson(reported.judgement ? reported.judgement->counts : Counts{});
  return json;
}

Json PacksJson(const RuleSet& rules) {
  auto packs = Json::array();
  for (std::size_t i = 1; i < rules.packs.size(); ++i)  // 0 holds the engine's own models
    packs.push_back({{"name", rules.packs[i].name}, {"version", rules.packs[i].version}});
  return packs;
}

Json ErrorsJson(const Report& report, Language language) {
  auto errors = Json::array();
  for (const auto& reported : report.documents)
    if (reported.unreadable)
      errors.push_back({{"path", reported.path},
                        {"code", CodeName(reported.unreadable->code)},
                        {"message", MessageOf(*reported.unreadable, language)}});
  return errors;
}

// Only what there is, so that readers of the contract's keys see nothing new.
void AddOutlook(Json& json, const report::Outlook& outlook) {
  for (const auto& review : outlook.review)
    json["review"].push_back({{"source", review.source}, {"text", review.text}, {"because", review.because}});
  for (const auto& later : outlook.later)
    json["later"].push_back({{"name", later.name}, {"from", PrintDay(later.from)}});
}

}  // namespace

std::string RenderJson(const Report& report, Language language) {
  auto documents = Json::array();
  for (std::size_t i = 0; i < report.documents.size(); ++i)
    documents.push_back(DocumentJson(report, i, language));
  auto summary = Summarize(report);
  Json json;
  json["schema"] = kSchema;
  json["tool"] = {{"name", "yichi"}, {"version", report.tool_version}};
  json["as_of"] = PrintDay(report.as_of);
  json["packs"] = PacksJson(*report.rules);
  json["documents"] = std::move(documents);
  json["errors"] = ErrorsJson(report, language);
  json["summary"] = {{"documents", summary.documents},
                     {"errors", summary.errors},
                     {"warnings", summary.warnings},
                     {"undetermined", summary.undetermined}};
  AddOutlook(json, report::OutlookOf(report));
  return report::Dumped(json, 1) + "\n";
}

std::string RenderNdjson(const Report& report, NdjsonPart part) {
  if (part == NdjsonPart::All)
    return RenderNdjson(report, NdjsonPart::Single) + RenderNdjson(report, NdjsonPart::Across);
  std::string out;
  for (std::size_t i = 0; i < report.documents.size(); ++i) {
    for (auto& finding : FindingsJson(report, i, part)) {
      Json line;
      line["document"] = report.documents[i].path;
      line.update(finding);
      out += report::Dumped(line, -1) + "\n";
    }
  }
  return out;
}

}  // namespace yichi
