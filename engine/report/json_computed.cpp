#include "report/json_computed.h"

#include <nlohmann/json.hpp>

#include "report/computed_totals.h"
#include "report/json_parts.h"
#include "report/rule_page.h"

namespace yichi::report {
namespace {

Json ValueJson(const Report& report, const ComputedValue& value) {
  Json json = {{"name", value.name}};
  if (!value.element.empty()) json["element"] = value.element;
  json["value"] = value.value;
  if (value.lacking > 0) {
    if (!value.partial.empty()) json["partial"] = value.partial;
    json["lacking"] = value.lacking;
  }
  for (const auto& step : value.derivation)
    json["derivation"].push_back(
        {{"text", OneLine(*report.rule_sources, step.span)}, {"value", step.value}, {"depth", step.depth}});
  return json;
}

// A sum that lacks values is no value.
Json TotalsJson(const Report& report, const std::vector<Computed>& all) {
  auto totals = Json::array();
  for (const auto& total : TotalsOf(report, all)) {
    const auto& rule = report.rules->rules[total.rule];
    totals.push_back({{"rule", rule.code},
                      {"title", rule.title},
                      {"name", total.name},
                      {total.lacking > 0 ? "partial" : "value", total.sum},
                      {"units", total.units},
                      {"lacking", total.lacking}});
  }
  return totals;
}

}  // namespace

std::string ComputedJson(const Report& report, const std::vector<Computed>& all) {
  auto list = Json::array();
  for (const auto& computed : all) {
    const auto& rule = report.rules->rules[computed.rule];
    auto values = Json::array(), sources = Json::array();
    for (const auto& value : computed.values) values.push_back(ValueJson(report, value));
    for (const auto& citation : computed.sources) {
      const auto& source = report.rules->sources[citation.source];
      sources.push_back({{"title", source.title}, {"number", source.number}, {"article", citation.article}});
    }
    Json json = {{"rule", rule.code}, {"title", rule.title}, {"object", computed.object}};
    for (std::size_t i = 0; i < computed.keys.size(); ++i) {
      bool written = !computed.keys[i].empty();
      json["keys"][rule.declaration->group_by[i].names.back().text] =
          written ? Json(computed.keys[i]) : Json(nullptr);
    }
    if (computed.place.document < report.documents.size())
      json["path"] = report.documents[computed.place.document].path;
    json["values"] = std::move(values);
    json["sources"] = std::move(sources);
    list.push_back(std::move(json));
  }
  Json json = {{"schema", 1}, {"as_of", PrintDay(report.as_of)}};
  for (const auto& document : report.documents)
    if (document.assumed && !document.assumed->empty())
      json["assumed"].push_back(
          {{"path", document.path}, {"values", AssumedJson(*report.rules, *document.assumed)}});
  json["computed"] = std::move(list);
  json["totals"] = TotalsJson(report, all);
  return Dumped(json, 1) + "\n";
}

}  // namespace yichi::report
