#include "analysis/diff.h"

#include <algorithm>
#include <set>

#include "analysis/rule_comparison.h"

namespace yichi {
namespace {

std::string Plain(std::string_view text) {
  std::string out;
  for (char c : text)
    if (c != ' ' && c != '\n' && c != '\t' && c != '\r') out += c;
  return out;
}

std::string ProgramOf(const RuleSet& rules, std::uint32_t rule) { return DumpPlan({&rules, 0, {rule}}); }

std::string_view WordOf(Level level) {
  constexpr std::string_view kWords[] = {"错误", "警告", "提醒"};
  return kWords[static_cast<std::size_t>(level)];
}

std::string SourcesOf(const RuleSet& rules, const Rule& rule) {
  std::string out;
  for (const auto& citation : rule.citations)
    (out += out.empty() ? "" : "、") += rules.sources[citation.source].title + citation.article;
  return out;
}

EvaluateOptions OptionsFor(const RuleSet& rules, const Rule& rule, Day day) {
  EvaluateOptions options;
  options.as_of = day;
  options.region = rules.packs[rule.pack].region;
  return options;
}

std::string DayOf(const std::optional<Day>& day) { return day ? PrintDay(*day) : "未写"; }

class Comparison {
 public:
  Comparison(const RuleSetVersion& before, const RuleSetVersion& after) : before_(before), after_(after) {}

  RuleSetDiff Run() {
    std::set<std::string> codes;
    for (const auto* version : {&before_, &after_})
      for (const auto& rule : version->rules->rules)
        if (Wanted(*version, rule)) codes.insert(rule.code);
    for (const auto& code : codes) Compare(code);
    return std::move(diff_);
  }

 private:
  static bool Wanted(const RuleSetVersion& version, const Rule& rule) {
    const auto& name = version.rules->packs[rule.pack].name;
    return version.packs.empty() ||
           std::find(version.packs.begin(), version.packs.end(), name) != version.packs.end();
  }

  void Compare(const std::string& code) {
    const auto *old_rule = before_.rules->FindRule(code), *new_rule = after_.rules->FindRule(code);
    if (!old_rule || !new_rule) {
      const auto& one = old_rule ? *old_rule : *new_rule;
      diff_.changes.push_back(
          {code, one.title, old_rule ? RuleChangeKind::Removed : RuleChangeKind::Added, {}, {}, 0});
      return;
    }
    RuleChange change{code, new_rule->title, RuleChangeKind::Wording, {}, {}, 0};
    auto old_index = static_cast<std::uint32_t>(old_rule - before_.rules->rules.data());
    auto new_index = static_cast<std::uint32_t>(new_rule - after_.rules->rules.data());
    bool same_program = ProgramOf(*before_.rules, old_index) == ProgramOf(*after_.rules, new_index);
    Details(*old_rule, *new_rule, same_program, change);
    if (!same_program) {
      change.kind = RuleChangeKind::Unseen;
      auto day =
          std::max(FirstDayInForce(*before_.rules, *old_rule), FirstDayInForce(*after_.rules, *new_rule));
      analysis::Search({before_.rules, old_index, OptionsFor(*before_.rules, *old_rule, day)},
                       {after_.rules, new_index, OptionsFor(*after_.rules, *new_rule, day)}, change);
    } else if (change.details.empty()) {
      ++diff_.same;
      return;
    }
    diff_.changes.push_back(std::move(change));
  }

  void Details(const Rule& old_rule, const Rule& new_rule, bool same_program, RuleChange& change) const {
    auto note = [&](std::string_view what, const std::string& before, const std::string& after) {
      if (before != after) change.details.push_back(std::string(what) + " " + before + " → " + after);
    };
    note("级别", std::string(WordOf(old_rule.level)), std::string(WordOf(new_rule.level)));
    note("名称", old_rule.title, new_rule.title);
    note("依据", SourcesOf(*before_.rules, old_rule), SourcesOf(*after_.rules, new_rule));
    note("施行", DayOf(old_rule.effective), DayOf(new_rule.effective));
    note("废止", DayOf(old_rule.repealed), DayOf(new_rule.repealed));
    bool same = Plain(before_.sources->Text(old_rule.declaration->span)) ==
                Plain(after_.sources->Text(new_rule.declaration->span));
    if (!same && same_program && change.details.empty()) change.details.push_back("文字有改动");
  }

  const RuleSetVersion& before_;
  const RuleSetVersion& after_;
  RuleSetDiff diff_;
};

}  // namespace

RuleSetDiff CompareRules(const RuleSetVersion& before, const RuleSetVersion& after) {
  return Comparison(before, after).Run();
}

}  // namespace yichi
