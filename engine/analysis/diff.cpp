#include "analysis/diff.h"

#include <algorithm>
#include <map>
#include <set>

#include "analysis/translate.h"
#include "analysis/trials.h"

namespace yichi {
namespace {

using analysis::Trial;

constexpr std::size_t kMostTrials = 3000;  // for one rule

// One rule in both versions.
class RuleComparison {
 public:
  RuleComparison(const RuleSet& before, std::uint32_t old_rule, const RuleSet& after, std::uint32_t new_rule)
      : before_(before), after_(after), old_(old_rule), new_(new_rule) {
    const auto &a = before.rules[old_rule], &b = after.rules[new_rule];
    auto day = std::max(FirstDayInForce(before, a), FirstDayInForce(after, b));
    old_options_.as_of = new_options_.as_of = day;
    old_options_.region = before.packs[a.pack].region;
    new_options_.region = after.packs[b.pack].region;
  }

  void Search(RuleChange& change) {
    std::vector<Trial> trials;
    for (auto& trial : analysis::TrialsOf(after_, after_.rules[new_])) trials.push_back(std::move(trial));
    for (const auto& trial : analysis::TrialsOf(before_, before_.rules[old_]))
      if (auto translated = Across(before_, trial, after_)) trials.push_back(std::move(*translated));
    Round(trials);
    auto first = Probes(trials);
    Round(first);
    if (best_.empty()) Round(Probes(first));
    change.tried = seen_.size();
    Tell(change);
  }

 private:
  using Verdicts = std::pair<Verdict, Verdict>;

  static std::optional<Trial> Across(const RuleSet& from, const Trial& trial, const RuleSet& to) {
    Trial translated;
    for (const auto& record : trial) {
      auto other = analysis::Translate(from, record, to);
      if (!other) return std::nullopt;
      translated.push_back(std::move(*other));
    }
    return translated;
  }

  std::vector<Trial> Probes(const std::vector<Trial>& trials) const {
    std::vector<Trial> probes;
    for (const auto& trial : trials) {
      if (probes.size() > kMostTrials) break;
      for (auto& probe : analysis::ProbesOf(after_, new_, trial, analysis::Probe::All, new_options_))
        probes.push_back(std::move(probe));
      auto back = Across(after_, trial, before_);
      if (!back) continue;
      for (const auto& probe : analysis::ProbesOf(before_, old_, *back, analysis::Probe::All, old_options_))
        if (auto translated = Across(before_, probe, after_)) probes.push_back(std::move(*translated));
    }
    return probes;
  }

  std::optional<Verdicts> Judge(const Trial& trial) const {
    auto back = Across(after_, trial, before_);
    if (!back) return std::nullopt;
    return Verdicts{analysis::WorstVerdict(before_, old_, *back, old_options_),
                    analysis::WorstVerdict(after_, new_, trial, new_options_)};
  }

  void Round(const std::vector<Trial>& trials) {
    for (const auto& trial : trials) {
      if (seen_.size() >= kMostTrials) return;
      auto text = analysis::PrintTrial(after_, after_.rules[new_], trial);
      if (!seen_.insert(text).second) continue;
      auto verdicts = Judge(trial);
      if (!verdicts || verdicts->first == verdicts->second) continue;
      auto& best = best_[*verdicts];
      if (best.empty() || text.size() < PrintedSize(best)) best = trial;
    }
  }

  std::size_t PrintedSize(const Trial& trial) const {
    return analysis::PrintTrial(after_, after_.rules[new_], trial).size();
  }

  // What can be left out without changing either verdict is.
  void Shrink(Trial& trial, Verdicts verdicts) const {
    for (std::size_t i = 0; i < trial.size(); ++i) ShrinkRecord(trial, trial[i], verdicts);
  }

  void ShrinkRecord(Trial& trial, Record& record, Verdicts verdicts) const {
    auto holds = [&] { return Judge(trial) == verdicts; };
    for (auto& field : record.fields) {
      if (field.status == Status::Missing) continue;
      auto kept = field;
      field = FieldValue();
      if (holds()) continue;
      field = std::move(kept);
      for (std::size_t e = field.records.size(); e-- > 0;) {
        auto elements = field.records;
        field.records.erase(field.records.begin() + static_cast<std::ptrdiff_t>(e));
        if (!holds()) field.records = std::move(elements);
      }
      for (auto& element : field.records) ShrinkRecord(trial, element, verdicts);
    }
  }

  void Tell(RuleChange& change) {
    bool stricter = false, looser = false, other = false;
    for (auto& [verdicts, trial] : best_) {
      Shrink(trial, verdicts);
      change.witnesses.push_back({analysis::PrintTrial(after_, after_.rules[new_], trial),
                                  std::string(analysis::WordOf(verdicts.first)),
                                  std::string(analysis::WordOf(verdicts.second))});
      stricter = stricter || verdicts.second == Verdict::Violation;
      looser = looser || verdicts.first == Verdict::Violation;
      other = other || (verdicts.first != Verdict::Violation && verdicts.second != Verdict::Violation);
    }
    if (stricter && !looser) change.kind = RuleChangeKind::Stricter;
    if (looser && !stricter) change.kind = RuleChangeKind::Looser;
    if (stricter == looser && (stricter || other)) change.kind = RuleChangeKind::Moved;
  }

  const RuleSet& before_;
  const RuleSet& after_;
  std::uint32_t old_, new_;
  EvaluateOptions old_options_, new_options_;
  std::set<std::string> seen_;
  std::map<Verdicts, Trial> best_;
};

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
      RuleComparison(*before_.rules, old_index, *after_.rules, new_index).Search(change);
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
