#include "cli/parts.h"

#include <charconv>

#include "cli/files.h"
#include "cli/judging_run.h"
#include "cli/outcome.h"
#include "cli/output_file.h"

namespace yichi::cli {
namespace {

Shard ShardOf(const std::string& word, const Arguments& arguments) {
  Shard shard;
  auto slash = word.find('/');
  auto read = [&](std::string_view digits, std::uint64_t& value) {
    auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return !digits.empty() && error == std::errc() && end == digits.data() + digits.size();
  };
  constexpr std::uint64_t kMost = 100'000;
  bool fits = slash != word.npos && read(std::string_view(word).substr(0, slash), shard.number) &&
              read(std::string_view(word).substr(slash + 1), shard.count) && shard.number >= 1 &&
              shard.number <= shard.count && shard.count <= kMost;
  if (!fits)
    throw Refusal(arguments.Say("--shard 应写成 第几份/共几份,如 2/4",
                                "--shard must be written as 2/4: which of how many"));
  return shard;
}

// Options that bear on what is found.
std::vector<std::pair<std::string, std::string>> AskedOf(const CheckRun& run) {
  const auto& options = run.request.options;
  return {{"as_of", PrintDay(options.evaluate.as_of)},
          {"region", options.evaluate.region},
          {"kind", options.kind.value_or("")},
          {"explain", run.request.derivations ? "yes" : ""},
          {"settings", DigestOfSettings(run.request)}};
}

PartHead HeadOf(const CheckRun& run, const Shard& shard) {
  PartHead head{YICHI_VERSION, shard.number, shard.count, DigestOf(run.packs), AskedOf(run), {}};
  for (const auto& input : run.inputs) head.inputs.push_back({input.path, input.time});
  return head;
}

// Writes lines and keeps their digest.
class PartFile {
 public:
  PartFile(const std::string& path, Language language) : out_(path, language) {}

  void Write(const std::string& line) {
    digest_ = Sha256(digest_ + line);
    out_.Write(line);
  }
  void End(PartEnd end) {
    end.lines = digest_;
    out_.Write(RenderPart(end));
    out_.Close();
  }

 private:
  OutputFile out_;
  std::string digest_;
};

}  // namespace

std::string DigestOf(const RulePacks& packs) {
  std::string digests;
  for (const auto& file : packs.files) digests += Sha256(file.text);
  return Sha256(digests);
}

std::string DigestOfSettings(const CheckRequest& request) {
  if (request.settings.file.empty()) return {};
  auto bytes = ReadBytes(request.settings.file, request.options.read.limits.file_bytes);
  return bytes ? Sha256(*bytes) : std::string();
}

int CheckShard(const Arguments& arguments, const std::string& word) {
  auto shard = ShardOf(word, arguments);
  if (arguments.Has("--format") || arguments.Has("--annotate") || arguments.Has("--receipt") ||
      arguments.Has("--set"))
    throw Refusal(
        arguments.Say("--shard 只写部分结果;--format、--annotate、--receipt、--set 不能与它同用,格式在 merge 时写",
                      "--shard writes a partial result only; --format, --annotate, --receipt and --set do not go "
                      "with it, the format is named to merge"));
  auto run = PrepareCheck(arguments, Today());
  auto plan = PlanStream(run->loaded, run->request.options);
  PartFile file(run->request.outputs[0].path, arguments.language);
  file.Write(RenderPart(HeadOf(*run, shard)));
  JudgingRun judging(run->loaded, plan, run->inputs, run->request);
  judging.shard = shard;
  judging.begin = [&](std::size_t input, const StreamHead& head) {
    file.Write(RenderPart(PartBegin{input, head}));
  };
  judging.part = [&](std::size_t input, std::uint64_t stretch, Portion portion) {
    file.Write(RenderPart(input, stretch, portion));
  };
  auto end = judging.Run();
  if (!end.defects.empty()) throw std::runtime_error(end.defects[0]);
  if (end.interrupted)
    throw Refusal(
        arguments.Say("检查被中断,没有写出部分结果;请重新运行这一份",
                      "the check was interrupted and no partial result written; run this shard again"),
        kUnreadable);
  file.End({end.stretches, std::move(end.inputs), {}});
  return kClean;
}

}  // namespace yichi::cli
