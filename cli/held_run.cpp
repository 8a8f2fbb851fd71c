#include "cli/held_run.h"

#include <atomic>
#include <thread>

#include "cli/files.h"
#include "cli/log.h"
#include "cli/outcome.h"
#include "cli/rule_packs.h"

namespace yichi::cli {
namespace {

// `note`: what to know about how it was read.
Checked ReadInputFacts(const HeldRun& run, const InputFile& file, std::size_t number, Language language,
                       std::optional<Diagnostic>& note) {
  auto options = run.request.options;
  options.input = static_cast<std::uint32_t>(number);
  auto input = ReadInput(file, run.request.conversion, options.read.limits, language);
  note = std::move(input.note);
  if (input.problem) return Checked{file.path, input.problem, {}, {}, {}, {}};
  return ReadFacts(run.loaded, file.path, std::move(input.bytes), options);
}

void ReadAll(HeldRun& run, const std::vector<InputFile>& inputs, Language language) {
  run.inputs.resize(inputs.size());
  std::vector<std::optional<Diagnostic>> notes(inputs.size());
  std::atomic<std::size_t> next = 0;
  auto work = [&] {
    for (auto i = next++; i < inputs.size(); i = next++)
      run.inputs[i] = ReadInputFacts(run, inputs[i], i, language, notes[i]);
  };
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 1; i < std::min(run.request.jobs, inputs.size()); ++i) threads.emplace_back(work);
    work();
  }
  for (std::size_t i = 0; i < inputs.size(); ++i)
    if (notes[i]) ReportNote(inputs[i].path, *notes[i], language);
}

// Data files of other programs lie in folders too: whether it is one of them, which does not count.
bool TellUnread(const InputFile& file, const Checked& input, Language language) {
  bool foreign = file.from_folder && input.unreadable->code == Code::D0058;
  if (foreign)
    LogNote(file.path +
            Say(language, ": 不是规则所说的记录,略过", ": no records that the rules know; left out"));
  else
    ReportUnreadable(file.path, *input.unreadable, language);
  return foreign;
}

}  // namespace

HeldTexts HeldRun::TakeHeld(std::size_t first, std::size_t last) {
  std::vector<const yichi::Facts*> facts;
  for (auto i = first; i < last; ++i)
    if (!inputs[i].unreadable) facts.push_back(&inputs[i].facts);
  auto held = CollectHeldTexts(loaded.rules, classification(), facts);
  for (auto i = first; i < last; ++i) inputs[i].facts = {};
  return held;
}

HeldReport HeldRun::Report(Number least) const {
  HeldReport report{loaded.rules.models[classification().model].name, least, {}, request.language};
  for (const auto& input : inputs) {
    auto& document = report.documents.emplace_back();
    document.path = input.path;
    document.document = &input.document;
  }
  return report;
}

HeldRun ReadHeld(const Arguments& arguments, const std::vector<InputFile>& inputs) {
  HeldRun run;
  run.request = ReadCheckRequest(arguments, FindSettings(inputs, arguments.language), Today());
  run.loaded = CompileRules(arguments, run.request.settings.rules);
  if (run.loaded.rules.classifications.empty())
    throw Refusal(arguments.Say("规则里没有“分类”", "the rules hold no 分类"));
  CheckNames(run.request, run.loaded.rules, arguments.language);
  ReadAll(run, inputs, arguments.language);
  for (std::size_t i = 0; i < inputs.size(); ++i)
    if (run.inputs[i].unreadable) run.unreadable |= !TellUnread(inputs[i], run.inputs[i], arguments.language);
  return run;
}

Number ReadLeast(const Arguments& arguments) {
  auto word = arguments.Last("--least").value_or("80%");
  if (word.ends_with('%')) word.pop_back();
  auto percent = ParseDecimal(word);
  auto least = percent ? Divide(*percent, 100) : std::nullopt;
  if (least && !(*least < *MakeNumber(1, 2)) && !(Number(1) < *least)) return *least;
  throw Refusal(arguments.Say("--least 应是 50% 到 100% 的比例", "--least must be a share from 50% to 100%"));
}

ListFormat ReadListFormat(const Arguments& arguments) {
  auto word = arguments.Last("--format").value_or("console");
  if (word == "console") return ListFormat::Console;
  if (word == "json") return ListFormat::Json;
  if (word == "ndjson") return ListFormat::Ndjson;
  throw Refusal(arguments.Say("没有格式 " + word + ";可用 console、json、ndjson",
                              "there is no format " + word + "; there are console, json, ndjson"));
}

}  // namespace yichi::cli
