#include "facts/field_names.h"

#include <algorithm>

#include "base/utf8.h"
#include "text/view.h"

namespace yichi::facts {
namespace {

std::u32string Plain(std::string_view written) {
  auto folded = Fold(DecodeUtf8(written));
  std::erase_if(folded, [](char32_t c) { return c == U' ' || c == U'\n' || c == U'\t' || c == U'\r'; });
  return folded;
}

// Position of the bracket that a unit stands in at the end; npos without.
std::size_t UnitBracket(std::u32string_view plain) {
  auto bracket = plain.rfind(U'(');
  return bracket != plain.npos && bracket > 0 && plain.back() == U')' ? bracket : plain.npos;
}

bool SaysTotal(std::string_view name) {
  for (std::string_view word : {"合计", "小计", "总计", "总数", "数", "人数"})
    if (name == word) return true;
  return false;
}

}  // namespace

std::string PlainName(std::string_view written) {
  auto plain = Plain(written);
  if (auto bracket = UnitBracket(plain); bracket != plain.npos) plain.resize(bracket);
  return EncodeUtf8(plain);
}

std::string UnitInName(std::string_view written) {
  auto plain = Plain(written);
  auto bracket = UnitBracket(plain);
  if (bracket == plain.npos) return {};
  auto inside = plain.substr(bracket + 1, plain.size() - bracket - 2);
  if (inside.substr(0, 3) == U"单位:") inside.erase(0, 3);
  return EncodeUtf8(inside);
}

FieldNames::FieldNames(const RuleSet& rules) : rules_(rules), by_model_(rules.models.size()) {
  for (std::size_t m = 0; m < rules.models.size(); ++m) {
    const auto& fields = rules.models[m].fields;
    auto usable = [&](std::size_t f) { return !fields[f].derived && (f > 0 || rules.models[m].builtin); };
    // Names before aliases: an alias of one field may be the name of another.
    for (std::size_t f = 0; f < fields.size(); ++f)
      if (usable(f)) by_model_[m].emplace(PlainName(fields[f].name), static_cast<std::uint32_t>(f));
    for (std::size_t f = 0; f < fields.size(); ++f)
      for (const auto& alias : fields[f].aliases)
        if (usable(f)) by_model_[m].emplace(PlainName(alias), static_cast<std::uint32_t>(f));
  }
}

std::uint32_t FieldNames::Find(std::uint32_t model, std::string_view name) const {
  const auto& names = by_model_[model];
  auto it = names.find(PlainName(name));
  return it == names.end() ? kNoIndex : it->second;
}

std::optional<FieldPath> FieldNames::FindPath(std::uint32_t model, std::string_view dotted) const {
  if (auto whole = Find(model, dotted); whole != kNoIndex) return FieldPath{whole};
  auto plain = PlainName(dotted);
  for (std::string_view mark : {".", "．", "·", "/", "-", "—", "_"}) {
    auto at = plain.find(mark);
    if (at == plain.npos || at == 0) continue;
    auto first = Find(model, plain.substr(0, at));
    if (first == kNoIndex) continue;
    if (auto path = Under(model, first, {plain.substr(at + mark.size())})) return path;
  }
  // 经费总数 without a mark: the longest record name that it begins with.
  std::optional<FieldPath> found;
  std::size_t longest = 0;
  for (const auto& [name, field] : by_model_[model]) {
    if (name.size() <= longest || name.size() >= plain.size() || !plain.starts_with(name)) continue;
    if (auto path = Under(model, field, {plain.substr(name.size())})) {
      found = std::move(path);
      longest = name.size();
    }
  }
  return found;
}

std::optional<FieldPath> FieldNames::Under(std::uint32_t model, std::uint32_t field,
                                           const std::vector<std::string>& rest) const {
  const auto& type = rules_.models[model].fields[field].type;
  if (type.kind != Kind::Record || type.list) return std::nullopt;
  auto path = rest.size() == 1 ? FindPath(type.index, std::string_view(rest[0])) : FindPath(type.index, rest);
  if (!path && rest.size() == 1 && SaysTotal(PlainName(rest[0])))
    if (auto naming = NamingField(rules_, type.index); naming != kNoIndex) path = FieldPath{naming};
  if (path) path->insert(path->begin(), field);
  return path;
}

std::optional<FieldPath> FieldNames::FindPath(std::uint32_t model,
                                              const std::vector<std::string>& heads) const {
  if (heads.empty()) return std::nullopt;
  if (heads.size() == 1) return FindPath(model, std::string_view(heads[0]));
  std::vector<std::string> rest(heads.begin() + 1, heads.end());
  auto first = Find(model, heads[0]);
  if (first != kNoIndex)
    if (auto path = Under(model, first, rest)) return path;
  std::string joined;
  for (const auto& head : heads) joined += PlainName(head);
  if (auto path = FindPath(model, std::string_view(joined))) return path;
  if (auto path = FindPath(model, rest)) return path;
  bool total = rest.size() == 1 && SaysTotal(PlainName(rest[0]));
  return total && first != kNoIndex ? std::optional(FieldPath{first}) : std::nullopt;
}

const Field& FieldAt(const RuleSet& rules, std::uint32_t model, const FieldPath& path) {
  for (std::size_t step = 0; step + 1 < path.size(); ++step)
    model = rules.models[model].fields[path[step]].type.index;
  return rules.models[model].fields[path.back()];
}

std::uint32_t NamingField(const RuleSet& rules, std::uint32_t model) {
  const auto& fields = rules.models[model].fields;
  bool scalar = fields.size() > 1 && !fields[1].type.list && fields[1].type.kind != Kind::Record;
  return scalar ? 1 : kNoIndex;
}

}  // namespace yichi::facts
