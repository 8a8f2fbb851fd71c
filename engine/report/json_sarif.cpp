#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "report/issues.h"
#include "report/json_parts.h"
#include "report/words.h"

namespace yichi {
namespace {

using report::Issue;
using report::Json;
using report::Rank;

std::string_view LevelOf(Rank rank) {
  switch (rank) {
    case Rank::Error:
      return "error";
    case Rank::Warning:
      return "warning";
    case Rank::Info:
      return "note";
    default:
      return "none";  // prescribed for results that are no failures
  }
}

class SarifWriter {
 public:
  SarifWriter(const Report& report, Language language) : report_(report), language_(language) {}

  std::string Render() {
    auto results = Json::array(), artifacts = Json::array(), notifications = Json::array();
    for (std::size_t i = 0; i < report_.documents.size(); ++i) {
      artifacts.push_back({{"location", {{"uri", report::Address(report_.documents[i].path)}}}});
      Notifications(i, notifications);
      for (const auto& issue : report::IssuesOf(report_, i, language_))
        if (issue.rank != Rank::Exempt) results.push_back(Result(issue, i));
    }
    Json run;
    run["tool"] = {{"driver", Driver()}};
    Json invocation = {{"executionSuccessful", Summarize(report_).unreadable == 0}};
    invocation["toolExecutionNotifications"] = std::move(notifications);
    run["invocations"] = Json::array({std::move(invocation)});
    run["language"] = report::In(language_, "zh-CN", "en");
    run["columnKind"] = "unicodeCodePoints";
    run["artifacts"] = std::move(artifacts);
    run["results"] = std::move(results);
    run["properties"] = {{"asOf", PrintDay(report_.as_of)}};
    Json json;
    json["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json";
    json["version"] = "2.1.0";
    json["runs"] = Json::array({std::move(run)});
    return report::Dumped(json, 1) + "\n";
  }

 private:
  Json Driver() const {
    auto rules = Json::array();
    for (const auto& rule : report_.rules->rules) rules.push_back(Descriptor(rule));
    rules.push_back(ConflictDescriptor());
    return {{"name", "yichi"}, {"version", report_.tool_version}, {"rules", std::move(rules)}};
  }

  Json Descriptor(const Rule& rule) const {
    const auto& doc = rule.declaration ? rule.declaration->doc : std::string();
    Json json;
    json["id"] = rule.code;
    json["shortDescription"] = {{"text", rule.title}};
    json["fullDescription"] = {{"text", doc.empty() ? rule.title : doc}};
    if (rule.declaration && report_.rule_sources)
      json["help"] = {{"text", RenderRulePage(*report_.rules, *report_.rule_sources, rule, language_)}};
    json["defaultConfiguration"] = {{"level", LevelOf(static_cast<Rank>(rule.level))}};
    json["properties"] = {{"tags", Json::array({report_.rules->packs[rule.pack].name})}};
    return json;
  }

  Json ConflictDescriptor() const {
    auto title = report::In(language_, "前后说法不同", "contradictory statements");
    return {{"id", CodeName(Code::Y0601)},
            {"shortDescription", {{"text", title}}},
            {"fullDescription", {{"text", title}}},
            {"help", {{"text", RenderDiagnosticPage(Code::Y0601, language_)}}},
            {"defaultConfiguration", {{"level", "warning"}}}};
  }

  Json Location(std::size_t index, const Place& place) const {
    const auto& reported = report_.documents[index];
    auto lines = report::LinesOf(*reported.document, place);
    Json region = {{"startLine", lines.line}};
    if (place.known()) {
      region["startColumn"] = lines.column;
      region["endColumn"] = lines.end_column;
      auto text = report::TextAt(*reported.document, place);
      if (!text.empty()) region["snippet"] = {{"text", EncodeUtf8(text)}};
    }
    Json location;
    location["physicalLocation"] = {
        {"artifactLocation", {{"uri", report::Address(reported.path)}, {"index", index}}},
        {"region", std::move(region)}};
    Json logical = {{"fullyQualifiedName", report::PlaceText(*reported.document, place, language_)}};
    location["logicalLocations"] = Json::array({std::move(logical)});
    return location;
  }

  Json Result(const Issue& issue, std::size_t index) const {
    auto rules = report_.rules->rules.size();
    auto rule = issue.rule ? static_cast<std::size_t>(issue.rule - report_.rules->rules.data()) : rules;
    Json json;
    json["ruleId"] = issue.code;
    json["ruleIndex"] = rule;
    json["kind"] = issue.rank == Rank::Undetermined ? "open" : "fail";
    json["level"] = LevelOf(issue.rank);
    json["message"] = {{"text", PlainText(issue, language_)}};
    json["locations"] = Json::array({Location(index, issue.place)});
    if (!issue.related.empty()) json["relatedLocations"] = Related(issue, index);
    // The one name that code hosts compare by; the ordinal is already in the hash.
    json["partialFingerprints"] = {{"primaryLocationLineHash", issue.fingerprint + ":1"}};
    if (issue.suppressed) {
      Json suppression = {{"kind", "external"}};
      if (!issue.justification.empty()) suppression["justification"] = issue.justification;
      json["suppressions"] = Json::array({std::move(suppression)});
    }
    return json;
  }

  Json Related(const Issue& issue, std::size_t index) const {
    auto related = Json::array();
    for (const auto& [place, text] : issue.related) {
      auto location = Location(index, place);
      location["id"] = related.size();
      location["message"] = {{"text", text}};
      related.push_back(std::move(location));
    }
    return related;
  }

  void Notifications(std::size_t index, Json& notifications) const {
    const auto& reported = report_.documents[index];
    auto add = [&](const Diagnostic& diagnostic, std::string_view level) {
      Json location = {{"physicalLocation",
                        {{"artifactLocation", {{"uri", report::Address(reported.path)}, {"index", index}}}}}};
      notifications.push_back({{"descriptor", {{"id", CodeName(diagnostic.code)}}},
                               {"level", level},
                               {"message", {{"text", MessageOf(diagnostic, language_)}}},
                               {"locations", Json::array({std::move(location)})}});
    };
    if (reported.unreadable) return add(*reported.unreadable, "error");
    for (const auto& note : report::ReadingNotes(reported))
      add(note, note.severity == Severity::Note ? "note" : "warning");
  }

  const Report& report_;
  Language language_;
};

}  // namespace

std::string RenderSarif(const Report& report, Language language) {
  return SarifWriter(report, language).Render();
}

}  // namespace yichi
