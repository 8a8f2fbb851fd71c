#include "run/reach.h"

namespace yichi::run {

bool Reaches(const std::string& pack_region, const std::string& region) {
  if (pack_region.empty()) return true;
  return region.starts_with(pack_region) &&
         (region.size() == pack_region.size() || region[pack_region.size()] == '.');
}

std::set<std::uint32_t> Replaced(const Plan& plan, const std::string& region) {
  std::set<std::uint32_t> replaced;
  for (auto rule : plan.active) {
    const auto& local = plan.rules->rules[rule];
    if (local.replaces != kNoIndex && Reaches(plan.rules->packs[local.pack].region, region))
      replaced.insert(local.replaces);
  }
  return replaced;
}

}  // namespace yichi::run
