#include "analysis/rule_comparison.h"

#include <map>
#include <set>

#include "analysis/translate.h"
#include "analysis/trials.h"

namespace yichi::analysis {
namespace {

constexpr std::size_t kMostTrials = 3000;  // for one rule

// One rule in both versions.
class RuleComparison {
 public:
  RuleComparison(const RuleUnder& before, const RuleUnder& after)
      : before_(*before.rules),
        after_(*after.rules),
        old_(before.rule),
        new_(after.rule),
        old_options_(before.options),
        new_options_(after.options) {}

  void Search(RuleChange& change) {
    std::vector<Trial> trials;
    for (auto& trial : TrialsOf(after_, after_.rules[new_])) trials.push_back(std::move(trial));
    for (const auto& trial : TrialsOf(before_, before_.rules[old_]))
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
      auto other = Translate(from, record, to);
      if (!other) return std::nullopt;
      translated.push_back(std::move(*other));
    }
    return translated;
  }

  std::vector<Trial> Probes(const std::vector<Trial>& trials) const {
    std::vector<Trial> probes;
    for (const auto& trial : trials) {
      if (probes.size() > kMostTrials) break;
      for (auto& probe : ProbesOf(after_, new_, trial, Probe::All, new_options_))
        probes.push_back(std::move(probe));
      auto back = Across(after_, trial, before_);
      if (!back) continue;
      for (const auto& probe : ProbesOf(before_, old_, *back, Probe::All, old_options_))
        if (auto translated = Across(before_, probe, after_)) probes.push_back(std::move(*translated));
    }
    return probes;
  }

  std::optional<Verdicts> Judge(const Trial& trial) const {
    auto back = Across(after_, trial, before_);
    if (!back) return std::nullopt;
    return Verdicts{WorstVerdict(before_, old_, *back, old_options_),
                    WorstVerdict(after_, new_, trial, new_options_)};
  }

  void Round(const std::vector<Trial>& trials) {
    for (const auto& trial : trials) {
      if (seen_.size() >= kMostTrials) return;
      auto text = PrintTrial(after_, after_.rules[new_], trial);
      if (!seen_.insert(text).second) continue;
      auto verdicts = Judge(trial);
      if (!verdicts || verdicts->first == verdicts->second) continue;
      auto& best = best_[*verdicts];
      if (best.empty() || text.size() < PrintedSize(best)) best = trial;
    }
  }

  std::size_t PrintedSize(const Trial& trial) const {
    return PrintTrial(after_, after_.rules[new_], trial).size();
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
      change.witnesses.push_back({PrintTrial(after_, after_.rules[new_], trial),
                                  std::string(WordOf(verdicts.first)), std::string(WordOf(verdicts.second))});
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

}  // namespace

void Search(const RuleUnder& before, const RuleUnder& after, RuleChange& change) {
  RuleComparison(before, after).Search(change);
}

}  // namespace yichi::analysis
