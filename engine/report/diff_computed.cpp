#include <algorithm>
#include <map>
#include <tuple>

#include "report/computed_parts.h"
#include "report/diff.h"

namespace yichi {
namespace {

// One named value of one computation: by input, object and element what it came to.
struct Values {
  std::string title;
  Type type;
  std::map<std::tuple<std::string, std::string, std::string>, std::string> printed;
  Number sum = 0;
  std::uint64_t lacking = 0, unread = 0;
  bool numbers = false;
};

using ByName = std::map<std::pair<std::string, std::string>, Values>;

ByName ValuesOf(const Report& report, const std::vector<Computed>& all) {
  ByName by_name;
  for (const auto& computed : all) {
    const auto& rule = report.rules->rules[computed.rule];
    for (const auto& value : computed.values) {
      auto& values = by_name[{rule.code, value.name}];
      values.title = rule.title;
      values.type = value.type;
      auto path = computed.keys.empty() ? report::PathOf(report, computed) : std::string();
      values.printed[{path, computed.object, value.element}] = value.value;
      values.numbers = values.numbers || value.type.kind == Kind::Number;
      auto sum = value.amount ? Add(values.sum, *value.amount) : std::nullopt;
      if (sum) values.sum = *sum;
      values.lacking += sum ? value.LackingAlone() : std::max<std::uint64_t>(value.LackingAlone(), 1);
      values.unread = std::max(values.unread, value.unread);
    }
  }
  return by_name;
}

std::string SumText(const RuleSet& rules, const Values& values) {
  if (!values.numbers) return {};
  auto text = PrintQuantity(values.sum, values.type, rules.units, 2);
  auto lacking = values.lacking + values.unread;
  return lacking == 0 ? text : text + "(缺" + std::to_string(lacking) + ")";
}

std::size_t Differences(const Values& then, const Values& now) {
  std::size_t count = 0;
  for (const auto& [object, value] : then.printed) {
    auto same = now.printed.find(object);
    count += same == now.printed.end() || same->second != value;
  }
  for (const auto& [object, value] : now.printed) count += !then.printed.contains(object);
  return count;
}

}  // namespace

std::vector<ComputedChange> CompareComputed(const Report& before, const std::vector<Computed>& then,
                                            const Report& after, const std::vector<Computed>& now) {
  auto old_values = ValuesOf(before, then), new_values = ValuesOf(after, now);
  std::vector<ComputedChange> changes;
  auto add = [&](const ByName::key_type& key, const Values* old_one, const Values* new_one) {
    static const Values kNoValues;
    auto count = Differences(old_one ? *old_one : kNoValues, new_one ? *new_one : kNoValues);
    if (count == 0) return;
    changes.push_back({key.first, (new_one ? new_one : old_one)->title, key.second, count,
                       old_one ? SumText(*before.rules, *old_one) : "",
                       new_one ? SumText(*after.rules, *new_one) : ""});
  };
  for (const auto& [key, values] : old_values) {
    auto same = new_values.find(key);
    add(key, &values, same == new_values.end() ? nullptr : &same->second);
  }
  for (const auto& [key, values] : new_values)
    if (!old_values.contains(key)) add(key, nullptr, &values);
  std::stable_sort(changes.begin(), changes.end(),
                   [](const ComputedChange& a, const ComputedChange& b) { return a.rule < b.rule; });
  return changes;
}

}  // namespace yichi
