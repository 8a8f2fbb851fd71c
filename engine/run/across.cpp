#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <set>
#include <thread>
#include <utility>

#include "base/memory.h"
#include "run/gather.h"
#include "run/partition.h"
#include "run/stream.h"

namespace yichi {
namespace {

// Whether records of the model stand in root records of the other, at any depth.
bool LeadsTo(const RuleSet& rules, std::uint32_t root, std::uint32_t wanted, std::vector<bool>& seen) {
  if (rules.IsA(root, wanted)) return true;
  if (seen[root]) return false;
  seen[root] = true;
  for (const auto& field : rules.models[root].fields)
    if (field.type.kind == Kind::Record && !rules.models[field.type.index].builtin &&
        LeadsTo(rules, field.type.index, wanted, seen))
      return true;
  return false;
}

class Across {
 public:
  Across(const StreamPlan& plan, std::span<const JudgedInput* const> inputs, const EvaluateOptions& options)
      : plan_(plan), rules_(*plan.of_run.rules), inputs_(inputs), options_(options) {
    options_.count_idle = false;
    options_.threads = 1;
  }

  std::vector<Judgement> Judge(std::size_t threads) {
    for (const auto* input : inputs_) rows_ += input->rows;
    auto judged = Empty();
    for (std::uint32_t i = 0; i < inputs_.size(); ++i)
      if (!inputs_[i]->records) OfInput(i, threads, judged[i]);
    auto of_run = OfRun(threads);
    for (std::size_t i = 0; i < judged.size(); ++i) judged[i].Add(std::move(of_run[i]));
    for (auto& judgement : judged) SortFindings(judgement.findings);
    return judged;
  }

 private:
  std::vector<Judgement> Empty() const {
    std::vector<Judgement> empty(std::max<std::size_t>(inputs_.size(), 1));
    for (auto& judgement : empty) judgement.by_rule.resize(rules_.rules.size());
    return empty;
  }

  std::vector<Judgement> OfRun(std::size_t threads) {
    auto region = options_.region;
    for (auto input = inputs_.rbegin(); input != inputs_.rend(); ++input)
      if (!(*input)->region.empty()) region = (*input)->region;
    auto plan = PlanIn(plan_.of_run, region);
    auto judged = RuleByRule(plan, 0, inputs_.size(), region, threads);
    CountIdle(plan, judged);
    return judged;
  }

  void OfInput(std::uint32_t input, std::size_t threads, Judgement& judgement) {
    auto region = inputs_[input]->region.empty() ? options_.region : inputs_[input]->region;
    auto plan = PlanIn(plan_.of_input, region);
    if (plan.active.empty()) return;
    auto judged = RuleByRule(plan, input, input + std::size_t{1}, region, threads);
    CountIdle(plan, {&judged[input], 1});
    judgement.Add(std::move(judged[input]));
  }

  // The rules of the plan over the inputs [first, last), a few at a time, put together in their order.
  std::vector<Judgement> RuleByRule(const Plan& plan, std::size_t first, std::size_t last,
                                    const std::string& region, std::size_t threads) {
    bool packed = std::any_of(inputs_.begin() + static_cast<std::ptrdiff_t>(first),
                              inputs_.begin() + static_cast<std::ptrdiff_t>(last),
                              [](const JudgedInput* input) { return !input->records; });
    if (!packed) return AllRules(plan, first, last, region, threads);
    std::vector<std::vector<Judgement>> by_rule(plan.active.size());
    std::vector<std::vector<Buckets>> sets(plan.active.size());
    auto judge = [&](std::size_t i) { by_rule[i] = One(plan, plan.active[i], sets[i], first, last, region); };
    std::vector<std::size_t> small, large;
    for (std::size_t i = 0; i < plan.active.size(); ++i) {
      const auto& rule = rules_.rules[plan.active[i]];
      if (!HasObjects(rule, first, last)) continue;
      sets[i] = SetsOf(rule, first, last);
      bool few = std::all_of(sets[i].begin(), sets[i].end(),
                             [&](const Buckets& set) { return set.records <= options_.most_records; });
      (few ? small : large).push_back(i);
    }
    Share(small, threads, judge);
    Share(large, 1, judge);
    auto judged = Empty();
    for (auto& one : by_rule)
      for (std::size_t i = 0; i < one.size(); ++i) judged[i].Add(std::move(one[i]));
    return judged;
  }

  // Only where the records that are grouped are the root records of all inputs, and all of them are packed.
  std::optional<std::uint32_t> FieldToDivide(const Rule& rule, std::size_t first, std::size_t last) const {
    auto division = DivisionOf(rule);
    return division && AreRoots(division->model, first, last) ? std::optional(division->field) : std::nullopt;
  }

  bool AreRoots(std::uint32_t wanted, std::size_t first, std::size_t last) const {
    for (auto i = first; i < last; ++i) {
      std::vector<bool> seen(rules_.models.size());
      auto model = inputs_[i]->model;
      bool roots = !inputs_[i]->records && rules_.IsA(model, wanted);
      for (const auto& field : rules_.models[roots ? model : 0].fields)
        roots = roots && !(field.type.kind == Kind::Record && !rules_.models[field.type.index].builtin &&
                           LeadsTo(rules_, field.type.index, wanted, seen));
      if (!roots) return false;
    }
    return true;
  }

  bool HasObjects(const Rule& rule, std::size_t first, std::size_t last) const {
    if (rule.object_model == kNoIndex) return true;
    for (auto i = first; i < last; ++i) {
      if (inputs_[i]->records) return true;
      std::vector<bool> seen(rules_.models.size());
      if (LeadsTo(rules_, inputs_[i]->model, rule.object_model, seen)) return true;
    }
    return false;
  }

  template <typename Judging>
  static void Share(const std::vector<std::size_t>& rules, std::size_t threads, Judging judge) {
    std::atomic<std::size_t> next = 0;
    std::mutex mutex;
    std::exception_ptr failure;
    auto work = [&] {
      try {
        for (auto i = next++; i < rules.size(); i = next++) judge(rules[i]);
      } catch (...) {
        std::scoped_lock lock(mutex);
        failure = std::current_exception();
      }
    };
    {
      std::vector<std::jthread> workers;
      for (std::size_t i = 1; i < std::min(threads, rules.size()); ++i) workers.emplace_back(work);
      work();
    }
    if (failure) std::rethrow_exception(failure);
  }

  // Nothing to unpack: the rules share the index of the records.
  std::vector<Judgement> AllRules(const Plan& plan, std::size_t first, std::size_t last,
                                  const std::string& region, std::size_t threads) const {
    Input input;
    input.region = region;
    for (auto i = first; i < last; ++i) run::AddWhole(*inputs_[i], input);
    auto options = options_;
    options.threads = threads;
    return EvaluateTogether(plan, input, std::max<std::size_t>(inputs_.size(), 1), options);
  }

  // The sets of root records that the rule can be judged over one after the other.
  std::vector<Buckets> SetsOf(const Rule& rule, std::size_t first, std::size_t last) const {
    auto field = rows_ > options_.most_records ? FieldToDivide(rule, first, last) : std::nullopt;
    if (!field) return {{.records = rows_}};
    std::vector<std::uint64_t> records(kBuckets);
    RecordChoice counting{{*field},
                          [&](const Record& record) {
                            ++records[BucketOf(std::as_const(record.fields)[*field])];
                            return false;
                          },
                          0};
    run::Gathered none;
    Gather(rule, counting, first, last, none);
    return DivideBuckets(records, options_.most_records);
  }

  std::vector<Judgement> One(const Plan& plan, std::uint32_t index, const std::vector<Buckets>& sets,
                             std::size_t first, std::size_t last, const std::string& region) const {
    const auto& rule = rules_.rules[index];
    if (auto named = NamedOf(rule, first, last)) return OfNamed(plan, index, *named, first, last, region);
    auto field = FieldToDivide(rule, first, last);
    auto judged = Empty();
    for (const auto& set : sets) {
      if (rows_ > options_.most_records) ReturnFreedMemory();
      RecordChoice choice;
      if (sets.size() > 1)
        choice = {
            {*field},
            [&](const Record& record) { return set.holds(BucketOf(std::as_const(record.fields)[*field])); },
            set.records};
      AddRule(plan, index, choice, first, last, region, judged);
    }
    return judged;
  }

  void AddRule(const Plan& plan, std::uint32_t rule, const RecordChoice& choice, std::size_t first,
               std::size_t last, const std::string& region, std::vector<Judgement>& judged) const {
    run::Gathered gathered;
    Gather(rules_.rules[rule], choice, first, last, gathered);
    gathered.input.region = region;
    auto some = EvaluateTogether({plan.rules, plan.as_of, {rule}}, gathered.input, judged.size(), options_);
    for (std::size_t i = 0; i < judged.size(); ++i) judged[i].Add(std::move(some[i]));
  }

  // Only of many records that are all packed and of the one model.
  std::optional<Named> NamedOf(const Rule& rule, std::size_t first, std::size_t last) const {
    auto named = rows_ > options_.most_records ? NamedBy(rule) : std::nullopt;
    if (!named || !AreRoots(named->model, first, last)) return std::nullopt;
    for (const auto& join : named->joins)
      if (join.model != named->model) return std::nullopt;
    return named;
  }

  std::vector<Judgement> OfNamed(const Plan& plan, std::uint32_t rule, const Named& named, std::size_t first,
                                 std::size_t last, const std::string& region) const {
    std::set<std::string> keys;
    RecordChoice with_key{{named.field},
                          [&](const Record& record) {
                            if (auto key = KeyOf(std::as_const(record.fields)[named.field]))
                              keys.insert(*key);
                            return false;
                          },
                          0};
    run::Gathered none;
    Gather(rules_.rules[rule], with_key, first, last, none);
    RecordChoice concerned{{named.field}, [&](const Record& record) {
                             const auto& fields = record.fields;
                             return fields[named.field].status == Status::Known ||
                                    std::any_of(named.joins.begin(), named.joins.end(),
                                                [&](const auto& join) {
                                                  auto key = KeyOf(fields[join.field]);
                                                  return !key || keys.contains(*key);
                                                });
                           }};
    for (const auto& join : named.joins) concerned.fields.push_back(join.field);
    auto judged = Empty();
    AddRule(plan, rule, concerned, first, last, region, judged);
    return judged;
  }

  void Gather(const Rule& rule, const RecordChoice& choice, std::size_t first, std::size_t last,
              run::Gathered& gathered) const {
    run::Gather(rules_, rule, inputs_, first, last, choice, gathered);
  }

  const StreamPlan& plan_;
  const RuleSet& rules_;
  std::span<const JudgedInput* const> inputs_;
  EvaluateOptions options_;
  std::uint64_t rows_ = 0;
};

}  // namespace

std::vector<Judgement> JudgeAcross(const StreamPlan& plan, std::span<const JudgedInput* const> inputs,
                                   const EvaluateOptions& options) {
  return Across(plan, inputs, options).Judge(options.threads);
}

}  // namespace yichi
