#include <algorithm>
#include <map>
#include <memory>

#include "cli/check_output.h"
#include "cli/collector.h"
#include "cli/commands.h"
#include "cli/ndjson_writer.h"
#include "cli/outcome.h"
#include "cli/part_reader.h"
#include "cli/parts.h"

namespace yichi::cli {
namespace {

// The parts of one run, in the order of their shards.
using Parts = std::vector<std::unique_ptr<PartReader>>;

[[noreturn]] void RefuseDifferent(const PartReader& a, const PartReader& b, const Arguments& arguments) {
  throw Refusal(arguments.Say(
      a.path() + " 和 " + b.path() + " 不是同一次检查的:规则、选项或者输入不同",
      a.path() + " and " + b.path() + " are not of one check: the rules, the options or the inputs differ"));
}

void CheckSame(const PartReader& a, const PartReader& b, const Arguments& arguments) {
  const auto &one = a.head(), &other = b.head();
  bool same = one.version == other.version && one.shards == other.shards && one.rules == other.rules &&
              one.asked == other.asked && one.inputs == other.inputs &&
              a.end().stretches == b.end().stretches && a.end().inputs == b.end().inputs;
  if (!same) RefuseDifferent(a, b, arguments);
}

Parts OpenParts(const Arguments& arguments) {
  if (arguments.inputs.empty())
    throw Refusal(arguments.Say("没有写要合并哪些部分结果", "no partial results are named"));
  Parts parts;
  for (const auto& path : arguments.inputs)
    parts.push_back(std::make_unique<PartReader>(path, arguments.language));
  auto by_shard = [](const auto& a, const auto& b) { return a->head().shard < b->head().shard; };
  std::stable_sort(parts.begin(), parts.end(), by_shard);
  for (const auto& part : parts) CheckSame(*parts[0], *part, arguments);
  for (std::size_t i = 1; i < parts.size(); ++i)
    if (parts[i - 1]->head().shard == parts[i]->head().shard)
      throw Refusal(arguments.Say(parts[i - 1]->path() + " 和 " + parts[i]->path() + " 是同一份,只能要一份",
                                  parts[i - 1]->path() + " and " + parts[i]->path() + " are the same shard"));
  std::string missing;
  auto part = parts.begin();
  for (std::uint64_t shard = 1; shard <= parts[0]->head().shards; ++shard) {
    if (part != parts.end() && (*part)->head().shard == shard)
      ++part;
    else
      (missing += missing.empty() ? "" : arguments.Say("、", ", ")) += std::to_string(shard);
  }
  auto all = std::to_string(parts[0]->head().shards);
  if (!missing.empty())
    throw Refusal(arguments.Say("共 " + all + " 份,缺第 " + missing + " 份",
                                "of " + all + " shards these are missing: " + missing));
  return parts;
}

// The options of the check that the parts are of, and those of the merge.
Arguments AskedArguments(const Arguments& arguments, const PartHead& head) {
  auto asked = arguments;
  for (const auto& [name, value] : head.asked) {
    if (value.empty()) continue;
    if (name == "as_of") asked.options.emplace_back("--as-of", value);
    if (name == "region") asked.options.emplace_back("--region", value);
    if (name == "kind") asked.options.emplace_back("--kind", value);
    if (name == "explain") asked.options.emplace_back("--explain", "");
  }
  return asked;
}

std::unique_ptr<CheckRun> Prepare(const Arguments& arguments, const PartReader& first) {
  std::vector<InputFile> inputs;
  for (const auto& input : first.head().inputs)
    inputs.push_back({input.path, std::nullopt, false, input.time});
  auto run = PrepareCheck(AskedArguments(arguments, first.head()), Today(), std::move(inputs));
  if (DigestOf(run->packs) != first.head().rules || first.head().version != YICHI_VERSION)
    throw Refusal(
        arguments.Say("部分结果不是由这些规则、这一版一尺得出的;请用同样的 --rules 和同一版合并",
                      "the parts come from other rules or another version; merge with the same --rules "
                      "and version"));
  const auto& asked = first.head().asked;
  if (std::find(asked.begin(), asked.end(),
                std::pair<std::string, std::string>("settings", DigestOfSettings(run->request))) ==
      asked.end())
    throw Refusal(arguments.Say("yichi.json 与检查时的不同;合并时要用同样的设置",
                                "yichi.json is not what it was when the parts were made"));
  return run;
}

// Portions in the order of the stretches, each from the part that holds it.
class Merging {
 public:
  Merging(Parts& parts, const CheckRun& run, Collector& collector)
      : parts_(parts), run_(run), collector_(collector) {}

  void Run() {
    for (std::uint64_t stretch = 0; stretch < parts_[0]->end().stretches; ++stretch)
      Take(*parts_[stretch % parts_.size()], stretch);
    for (auto& part : parts_)
      while (auto line = part->Next()) Keep(*part, *line);
    BeginUpTo(run_.inputs.size());
  }

 private:
  void Take(PartReader& part, std::uint64_t stretch) {
    while (auto line = part.Next()) {
      auto* portion = std::get_if<PartPortion>(&*line);
      if (!portion) {
        Keep(part, *line);
        continue;
      }
      auto unpacked = UnpackPortion(portion->packed, run_.loaded.rules);
      if (!unpacked || portion->stretch != stretch || portion->input >= run_.inputs.size()) Refuse(part);
      BeginUpTo(portion->input + 1);
      collector_.Part(portion->input, *std::move(unpacked));
      return;
    }
    Refuse(part);
  }

  // Every part tells of every input.
  void Keep(const PartReader& part, const PartLine& line) {
    const auto* begin = std::get_if<PartBegin>(&line);
    if (!begin || begin->input >= run_.inputs.size()) Refuse(part);
    heads_.emplace(begin->input, begin->head);
  }

  void BeginUpTo(std::size_t end) {
    for (; begun_ < end; ++begun_)
      if (auto head = heads_.find(begun_); head != heads_.end()) collector_.Begin(begun_, head->second);
  }

  [[noreturn]] void Refuse(const PartReader& part) const {
    throw Refusal(part.path() + Say(run_.request.language, " 读不出来;请重新运行这一份",
                                    " cannot be read; run this shard again"));
  }

  Parts& parts_;
  const CheckRun& run_;
  Collector& collector_;
  std::map<std::size_t, StreamHead> heads_;
  std::size_t begun_ = 0;
};

Judged MergeParts(Parts& parts, const CheckRun& run, const Listener& listener) {
  Collector collector(run.loaded, run.inputs, listener);
  Merging(parts, run, collector).Run();
  return collector.Take();
}

}  // namespace

int Merge(const Arguments& arguments) {
  auto parts = OpenParts(arguments);
  auto run = Prepare(arguments, *parts[0]);
  if (WritesFindingsAtOnce(run->request)) {
    auto summary = WriteNdjson(
        *run, [&](const StreamPlan&, const Listener& listener) { return MergeParts(parts, *run, listener); });
    return OutcomeOf(*run, summary);
  }
  auto plan = PlanStream(run->loaded, run->request.options);
  run->judged = MergeParts(parts, *run, {});
  Finish(run->loaded, plan, run->judged.inputs, JudgeTogether(run->loaded, plan, run->judged, run->request));
  ReportUnread(run->judged, arguments.language);
  run->report = MakeReport(run->loaded, run->judged.inputs, run->request);
  return WriteReports(*run, arguments);
}

}  // namespace yichi::cli
