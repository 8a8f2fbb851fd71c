#include "facts/assumed.h"

#include <algorithm>
#include <map>

#include "base/utf8.h"
#include "check/near_name.h"
#include "facts/field_names.h"
#include "facts/plain_values.h"
#include "facts/stretch.h"

namespace yichi {
namespace {

using facts::FieldNames;
using facts::FieldPath;

// 职数=3 means the field that names such a record: 职数.总数.
std::optional<FieldPath> PathOf(const RuleSet& rules, const FieldNames& names, std::uint32_t model,
                                std::string_view field) {
  auto path = names.FindPath(model, field);
  if (!path) return path;
  const auto& type = facts::FieldAt(rules, model, *path).type;
  if (type.kind != Kind::Record || type.list) return path;
  auto naming = facts::NamingField(rules, type.index);
  if (naming == kNoIndex) return std::nullopt;
  path->push_back(naming);
  return path;
}

std::string PathText(const RuleSet& rules, std::uint32_t model, const FieldPath& path) {
  std::string text;
  for (auto step : path) {
    const auto& field = rules.models[model].fields[step];
    text += (text.empty() ? "" : ".") + field.name;
    model = field.type.index;
  }
  return text;
}

std::optional<FieldValue> ValueFor(const RuleSet& rules, const std::string& written, const Type& type) {
  auto text = DecodeUtf8(written);
  auto read = facts::ReadPlain(rules, text, type, {});
  if (!read || read->broken || read->value.status != Status::Known) return std::nullopt;
  for (const auto& one : read->value.scalars)
    if (one.status != Status::Known) return std::nullopt;
  return std::move(read->value);
}

std::string TypeText(const RuleSet& rules, const Type& type) {
  if (type.list) return "列表";
  switch (type.kind) {
    case Kind::Number:
      if (type.unit != kNoIndex) return "单位是" + rules.units[type.unit].name;
      return "数";
    case Kind::Date:
      return "日期,如 2026-01-01";
    case Kind::Boolean:
      return "是、否";
    case Kind::Member: {
      std::string words;
      for (const auto& member : rules.enumerations[type.index].members)
        words += (words.empty() ? "" : "、") + member.name;
      return words;
    }
    default:
      return "文本";
  }
}

bool IsDerived(const RuleSet& rules, std::string_view name) {
  for (const auto& model : rules.models)
    for (const auto& field : model.fields)
      if (field.derived && field.name == name) return true;
  return false;
}

Diagnostic UnknownField(const RuleSet& rules, const std::string& field) {
  if (IsDerived(rules, field)) return MakeDiagnostic(Code::D0073, {}, {field});
  std::vector<std::string> names;
  for (const auto& model : rules.models)
    if (!model.builtin)
      for (std::size_t f = 1; f < model.fields.size(); ++f)
        if (!model.fields[f].derived) names.push_back(model.fields[f].name);
  auto near = NearestName(field.substr(field.rfind('.') == field.npos ? 0 : field.rfind('.') + 1), names);
  if (near) return MakeDiagnostic(Code::D0072, {}, {field, *near});
  return MakeDiagnostic(Code::D0071, {}, {field});
}

std::string NameOf(const RuleSet& rules, const Record& record) {
  auto naming = facts::NamingField(rules, record.model);
  if (naming == kNoIndex || record.fields[naming].status != Status::Known) return {};
  const auto* text = std::get_if<std::string>(&record.fields[naming].scalar);
  return text ? *text : std::string();
}

// The field at the end of the path; nested records on the way come to be.
FieldValue& Open(const RuleSet& rules, Record& record, const FieldPath& path) {
  auto* at = &record;
  for (std::size_t step = 0; step + 1 < path.size(); ++step) {
    auto& nested = at->fields[path[step]];
    if (nested.records.empty()) {
      auto& made = nested.records.emplace_back();
      made.model = rules.models[at->model].fields[path[step]].type.index;
      made.fields.resize(rules.models[made.model].fields.size());
    }
    nested.status = Status::Known;
    at = &nested.records[0];
  }
  return at->fields[path.back()];
}

void Set(const RuleSet& rules, const FieldNames& names, const Assumption& assumption, std::size_t number,
         std::vector<Record>& records, std::vector<Assumed>& all) {
  struct Target {
    FieldPath path;
    std::size_t assumed = 0;
  };
  std::map<std::uint32_t, std::optional<Target>> targets;
  auto wanted = facts::PlainName(assumption.record);
  for (auto& record : records) {
    auto [known, fresh] = targets.try_emplace(record.model);
    if (fresh) {
      auto path = PathOf(rules, names, record.model, assumption.field);
      auto type = path ? facts::FieldAt(rules, record.model, *path).type : Type();
      auto value = path ? ValueFor(rules, assumption.value, type) : std::nullopt;
      if (value) {
        known->second = Target{*path, all.size()};
        all.push_back({number, PathText(rules, record.model, *path), type, *value, 0, {}});
      }
    }
    if (!known->second) continue;
    auto name = NameOf(rules, record);
    if (!wanted.empty() && facts::PlainName(name) != wanted) continue;
    auto& assumed = all[known->second->assumed];
    auto& field = Open(rules, record, known->second->path);
    if (++assumed.records <= Assumed::kMostBefore) assumed.before.push_back({std::move(name), field});
    field = assumed.value;
    field.place.document = record.place.document;
  }
}

}  // namespace

std::variant<Assumption, Diagnostic> ReadAssumption(const RuleSet& rules, std::string_view written) {
  auto text = DecodeUtf8(written);
  auto equals = text.find_first_of(U"=＝");
  if (equals == text.npos) return MakeDiagnostic(Code::D0070, {}, {std::string(written)});
  std::u32string_view left(text.data(), equals),
      value = facts::Trim(std::u32string_view(text).substr(equals + 1));
  Assumption assumption;
  if (auto colon = left.find_first_of(U":："); colon != left.npos) {
    assumption.record = EncodeUtf8(facts::Trim(left.substr(0, colon)));
    left.remove_prefix(colon + 1);
  }
  assumption.field = EncodeUtf8(facts::Trim(left));
  assumption.value = EncodeUtf8(value);
  if (assumption.field.empty() || assumption.value.empty())
    return MakeDiagnostic(Code::D0070, {}, {std::string(written)});
  FieldNames names(rules);
  std::optional<Type> known;
  for (std::uint32_t model = 0; model < rules.models.size(); ++model) {
    if (rules.models[model].builtin) continue;
    auto path = PathOf(rules, names, model, assumption.field);
    if (!path) continue;
    known = facts::FieldAt(rules, model, *path).type;
    if (ValueFor(rules, assumption.value, *known)) return assumption;
  }
  if (!known) return UnknownField(rules, assumption.field);
  return MakeDiagnostic(Code::D0074, {}, {assumption.value, assumption.field, TypeText(rules, *known)});
}

std::vector<Assumed> Assume(const RuleSet& rules, std::span<const Assumption> assumptions,
                            std::vector<Record>& records) {
  std::vector<Assumed> all;
  if (assumptions.empty()) return all;
  FieldNames names(rules);
  for (std::size_t i = 0; i < assumptions.size(); ++i) Set(rules, names, assumptions[i], i, records, all);
  std::erase_if(all, [](const Assumed& assumed) { return assumed.records == 0; });
  return all;
}

}  // namespace yichi
