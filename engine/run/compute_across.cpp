#include <algorithm>
#include <iterator>

#include "base/memory.h"
#include "run/gather.h"
#include "run/stream.h"

namespace yichi {
namespace {

// The first that an input states.
std::string StatedRegion(std::span<const JudgedInput* const> inputs, const EvaluateOptions& options) {
  auto stated =
      std::find_if(inputs.begin(), inputs.end(), [](const auto* input) { return !input->region.empty(); });
  return stated == inputs.end() ? options.region : (*stated)->region;
}

std::vector<Computed> OfWhole(const Plan& plan, std::span<const JudgedInput* const> inputs,
                              const std::string& region, const EvaluateOptions& options) {
  Input input;
  input.region = region;
  for (const auto* from : inputs) run::AddWhole(*from, input);
  return Compute(plan, input, options);
}

std::vector<Computed> OfRule(const Plan& plan, std::uint32_t rule, std::span<const JudgedInput* const> inputs,
                             const std::string& region, const EvaluateOptions& options) {
  run::Gathered gathered;
  run::Gather(*plan.rules, plan.rules->rules[rule], inputs, 0, inputs.size(), {}, gathered);
  gathered.input.region = region;
  return Compute({plan.rules, plan.as_of, {rule}}, gathered.input, options);
}

}  // namespace

std::vector<Computed> ComputeAcross(const StreamPlan& plan, std::span<const JudgedInput* const> inputs,
                                    const EvaluateOptions& options) {
  auto region = StatedRegion(inputs, options);
  if (std::all_of(inputs.begin(), inputs.end(), [](const auto* input) { return input->records != nullptr; }))
    return OfWhole(plan.computing, inputs, region, options);
  std::vector<Computed> all;
  for (auto rule : plan.computing.active) {
    auto some = OfRule(plan.computing, rule, inputs, region, options);
    std::move(some.begin(), some.end(), std::back_inserter(all));
    ReturnFreedMemory();
  }
  return all;
}

}  // namespace yichi
