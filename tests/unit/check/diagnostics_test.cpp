#include "../golden.h"
#include "check/check.h"
#include "lang/parse.h"

namespace yichi {
namespace {

namespace fs = std::filesystem;

// The diagnostics of a file as people see them, then the compiled rule set where there is no error.
std::string CheckText(const fs::path& path) {
  SourceSet sources;
  Diagnostics diagnostics;
  auto id = sources.Add(Source(path.filename().string(), golden::ReadFile(path)));
  std::vector<std::unique_ptr<const ast::File>> files;
  files.push_back(std::make_unique<const ast::File>(ParseFile(sources, id, Limits{}, diagnostics)));
  auto rules = CheckFiles(sources, std::move(files), Limits{}, diagnostics);
  std::string out;
  for (const auto& diagnostic : diagnostics) out += RenderDiagnostic(sources, diagnostic, Language::Chinese);
  if (!HasErrors(diagnostics)) out += DumpRules(rules);
  return out;
}

class CheckGolden : public testing::TestWithParam<fs::path> {};

TEST_P(CheckGolden, SaysWhatIsExpected) { golden::Expect(GetParam(), ".expected", CheckText(GetParam())); }

INSTANTIATE_TEST_SUITE_P(Files, CheckGolden, testing::ValuesIn(golden::Inputs("golden/check", ".chi")),
                         golden::CaseName());

}  // namespace
}  // namespace yichi
