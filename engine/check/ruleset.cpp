#include "check/ruleset.h"

#include <algorithm>

namespace yichi {

std::uint32_t Model::FindField(std::string_view field) const {
  auto at = std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.name == field; });
  return at == fields.end() ? kNoIndex : static_cast<std::uint32_t>(at - fields.begin());
}

std::uint32_t RuleSet::FindModel(std::string_view name) const {
  auto at = std::find_if(models.begin(), models.end(), [&](const Model& m) { return m.name == name; });
  return at == models.end() ? kNoIndex : static_cast<std::uint32_t>(at - models.begin());
}

const Rule* RuleSet::FindRule(std::string_view code) const {
  auto at = std::find_if(rules.begin(), rules.end(), [&](const Rule& r) { return r.code == code; });
  return at == rules.end() ? nullptr : &*at;
}

bool RuleSet::IsA(std::uint32_t model, std::uint32_t base) const {
  while (model != kNoIndex && model != base) model = models[model].base;
  return model != kNoIndex;
}

}  // namespace yichi
