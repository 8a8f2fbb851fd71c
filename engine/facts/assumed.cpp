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

// The way to a field: through a list it leads to that field of each element. 职数=3 means the field that
// names such a record: 职数.总数.
std::optional<FieldPath> PathOf(const RuleSet& rules, const FieldNames& names, std::uint32_t model,
                                std::string_view field) {
  auto path = names.FindPath(model, field);
  for (auto dot = field.find('.'); !path && dot != field.npos; dot = field.find('.', dot + 1)) {
    auto list = names.FindPath(model, field.substr(0, dot));
    const auto* type = list ? &facts::FieldAt(rules, model, *list).type : nullptr;
    if (!type || !type->list || type->kind != Kind::Record) continue;
    auto rest = PathOf(rules, names, type->index, field.substr(dot + 1));
    if (!rest) continue;
    path = std::move(list);
    path->insert(path->end(), rest->begin(), rest->end());
  }
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

// What the field's range leaves out.
bool OutOfRange(const Field& field, const FieldValue& value) {
  if (!field.range) return false;
  if (const auto* number = std::get_if<Number>(&value.scalar)) return !field.range->Holds(*number);
  if (const auto* day = std::get_if<Day>(&value.scalar)) return !field.range->Holds(Number(*day));
  if (const auto* member = std::get_if<std::uint32_t>(&value.scalar))
    return !field.range->Holds(Number(static_cast<std::int64_t>(*member)));
  return false;
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

struct Target {
  FieldPath path;
  std::size_t assumed = 0;
};

class Setter {
 public:
  Setter(const RuleSet& rules, const FieldNames& names, const Assumption& assumption, std::size_t number,
         std::vector<Assumed>& all)
      : rules_(rules),
        names_(names),
        assumption_(assumption),
        wanted_(facts::PlainName(assumption.record)),
        number_(number),
        all_(all) {}

  void Set(Record& record) {
    auto [known, fresh] = targets_.try_emplace(record.model);
    if (fresh) known->second = TargetIn(record.model);
    if (!known->second) return;
    auto name = NameOf(rules_, record);
    Down(record, *known->second, 0, name, wanted_.empty() || facts::PlainName(name) == wanted_);
  }

 private:
  std::optional<Target> TargetIn(std::uint32_t model) {
    auto path = PathOf(rules_, names_, model, assumption_.field);
    if (!path) return std::nullopt;
    const auto& field = facts::FieldAt(rules_, model, *path);
    auto value = ValueFor(rules_, assumption_.value, field.type);
    if (!value || OutOfRange(field, *value)) return std::nullopt;
    all_.push_back({number_, PathText(rules_, model, *path), field.type, *value, 0, {}});
    return Target{*path, all_.size() - 1};
  }

  // Nested records on the way come to be; of a list all elements are taken, or those of the name.
  void Down(Record& record, const Target& target, std::size_t step, const std::string& name, bool named) {
    auto& value = record.fields[target.path[step]];
    if (step + 1 == target.path.size()) {
      if (named) Put(value, record.place.document, name, target);
      return;
    }
    const auto& type = rules_.models[record.model].fields[target.path[step]].type;
    if (!type.list) {
      if (!named && !HoldsList(record.model, target, step)) return;
      if (named) Open(value, type.index, record.place);
      for (auto& nested : value.records) Down(nested, target, step + 1, name, named);
      return;
    }
    for (auto& element : value.records) {
      auto own = NameOf(rules_, element);
      Down(element, target, step + 1, own, named || facts::PlainName(own) == wanted_);
    }
  }

  bool HoldsList(std::uint32_t model, const Target& target, std::size_t step) const {
    for (; step + 1 < target.path.size(); ++step) {
      const auto& type = rules_.models[model].fields[target.path[step]].type;
      if (type.list) return true;
      model = type.index;
    }
    return false;
  }

  void Open(FieldValue& nested, std::uint32_t model, const Place& place) const {
    if (nested.records.empty()) {
      auto& made = nested.records.emplace_back();
      made.model = model;
      made.fields.resize(rules_.models[model].fields.size());
      made.place.document = place.document;
    }
    nested.status = Status::Known;
  }

  void Put(FieldValue& value, std::uint32_t document, const std::string& name, const Target& target) {
    auto& assumed = all_[target.assumed];
    if (++assumed.records <= Assumed::kMostBefore) assumed.before.push_back({name, value});
    value = assumed.value;
    value.place.document = document;
  }

  const RuleSet& rules_;
  const FieldNames& names_;
  const Assumption& assumption_;
  std::string wanted_;
  std::size_t number_;
  std::vector<Assumed>& all_;
  std::map<std::uint32_t, std::optional<Target>> targets_;  // by model
};

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
  const Field* known = nullptr;
  const Field* outside = nullptr;  // it has the value's type, but another range
  for (std::uint32_t model = 0; model < rules.models.size(); ++model) {
    if (rules.models[model].builtin) continue;
    auto path = PathOf(rules, names, model, assumption.field);
    if (!path) continue;
    known = &facts::FieldAt(rules, model, *path);
    auto read = ValueFor(rules, assumption.value, known->type);
    if (read && !OutOfRange(*known, *read)) return assumption;
    if (read) outside = known;
  }
  if (outside)
    return MakeDiagnostic(Code::D0076, {}, {assumption.value, assumption.field, outside->range->text});
  if (!known) return UnknownField(rules, assumption.field);
  return MakeDiagnostic(Code::D0074, {}, {assumption.value, assumption.field, TypeText(rules, known->type)});
}

std::vector<Assumed> Assume(const RuleSet& rules, std::span<const Assumption> assumptions,
                            std::vector<Record>& records) {
  std::vector<Assumed> all;
  if (assumptions.empty()) return all;
  FieldNames names(rules);
  for (std::size_t i = 0; i < assumptions.size(); ++i) {
    Setter setter(rules, names, assumptions[i], i, all);
    for (auto& record : records) setter.Set(record);
  }
  std::erase_if(all, [](const Assumed& assumed) { return assumed.records == 0; });
  return all;
}

}  // namespace yichi
