#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <stdexcept>
#include <thread>

#include "run/stream.h"

namespace yichi {
namespace {

// So many records of one rule take about a gigabyte with all that is computed from them.
constexpr std::uint64_t kManyRecords = 200'000;

class Across {
 public:
  Across(const StreamPlan& plan, std::span<const JudgedInput> inputs, const EvaluateOptions& options)
      : plan_(plan), rules_(*plan.of_run.rules), inputs_(inputs), options_(options) {
    options_.count_idle = false;
    options_.threads = 1;
  }

  std::vector<Judgement> Judge(std::size_t threads) {
    std::uint64_t records = 0;
    for (const auto& input : inputs_) records += input.rows;
    if (records > kManyRecords) threads = 1;
    auto judged = Empty();
    for (std::uint32_t i = 0; i < inputs_.size(); ++i)
      if (!inputs_[i].records) OfInput(i, threads, judged[i]);
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
      if (!input->region.empty()) region = input->region;
    auto plan = PlanIn(plan_.of_run, region);
    auto judged = RuleByRule(plan, 0, inputs_.size(), region, threads);
    CountIdle(plan, judged);
    return judged;
  }

  void OfInput(std::uint32_t input, std::size_t threads, Judgement& judgement) {
    auto region = inputs_[input].region.empty() ? options_.region : inputs_[input].region;
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
                              [](const JudgedInput& input) { return !input.records; });
    if (!packed) return AllRules(plan, first, last, region, threads);
    std::vector<std::vector<Judgement>> by_rule(plan.active.size());
    std::atomic<std::size_t> next = 0;
    std::mutex mutex;
    std::exception_ptr failure;
    auto work = [&] {
      try {
        for (auto i = next++; i < plan.active.size(); i = next++)
          by_rule[i] = One(plan, plan.active[i], first, last, region);
      } catch (...) {
        std::scoped_lock lock(mutex);
        failure = std::current_exception();
      }
    };
    {
      std::vector<std::jthread> workers;
      for (std::size_t i = 1; i < std::min(threads, plan.active.size()); ++i) workers.emplace_back(work);
      work();
    }
    if (failure) std::rethrow_exception(failure);
    auto judged = Empty();
    for (auto& one : by_rule)
      for (std::size_t i = 0; i < one.size(); ++i) judged[i].Add(std::move(one[i]));
    return judged;
  }

  // Nothing to unpack: the rules share the index of the records.
  std::vector<Judgement> AllRules(const Plan& plan, std::size_t first, std::size_t last,
                                  const std::string& region, std::size_t threads) const {
    Input input;
    input.region = region;
    for (auto i = first; i < last; ++i) AddWhole(inputs_[i], input);
    auto options = options_;
    options.threads = threads;
    return EvaluateTogether(plan, input, std::max<std::size_t>(inputs_.size(), 1), options);
  }

  static void AddWhole(const JudgedInput& from, Input& input) {
    for (const auto& record : *from.records) input.records.push_back(&record);
    if (from.document) input.documents.push_back(from.document);
    if (from.unread > 0) input.unread.emplace_back(from.model, from.unread);
  }

  std::vector<Judgement> One(const Plan& plan, std::uint32_t rule, std::size_t first, std::size_t last,
                             const std::string& region) const {
    RecordUnpacker unpacker(rules_, FieldsOf(rules_, rules_.rules[rule]));
    std::vector<std::vector<Record>> unpacked(last);
    Input input;
    input.region = region;
    for (auto i = first; i < last; ++i) {
      Gather(unpacker, static_cast<std::uint32_t>(i), unpacked[i], input);
    }
    Plan only{plan.rules, plan.as_of, {rule}};
    return EvaluateTogether(only, input, std::max<std::size_t>(inputs_.size(), 1), options_);
  }

  void Gather(const RecordUnpacker& unpacker, std::uint32_t i, std::vector<Record>& unpacked,
              Input& input) const {
    const auto& from = inputs_[i];
    if (from.records) return AddWhole(from, input);
    if (from.unread > 0) input.unread.emplace_back(from.model, from.unread);
    if (!unpacker.Wants(from.model)) return;
    unpacked.reserve(from.rows);
    for (const auto& stretch : from.stretches)
      if (!unpacker.Unpack(stretch.records, stretch.first_paragraph, i, unpacked))
        throw std::runtime_error("packed records that cannot be read back");
    input.records.reserve(input.records.size() + unpacked.size());
    for (const auto& record : unpacked) input.records.push_back(&record);
  }

  const StreamPlan& plan_;
  const RuleSet& rules_;
  std::span<const JudgedInput> inputs_;
  EvaluateOptions options_;
};

}  // namespace

std::vector<Judgement> JudgeAcross(const StreamPlan& plan, std::span<const JudgedInput> inputs,
                                   const EvaluateOptions& options) {
  return Across(plan, inputs, options).Judge(options.threads);
}

}  // namespace yichi
