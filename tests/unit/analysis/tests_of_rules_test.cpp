#include "../golden.h"
#include "analysis/coverage.h"
#include "analysis/mutate.h"
#include "check/check.h"
#include "lang/parse.h"

namespace yichi {
namespace {

namespace fs = std::filesystem;

class TestsOfRules : public testing::TestWithParam<fs::path> {};

// How well the examples of a pack hold its rules in place.
TEST_P(TestsOfRules, AreMeasured) {
  SourceSet sources;
  Diagnostics diagnostics;
  auto id = sources.Add(Source(GetParam().filename().string(), golden::ReadFile(GetParam())));
  std::vector<std::unique_ptr<const ast::File>> files;
  files.push_back(std::make_unique<const ast::File>(ParseFile(sources, id, Limits{}, diagnostics)));
  auto rules = CheckFiles(sources, std::move(files), Limits{}, diagnostics);
  ASSERT_FALSE(HasErrors(diagnostics));
  auto coverage = Cover(rules, sources, {}, {});
  std::string out = "覆盖 " + std::to_string(coverage.reached) + "/" + std::to_string(coverage.total) + "\n";
  for (const auto& one : coverage.declarations) {
    out += one.name + " " + std::to_string(one.reached) + "/" + std::to_string(one.total) + "\n";
    for (const auto& missing : one.missing) out += "  " + missing + "\n";
  }
  auto score = Mutate(sources, rules, {}, {}, Limits{});
  out += "变异 " + std::to_string(score.noticed) + "/" + std::to_string(score.mutants) + "\n";
  for (const auto& survivor : score.survivors)
    out += survivor.rule + " 第" + std::to_string(sources.at(survivor.span.source).Locate(survivor.span.begin).line) +
           "行 " + std::string(sources.Text(survivor.span)) + " : " + survivor.change + "\n";
  golden::Expect(GetParam(), ".measured", out);
}

INSTANTIATE_TEST_SUITE_P(Files, TestsOfRules, testing::ValuesIn(golden::Inputs("golden/measured", ".chi")),
                         golden::CaseName());

}  // namespace
}  // namespace yichi
