#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "check/check.h"
#include "lang/parse.h"

namespace yichi {
namespace {

namespace fs = std::filesystem;

std::string ReadFile(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

std::vector<fs::path> Cases() {
  std::vector<fs::path> cases;
  for (const auto& entry : fs::directory_iterator(fs::path(YICHI_TESTS_DIR) / "golden/check"))
    if (entry.path().extension() == ".chi") cases.push_back(entry.path());
  std::sort(cases.begin(), cases.end());
  return cases;
}

// The diagnostics of a file as people see them, then the compiled rule set where there is no error.
std::string CheckText(const fs::path& path) {
  SourceSet sources;
  Diagnostics diagnostics;
  auto id = sources.Add(Source(path.filename().string(), ReadFile(path)));
  std::vector<std::unique_ptr<const ast::File>> files;
  files.push_back(std::make_unique<const ast::File>(ParseFile(sources, id, Limits{}, diagnostics)));
  auto rules = CheckFiles(sources, std::move(files), Limits{}, diagnostics);
  std::string out;
  for (const auto& diagnostic : diagnostics) out += RenderDiagnostic(sources, diagnostic, Language::Chinese);
  if (!HasErrors(diagnostics)) out += DumpRules(rules);
  return out;
}

class CheckGolden : public testing::TestWithParam<fs::path> {};

TEST_P(CheckGolden, SaysWhatIsExpected) {
  auto expected_path = GetParam();
  expected_path.replace_extension(".expected");
  auto actual = CheckText(GetParam());
  if (std::getenv("YICHI_UPDATE")) std::ofstream(expected_path, std::ios::binary) << actual;
  EXPECT_EQ(actual, ReadFile(expected_path));
}

INSTANTIATE_TEST_SUITE_P(Files, CheckGolden, testing::ValuesIn(Cases()),
                         [](const auto& info) { return info.param.stem().string(); });

}  // namespace
}  // namespace yichi
