#include "../golden.h"
#include "analysis/lint.h"
#include "check/check.h"
#include "lang/parse.h"

namespace yichi {
namespace {

namespace fs = std::filesystem;

struct Compiled {
  SourceSet sources;
  RuleSet rules;
  Diagnostics diagnostics;
};

std::unique_ptr<Compiled> Compile(const std::vector<fs::path>& paths) {
  auto compiled = std::make_unique<Compiled>();
  std::vector<std::unique_ptr<const ast::File>> files;
  for (const auto& path : paths) {
    auto id = compiled->sources.Add(Source(path.filename().string(), golden::ReadFile(path)));
    files.push_back(
        std::make_unique<const ast::File>(ParseFile(compiled->sources, id, Limits{}, compiled->diagnostics)));
  }
  compiled->rules = CheckFiles(compiled->sources, std::move(files), Limits{}, compiled->diagnostics);
  return compiled;
}

class LintGolden : public testing::TestWithParam<fs::path> {};

TEST_P(LintGolden, FindsWhatCannotBeMeant) {
  auto compiled = Compile({GetParam()});
  ASSERT_FALSE(HasErrors(compiled->diagnostics));
  std::string out;
  for (const auto& diagnostic : Lint(compiled->sources, compiled->rules, Limits{}))
    out += RenderDiagnostic(compiled->sources, diagnostic, Language::Chinese);
  golden::Expect(GetParam(), ".expected", out);
}

INSTANTIATE_TEST_SUITE_P(Files, LintGolden, testing::ValuesIn(golden::Inputs("golden/lint", ".chi")),
                         golden::CaseName());

TEST(Lint, HasNothingToSayAboutTheShippedPacks) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(YICHI_RULES_DIR))
    if (entry.path().extension() == ".chi") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  auto compiled = Compile(files);
  for (const auto& diagnostic : Lint(compiled->sources, compiled->rules, Limits{}))
    if (diagnostic.severity != Severity::Note)
      ADD_FAILURE() << RenderDiagnostic(compiled->sources, diagnostic, Language::Chinese);
}

}  // namespace
}  // namespace yichi
