#include <algorithm>

#include "cli/commands.h"
#include "cli/files.h"
#include "cli/outcome.h"
#include "cli/rule_packs.h"
#include "cli/survivors.h"

namespace yichi::cli {
namespace {

// The files that samples name, read from beside the rule file that names them.
class ExampleFiles {
 public:
  explicit ExampleFiles(const RulePacks& packs) : packs_(packs) {}

  std::vector<ExampleFile> Find(const RuleSet& rules) {
    for (const auto& rule : rules.rules) {
      for (const auto& example : rule.declaration->good) Add(example.sample);
      for (const auto& example : rule.declaration->bad) Add(example.sample);
    }
    for (const auto& test : rules.cases)
      for (const auto& given : test.declaration->given) Add(given.sample);
    return std::move(files_);
  }

 private:
  void Add(const ast::Sample& sample) {
    if (!sample.file || sample.span.source >= packs_.locations.size()) return;
    auto path = packs_.locations[sample.span.source].parent_path() / sample.file->text;
    // One that is not there fails its example.
    if (auto bytes = ReadBytes(path, Limits{}.file_bytes))
      files_.push_back({sample.file->text, sample.span.source, std::move(*bytes)});
  }

  const RulePacks& packs_;
  std::vector<ExampleFile> files_;
};

std::string FailureText(const SourceSet& sources, const Failure& failure, const Arguments& arguments) {
  const auto& source = sources.at(failure.span.source);
  auto at = source.Locate(failure.span.begin);
  return arguments.Say("没有通过 ", "failed ") + failure.name + "\n  --> " + source.name() + ":" +
         std::to_string(at.line) + ":" + std::to_string(at.column) + "\n" +
         arguments.Say("  应当:", "  expected: ") + failure.expected + "\n" +
         arguments.Say("  实际:", "  actual: ") + failure.actual + "\n\n";
}

std::string SummaryText(const Proof& proof, const Arguments& arguments) {
  auto examples = std::to_string(proof.examples), expectations = std::to_string(proof.expectations),
       failures = std::to_string(proof.failures.size());
  return arguments.Say(
      "例子 " + examples + " 个,用例期望 " + expectations + " 项,没有通过的 " + failures + " 项\n",
      examples + " examples, " + expectations + " expectations, " + failures + " failed\n");
}

std::string CoverageText(const Coverage& coverage, const Arguments& arguments) {
  std::string text;
  for (const auto& one : coverage.declarations)
    for (const auto& missing : one.missing) text += "  " + one.name + " " + missing + "\n";
  return text + arguments.Say("覆盖 ", "covered ") + std::to_string(coverage.reached) + "/" +
         std::to_string(coverage.total) + "\n";
}

std::string ProposalsText(const std::vector<Proposal>& proposals) {
  std::string text;
  for (const auto& proposal : proposals) {
    text += proposal.rule + "\n";
    for (const auto& line : proposal.lines) text += "  " + line + "\n";
  }
  return text;
}

}  // namespace

int Test(const Arguments& arguments) {
  auto packs = NamedPacks(arguments);
  auto loaded = CompileRules(packs, arguments.language);
  auto files = ExampleFiles(packs).Find(loaded.rules);
  auto filter = arguments.Last("--filter").value_or("");
  auto proof = ProvePacks(loaded.rules, &loaded.sources, AskedPacks(packs, loaded.rules), filter, files);
  std::string text;
  for (const auto& failure : proof.failures) text += FailureText(loaded.sources, failure, arguments);
  auto asked = AskedPacks(packs, loaded.rules);
  if (arguments.Has("--coverage"))
    text += CoverageText(Cover(loaded.rules, loaded.sources, asked, files), arguments);
  if (arguments.Has("--mutate"))
    text += SurvivorsText(Mutate(loaded.sources, loaded.rules, asked, files, Limits{}), loaded.sources,
                          arguments);
  if (arguments.Has("--boundaries")) text += ProposalsText(ProposeBoundaries(loaded.rules, asked));
  if (auto junit = arguments.Last("--junit"))
    WriteTo(*junit, RenderProofJunit(proof, loaded.sources, arguments.language), arguments.language);
  WriteOutput(arguments, text + SummaryText(proof, arguments));
  // Nothing proved is no proof: a misspelt filter must not look like success.
  if (proof.examples + proof.expectations == 0 && proof.failures.empty())
    throw Refusal(arguments.Say("没有要运行的例子", "there is no example to run"));
  return proof.failures.empty() ? kClean : kFindings;
}

}  // namespace yichi::cli
