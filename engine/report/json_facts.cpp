#include <nlohmann/json.hpp>

#include "report/json_parts.h"
#include "report/report.h"

namespace yichi {
namespace {

using report::Json;

// A record as the contract writes it. Values the text leaves open, and what nothing says, are left out.
class FactsWriter {
 public:
  FactsWriter(const RuleSet& rules, const Document& document) : rules_(rules), document_(document) {}

  Json Of(const Record& record) const {
    auto json = Json::object();
    const auto& fields = rules_.models[record.model].fields;
    for (std::size_t i = 0; i < fields.size() && i < record.fields.size(); ++i) {
      bool structure = fields[i].type.kind == Kind::Record && rules_.models[fields[i].type.index].builtin;
      if (structure || record.fields[i].status != Status::Known) continue;
      auto value = Of(record.fields[i], fields[i].type);
      if (!value.is_null()) json[fields[i].name] = std::move(value);
    }
    return json;
  }

 private:
  Json Of(const FieldValue& value, const Type& type) const {
    if (type.kind == Kind::Record) return Nested(value, type);
    if (!type.list) return Scalar(value, type);
    auto list = Json::array();
    for (const auto& element : value.scalars) list.push_back(Scalar(element, type.Element()));
    return list;
  }

  // A nested record of which nothing is known is left out.
  Json Nested(const FieldValue& value, const Type& type) const {
    if (!type.list) {
      auto nested = value.records.empty() ? Json::object() : Of(value.records.front());
      return nested.empty() ? Json() : nested;
    }
    auto list = Json::array();
    for (const auto& record : value.records) list.push_back(Of(record));
    return list;
  }

  Json Scalar(const FieldValue& value, const Type& type) const {
    Json json;
    json["value"] = report::ScalarJson(rules_, value, type);
    if (auto unit = UnitOf(type); !unit.empty()) json["unit"] = unit;
    json["at"] = report::LocationJson(document_, value.place);
    return json;
  }

  std::string UnitOf(const Type& type) const {
    if (type.kind != Kind::Number) return {};
    if (type.percent) return "%";
    if (type.unit != kNoIndex) return rules_.units[type.unit].name;
    return PrintDimension(type.dimension, rules_.units);
  }

  const RuleSet& rules_;
  const Document& document_;
};

Json ConflictsJson(const RuleSet& rules, const Document& document, const Facts& facts) {
  auto conflicts = Json::array();
  for (const auto& disagreement : facts.disagreements) {
    auto values = Json::array();
    for (const auto& reading : disagreement.readings)
      values.push_back({{"value", report::ScalarJson(rules, reading, disagreement.type)},
                        {"at", report::LocationJson(document, reading.place)}});
    conflicts.push_back({{"field", disagreement.field}, {"values", std::move(values)}});
  }
  return conflicts;
}

Json UnreadJson(const Document& document, const Facts& facts) {
  auto unread = Json::array();
  for (const auto& place : facts.unread)
    unread.push_back({{"field", place.field}, {"at", report::LocationJson(document, place.place)}});
  return unread;
}

// The rows of a ledger; sheets may hold records of different models.
Json RecordsJson(const RuleSet& rules, const FactsWriter& writer, const std::vector<Record>& records) {
  auto json = Json::array();
  for (const auto& record : records)
    json.push_back({{"kind", rules.models[record.model].name}, {"facts", writer.Of(record)}});
  return json;
}

}  // namespace

std::string RenderFacts(const RuleSet& rules, const Document& document, const Facts& facts) {
  FactsWriter writer(rules, document);
  Json json;
  json["schema"] = 1;
  json["path"] = document.path;
  json["kind"] = facts.model == kNoIndex ? Json(nullptr) : Json(rules.models[facts.model].name);
  json["facts"] = facts.records.empty() || facts.ledger ? Json::object() : writer.Of(facts.records.front());
  if (facts.ledger) json["records"] = RecordsJson(rules, writer, facts.records);
  json["conflicts"] = ConflictsJson(rules, document, facts);
  json["unread"] = UnreadJson(document, facts);
  return report::Dumped(json, 1) + "\n";
}

}  // namespace yichi
