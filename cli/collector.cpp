#include "cli/collector.h"

namespace yichi::cli {

Collector::Collector(const Loaded& loaded, const std::vector<InputFile>& inputs, const Listener& listener)
    : loaded_(loaded), listener_(listener) {
  for (const auto& input : inputs) {
    judged_.inputs.emplace_back().path = input.path;
    judged_.inputs.back().unreadable = MakeDiagnostic(Code::D0147, {});
  }
  judged_.converted.resize(inputs.size());
}

void Collector::Whole(std::size_t input, Checked checked, std::string converted) {
  judged_.inputs[input] = std::move(checked);
  judged_.converted[input] = std::move(converted);
  if (listener_.whole) listener_.whole(input, judged_.inputs[input]);
}

void Collector::Begin(std::size_t input, const StreamHead& head) {
  judged_.inputs[input] = StartStreamed(judged_.inputs[input].path, head, loaded_.rules);
}

void Collector::Part(std::size_t input, Portion portion) {
  auto& checked = judged_.inputs[input];
  if (listener_.portion) listener_.portion(input, checked, portion);
  AddPortion(checked, std::move(portion), static_cast<std::uint32_t>(input));
}

}  // namespace yichi::cli
