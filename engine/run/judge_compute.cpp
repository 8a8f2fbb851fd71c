#include "run/judge.h"
#include "run/print.h"
#include "run/trace.h"

namespace yichi::run {

// A group is named by its key, anything else by its record.
std::string RuleJudge::ObjectName(std::uint32_t row) const {
  auto object_row = machine_.RowOf(rule_.object, row, rule_.object_frame);
  if (machine_.step(rule_.object).operation == Operation::Group)
    return PrintValue(machine_, rule_.object, object_row, HoleFormat::Quantity);
  return NameOf(machine_, machine_.RecordAt(rule_.object, object_row));
}

std::vector<Computed> RuleJudge::Compute() const {
  std::vector<Computed> all;
  for (std::uint32_t row = 0; row < machine_.rows(rule_.object_frame).count; ++row) {
    auto refused = [&](Register gate) { return gate != kNoRegister && !True(gate, row); };
    if (refused(rule_.where) || refused(rule_.applies)) continue;
    auto& computed = all.emplace_back();
    computed.rule = index_;
    computed.object = ObjectName(row);
    computed.place =
        Locate(machine_, rule_.object, machine_.RowOf(rule_.object, row, rule_.object_frame)).place;
    computed.sources = Sources({});
    computed.values = ValuesAt(row);
  }
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
      auto& value = values.emplace_back(ComputedValue{
          output.name, std::move(element), PrintValue(machine_, output.value, at, HoleFormat::Quantity), {}});
      if (options_.derivations) value.derivation = Derive({output.value}, at, frame);
    };
    if (!output.list) {
      add(machine_.RowOf(output.value, row, rule_.object_frame), "");
      continue;
    }
    for (std::uint32_t element = 0; element < machine_.rows(frame).count; ++element)
      if (machine_.Ancestor(element, frame, rule_.object_frame) == row)
        add(element, ElementName(output.value, element));
  }
  return values;
}

}  // namespace yichi::run
