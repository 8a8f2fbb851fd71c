#include <malloc.h>

#include <algorithm>

#include "cli/annotated.h"
#include "cli/check_output.h"
#include "cli/commands.h"
#include "cli/files.h"
#include "cli/interrupt.h"
#include "cli/ndjson_writer.h"
#include "cli/parts.h"
#include "cli/receipts.h"
#include "cli/why_not.h"

namespace yichi::cli {
namespace {

int WhyNot(const Arguments& arguments, const std::string& rule) {
  auto run = RunCheck(arguments, Today(), Records::Kept);
  WriteOutput(arguments, WhyNotText(*run, rule, arguments.language));
  return OutcomeOf(*run, Summarize(run->report));
}

int CheckInLines(CheckRun& run) {
  auto summary = WriteNdjson(run, [&](const StreamPlan& plan, const Listener& listener) {
    return JudgeEach(run.loaded, plan, run.inputs, run.request, listener);
  });
  return OutcomeOf(run, summary);
}

// Of a folder it shows only at the end which files are none of ours.
bool FromFolder(const CheckRun& run) {
  return std::any_of(run.inputs.begin(), run.inputs.end(),
                     [](const InputFile& file) { return file.from_folder; });
}

// What is kept of each stretch lies between what is thrown away at once; in pages of its own it does not keep
// those from being given back.
void KeepLargeBlocksApart() {
  constexpr int kBytes = 64 << 10;
  ::mallopt(M_MMAP_THRESHOLD, kBytes);
}

// What the assumptions change, by a second run without them.
void TellAssumedChanges(const CheckRun& run, const Arguments& arguments) {
  auto plain = arguments;
  std::erase_if(plain.options, [](const auto& option) { return option.first == "--set"; });
  auto before = RunCheck(plain, run.request.today, Records::Kept);
  auto text = RenderAssumedChanges(CompareVerdicts(before->report, run.report, arguments.language),
                                   arguments.language);
  for (const auto& output : run.request.outputs)
    if (output.format == CheckFormat::Console && output.path == "-")
      WriteTo("-", "\n" + text, arguments.language);
}

}  // namespace

int Check(const Arguments& arguments) {
  KeepLargeBlocksApart();
  if (auto rule = arguments.Last("--why-not")) return WhyNot(arguments, *rule);
  ListenForInterrupt();
  if (auto shard = arguments.Last("--shard")) return CheckShard(arguments, *shard);
  auto run = PrepareCheck(arguments, Today());
  auto receipt = arguments.Last("--receipt");
  if (WritesFindingsAtOnce(run->request) && run->request.annotate.empty() && !receipt && !FromFolder(*run))
    return CheckInLines(*run);
  JudgePrepared(*run, arguments, Records::Dropped);
  if (!run->request.annotate.empty()) WriteAnnotated(*run);
  if (receipt) WriteReceipt(*run, arguments, *receipt);
  auto outcome = WriteReports(*run, arguments);
  if (!run->request.options.assumptions.empty()) TellAssumedChanges(*run, arguments);
  return outcome;
}

}  // namespace yichi::cli
