#include "../golden.h"
#include "check/check.h"
#include "lang/parse.h"

namespace yichi {
namespace {

namespace fs = std::filesystem;

// A case is a file, or a folder of files that are checked together.
std::vector<fs::path> FilesOf(const fs::path& path) {
  if (!fs::is_directory(path)) return {path};
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(path))
    if (entry.path().extension() == ".chi") files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<fs::path> Cases() {
  auto cases = golden::Inputs("golden/check", ".chi");
  for (const auto& folder : golden::Inputs("golden/check", ""))
    if (fs::is_directory(folder)) cases.push_back(folder);
  return cases;
}

// The diagnostics as people see them, then the compiled rule set where there is no error.
std::string CheckText(const fs::path& path) {
  SourceSet sources;
  Diagnostics diagnostics;
  std::vector<std::unique_ptr<const ast::File>> files;
  for (const auto& file : FilesOf(path)) {
    auto id = sources.Add(Source(file.filename().string(), golden::ReadFile(file)));
    files.push_back(std::make_unique<const ast::File>(ParseFile(sources, id, Limits{}, diagnostics)));
  }
  auto rules = CheckFiles(sources, std::move(files), Limits{}, diagnostics);
  std::string out;
  for (const auto& diagnostic : diagnostics) out += RenderDiagnostic(sources, diagnostic, Language::Chinese);
  if (!HasErrors(diagnostics)) out += DumpRules(rules);
  return out;
}

class CheckGolden : public testing::TestWithParam<fs::path> {};

TEST_P(CheckGolden, SaysWhatIsExpected) { golden::Expect(GetParam(), ".expected", CheckText(GetParam())); }

INSTANTIATE_TEST_SUITE_P(Files, CheckGolden, testing::ValuesIn(Cases()),
                         golden::CaseName());

}  // namespace
}  // namespace yichi
