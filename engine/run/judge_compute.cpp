#include <algorithm>

#include "run/judge.h"
#include "run/partial_sum.h"
#include "run/print.h"
#include "run/trace.h"

namespace yichi::run {

namespace {

// Of a sum or a count that is not known: what is known of it, and how many values are not.
void AddPartialSum(const Machine& machine, const Instruction& step, std::uint32_t row, ComputedValue& value) {
  auto sum = SumOfKnown(machine, step, row);
  value.lacking = sum.lacking;
  value.unread = sum.unread;
  if (sum.known == 0) return;
  value.amount = sum.total;
  if (sum.total) value.partial = PrintQuantity(*sum.total, step.type, machine.rules().units, 2);
}

}  // namespace

std::string RuleJudge::ObjectName(std::uint32_t row) const {
  if (rule_.keys.empty())
    return NameOf(machine_,
                  machine_.RecordAt(rule_.object, machine_.RowOf(rule_.object, row, rule_.object_frame)));
  std::string name;
  for (auto key : rule_.keys)
    (name += name.empty() ? "" : "、") +=
        PrintValue(machine_, key, machine_.RowOf(key, row, rule_.object_frame), HoleFormat::Quantity);
  return name;
}

// A group is computed though a key of it is not written: nothing is left out of the whole.
bool RuleJudge::Computes(std::uint32_t row) const {
  if (rule_.applies != kNoRegister && !True(rule_.applies, row)) return false;
  if (rule_.where == kNoRegister || True(rule_.where, row)) return true;
  auto unwritten = [&](Register key) { return !Known(key, row); };
  return !Known(rule_.where, row) && std::any_of(rule_.keys.begin(), rule_.keys.end(), unwritten);
}

std::vector<Computed> RuleJudge::Compute() const {
  std::vector<Computed> all;
  for (std::uint32_t row = 0; row < machine_.rows(rule_.object_frame).count; ++row) {
    if (!Computes(row)) continue;
    auto& computed = all.emplace_back();
    computed.rule = index_;
    computed.object = ObjectName(row);
    for (auto key : rule_.keys) {
      bool known = Known(key, row);
      computed.keyless = computed.keyless || !known;
      computed.keys.push_back(known ? PrintValue(machine_, key, machine_.RowOf(key, row, rule_.object_frame),
                                                 HoleFormat::Quantity)
                                    : std::string());
    }
    computed.place =
        Locate(machine_, rule_.object, machine_.RowOf(rule_.object, row, rule_.object_frame)).place;
    computed.sources = Sources({});
    computed.values = ValuesAt(row);
  }
  // Where no record says the key there are no groups.
  if (all.size() == 1 && !all[0].keys.empty() && all[0].keyless &&
      std::all_of(all[0].keys.begin(), all[0].keys.end(), [](const auto& key) { return key.empty(); }))
    all.clear();
  return all;
}

std::string RuleJudge::ElementName(Register reg, std::uint32_t element) const {
  auto frame = machine_.step(reg).frame;
  auto opener = machine_.program().frames[frame].opened_by;
  auto name = opener == kNoRegister ? std::string() : NameOf(machine_, machine_.RecordAt(opener, element));
  return name.empty() ? std::to_string(machine_.rows(frame).ordinal[element]) : name;
}

std::vector<ComputedValue> RuleJudge::ValuesAt(std::uint32_t row) const {
  std::vector<ComputedValue> values;
  for (const auto& output : rule_.outputs) {
    auto frame = machine_.step(output.value).frame;
    auto add = [&](std::uint32_t at, std::string element) {
      auto& value = values.emplace_back();
      value.name = output.name;
      value.element = std::move(element);
      value.value = PrintValue(machine_, output.value, at, HoleFormat::Quantity);
      auto step = machine_.step(output.value);
      value.type = step.type;
      const auto& column = machine_.column(output.value);
      if (step.type.kind == Kind::Number && column.Known(at)) value.amount = column.At(at);
      value.additive = step.operation == Operation::Sum || step.operation == Operation::Count;
      if (value.additive && !column.Known(at)) AddPartialSum(machine_, step, at, value);
      if (options_.derivations) value.derivation = Derive({output.value}, at, frame);
    };
    if (!output.list) {
      add(machine_.RowOf(output.value, row, rule_.object_frame), "");
      continue;
    }
    auto [first, last] = machine_.RowsBelow(frame, rule_.object_frame, row);
    for (auto element = first; element < last; ++element) add(element, ElementName(output.value, element));
  }
  return values;
}

}  // namespace yichi::run
