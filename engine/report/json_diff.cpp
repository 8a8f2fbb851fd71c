#include <nlohmann/json.hpp>

#include "report/diff_json.h"
#include "report/json_parts.h"

namespace yichi::report {
namespace {

constexpr int kSchema = 1;

std::string_view NameOf(RuleChangeKind kind) {
  constexpr std::string_view kNames[] = {"added", "removed", "stricter", "looser",
                                         "moved", "unseen",  "wording"};
  return kNames[static_cast<std::size_t>(kind)];
}

Json TextOrNull(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json PlaceJson(const Place& place) {
  return place.known() ? Json{{"paragraph", place.paragraph + 1}, {"start", place.begin}, {"end", place.end}}
                       : Json(nullptr);
}

Json FindingsJson(const std::vector<FindingChange>& findings) {
  auto json = Json::array();
  for (const auto& finding : findings)
    json.push_back({{"change", finding.appeared ? "appeared" : "gone"},
                    {"document", finding.document},
                    {"rule", finding.rule},
                    {"title", finding.title},
                    {"message", finding.message},
                    {"place", finding.place}});
  return json;
}

}  // namespace

std::string RuleDiffJson(const RuleSetDiff& diff, const RuleImpact* impact) {
  auto rules = Json::array();
  for (const auto& change : diff.changes) {
    auto witnesses = Json::array();
    for (const auto& witness : change.witnesses)
      witnesses.push_back({{"record", witness.record}, {"before", witness.before}, {"after", witness.after}});
    rules.push_back({{"rule", change.code},
                     {"title", change.title},
                     {"change", NameOf(change.kind)},
                     {"details", change.details},
                     {"witnesses", std::move(witnesses)},
                     {"tried", change.tried}});
  }
  Json json = {{"schema", kSchema}, {"rules", std::move(rules)}, {"same", diff.same}};
  if (impact) {
    json["findings"] = FindingsJson(impact->findings);
    json["computed"] = Json::array();
    for (const auto& change : impact->computed)
      json["computed"].push_back({{"rule", change.rule},
                                  {"title", change.title},
                                  {"name", change.name},
                                  {"objects", change.objects},
                                  {"before", TextOrNull(change.before)},
                                  {"after", TextOrNull(change.after)}});
    json["records"] = impact->records;
    json["records_changed"] = CountChanged(impact->findings);
  }
  return Dumped(json, 1) + "\n";
}

std::string DraftDiffJson(const std::vector<FactChange>& facts, const std::vector<FindingChange>& findings) {
  auto changes = Json::array();
  for (const auto& change : facts)
    changes.push_back({{"field", change.field},
                       {"before", TextOrNull(change.before)},
                       {"after", TextOrNull(change.after)},
                       {"before_at", PlaceJson(change.before_at)},
                       {"after_at", PlaceJson(change.after_at)}});
  Json json = {{"schema", kSchema}, {"facts", std::move(changes)}, {"findings", FindingsJson(findings)}};
  return Dumped(json, 1) + "\n";
}

}  // namespace yichi::report
