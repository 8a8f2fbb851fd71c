#include "report/computed_totals.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

namespace yichi::report {
namespace {

class Totals {
 public:
  explicit Totals(const Report& report) : report_(report), rules_(*report.rules) {}

  void Add(const Computed& computed) {
    auto& units = units_[computed.rule];
    if (units++ == 0) unread_[computed.rule] = Unread(rules_.rules[computed.rule]);
    for (const auto& value : computed.values) Add(computed.rule, value);
  }

  std::vector<ComputedTotal> Take() {
    std::vector<ComputedTotal> totals;
    for (auto& [total, sum] : sums_) {
      if (!sum) continue;
      constexpr int kDecimals = 2;
      total.sum = PrintQuantity(*sum, total.type, rules_.units, kDecimals);
      total.units = units_[total.rule];
      total.lacking += unread_[total.rule];
      totals.push_back(std::move(total));
    }
    return totals;
  }

 private:
  void Add(std::uint32_t rule, const ComputedValue& value) {
    bool adds_up = rules_.rules[rule].keys.empty() || value.additive;
    if (value.type.kind != Kind::Number || !adds_up) return;
    auto [known, fresh] = place_.try_emplace({rule, value.name}, sums_.size());
    if (fresh) sums_.push_back({{rule, value.name, value.type, {}, 0, 0}, Number(0)});
    auto& [total, sum] = sums_[known->second];
    if (value.amount && sum) sum = yichi::Add(*sum, *value.amount);
    total.lacking += value.LackingAlone();
    unread_[rule] = std::max(unread_[rule], value.unread);
  }

  // Sums of groups say themselves what could not be read.
  std::uint64_t Unread(const Rule& rule) const {
    std::uint64_t unread = 0;
    if (rule.object_model == kNoIndex || !rule.keys.empty()) return unread;
    for (const auto& document : report_.documents)
      if (document.facts && document.facts->model != kNoIndex &&
          rules_.IsA(document.facts->model, rule.object_model))
        unread += document.facts->unread_rows;
    return unread;
  }

  const Report& report_;
  const RuleSet& rules_;
  std::vector<std::pair<ComputedTotal, std::optional<Number>>> sums_;
  std::map<std::pair<std::uint32_t, std::string>, std::size_t> place_;  // in sums_
  std::map<std::uint32_t, std::uint64_t> units_, unread_;               // by rule
};

}  // namespace

std::vector<ComputedTotal> TotalsOf(const Report& report, const std::vector<Computed>& all) {
  Totals totals(report);
  for (const auto& computed : all) totals.Add(computed);
  return totals.Take();
}

}  // namespace yichi::report
