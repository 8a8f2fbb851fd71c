#include <map>
#include <nlohmann/json.hpp>

#include "report/diagnostics.h"
#include "report/json_parts.h"
#include "report/words.h"

namespace yichi {
namespace {

using report::Json;

std::string_view NameOf(Severity severity) { return report::WordOf(severity, Language::English); }

Json PlaceJson(const SourceSet& sources, Span span) {
  const auto& source = sources.at(span.source);
  auto begin = source.Locate(span.begin), end = source.Locate(span.end);
  return {{"path", source.name()}, {"line", begin.line},       {"column", begin.column},
          {"end_line", end.line},  {"end_column", end.column}, {"text", std::string(source.Text(span))}};
}

Json DiagnosticJson(const SourceSet& sources, const Diagnostic& diagnostic, Language language) {
  auto remarks = Json::array();
  for (const auto& remark : diagnostic.remarks)
    remarks.push_back({{"message", MessageOf(remark.code, remark.arguments, language)},
                       {"location", PlaceJson(sources, remark.span)}});
  Json json = {{"code", CodeName(diagnostic.code)},
               {"severity", NameOf(diagnostic.severity)},
               {"message", MessageOf(diagnostic, language)},
               {"location", PlaceJson(sources, diagnostic.span)},
               {"related", std::move(remarks)},
               {"page", PageOf(diagnostic.code)}};
  if (diagnostic.fix) {
    json["fix"] = PlaceJson(sources, diagnostic.fix->span);
    json["fix"]["replacement"] = diagnostic.fix->replacement;
  }
  return json;
}

Json SarifPlace(const SourceSet& sources, Span span) {
  const auto& source = sources.at(span.source);
  auto begin = source.Locate(span.begin), end = source.Locate(span.end);
  Json region = {{"startLine", begin.line},
                 {"startColumn", begin.column},
                 {"endLine", end.line},
                 {"endColumn", end.column}};
  Json place;
  place["physicalLocation"] = {{"artifactLocation", {{"uri", report::Address(source.name())}}},
                               {"region", std::move(region)}};
  return place;
}

Json SarifResult(const SourceSet& sources, const Diagnostic& diagnostic, std::size_t rule,
                 Language language) {
  Json result = {{"ruleId", CodeName(diagnostic.code)},
                 {"ruleIndex", rule},
                 {"level", NameOf(diagnostic.severity)},
                 {"message", {{"text", MessageOf(diagnostic, language)}}},
                 {"locations", Json::array({SarifPlace(sources, diagnostic.span)})}};
  auto related = Json::array();
  for (const auto& remark : diagnostic.remarks) {
    auto place = SarifPlace(sources, remark.span);
    place["id"] = related.size();
    place["message"] = {{"text", MessageOf(remark.code, remark.arguments, language)}};
    related.push_back(std::move(place));
  }
  if (!related.empty()) result["relatedLocations"] = std::move(related);
  return result;
}

}  // namespace

std::string RenderDiagnosticsJson(const SourceSet& sources, const Diagnostics& diagnostics,
                                  Language language) {
  auto list = Json::array();
  std::map<Severity, std::size_t> counts;
  for (const auto& diagnostic : diagnostics) {
    list.push_back(DiagnosticJson(sources, diagnostic, language));
    ++counts[diagnostic.severity];
  }
  Json json = {{"schema", 1},
               {"diagnostics", std::move(list)},
               {"summary",
                {{"errors", counts[Severity::Error]},
                 {"warnings", counts[Severity::Warning]},
                 {"notes", counts[Severity::Note]}}}};
  return report::Dumped(json, 1) + "\n";
}

std::string RenderDiagnosticsNdjson(const SourceSet& sources, const Diagnostics& diagnostics,
                                    Language language) {
  std::string out;
  for (const auto& diagnostic : diagnostics)
    out += report::Dumped(DiagnosticJson(sources, diagnostic, language), -1) + "\n";
  return out;
}

std::string RenderDiagnosticsSarif(const SourceSet& sources, const Diagnostics& diagnostics,
                                   std::string_view version, Language language) {
  auto rules = Json::array(), results = Json::array();
  std::map<Code, std::size_t> numbers;
  for (const auto& diagnostic : diagnostics) {
    auto [rule, fresh] = numbers.try_emplace(diagnostic.code, rules.size());
    if (fresh)
      rules.push_back(
          {{"id", CodeName(diagnostic.code)},
           {"shortDescription", {{"text", MessageOf(diagnostic.code, {"…", "…", "…"}, language)}}},
           {"help", {{"text", PageOf(diagnostic.code)}}}});
    results.push_back(SarifResult(sources, diagnostic, rule->second, language));
  }
  Json driver = {{"name", "yichi lint"}, {"version", version}, {"rules", std::move(rules)}};
  Json run = {{"tool", {{"driver", std::move(driver)}}},
              {"columnKind", "unicodeCodePoints"},
              {"results", std::move(results)}};
  Json json = {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
               {"version", "2.1.0"},
               {"runs", Json::array({std::move(run)})}};
  return report::Dumped(json, 1) + "\n";
}

}  // namespace yichi
