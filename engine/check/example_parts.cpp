#include "check/example_parts.h"

#include <algorithm>

namespace yichi {
namespace {

std::uint32_t ModelOfObject(const RuleSet& rules, const ast::RuleDeclaration& declaration,
                            const std::string& key) {
  for (const auto& object : declaration.objects)
    if (object.alias.text == key && !key.empty()) return rules.FindModel(object.path.names[0].text);
  return rules.FindModel(key);
}

// A field of the one object's model has the name before any model.
bool IsField(const RuleSet& rules, const Rule& rule, const std::string& key) {
  if (rule.declaration->objects.size() != 1 || rule.object_model == kNoIndex) return false;
  const auto& fields = rules.models[rule.object_model].fields;
  return std::any_of(fields.begin(), fields.end(), [&](const Field& field) {
    return field.name == key ||
           std::find(field.aliases.begin(), field.aliases.end(), key) != field.aliases.end();
  });
}

}  // namespace

std::vector<ExamplePart> PartsOf(const RuleSet& rules, const Rule& rule, const ast::Expr& record) {
  std::vector<ExamplePart> parts;
  for (const auto& entry : record.children) {
    auto model =
        IsField(rules, rule, entry.text) ? kNoIndex : ModelOfObject(rules, *rule.declaration, entry.text);
    if (model == kNoIndex) break;
    parts.push_back({model, &entry.children[0]});
  }
  bool bundle = !parts.empty() && parts.size() == record.children.size();
  if (!bundle && rule.object_model == kNoIndex) return {};
  return bundle ? parts : std::vector<ExamplePart>{{rule.object_model, &record}};
}

}  // namespace yichi
