#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>

#include "case_file.h"
#include "files.h"

namespace yichi::house {
namespace {

namespace fs = std::filesystem;

// A folder of its own for each case, with the samples beside it as samples/.
class Workplace {
 public:
  explicit Workplace(const std::string& name)
      : folder_(fs::temp_directory_path() / ("yichi-" + std::to_string(::getpid()) + "-" + name)) {
    fs::create_directories(folder_);
    fs::create_directory_symlink(fs::path(YICHI_TESTS_DIR) / "samples", folder_ / "samples");
  }
  ~Workplace() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;

  void Add(const InlineFile& file) const {
    fs::create_directories((folder_ / file.name).parent_path());
    std::ofstream(folder_ / file.name, std::ios::binary) << file.text;
  }

  Run Execute(const std::string& command) const {
    auto binaries = fs::path(YICHI_BINARY).parent_path().string();
    auto shell = "cd '" + folder_.string() + "' && unset LC_ALL LC_MESSAGES && export LANG=C PATH='" +
                 binaries + "':\"$PATH\" && { " + command + "\n} >.output 2>.errors </dev/null";
    auto status = std::system(shell.c_str());
    Run run{command, golden::ReadFile(folder_ / ".output"), golden::ReadFile(folder_ / ".errors"), 0};
    run.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return run;
  }

 private:
  fs::path folder_;
};

// The first line in which they differ, as the readers of a failure want it.
std::string Difference(const std::string& actual, const std::string& expected) {
  std::istringstream left(actual), right(expected);
  for (int number = 1;; ++number) {
    std::string is, should_be;
    bool more = static_cast<bool>(std::getline(left, is));
    more = static_cast<bool>(std::getline(right, should_be)) || more;
    if (!more) return {};
    if (is != should_be)
      return "line " + std::to_string(number) + "\n  expected " + should_be + "\n  actual   " + is;
  }
}

class CommandLine : public testing::TestWithParam<fs::path> {};

TEST_P(CommandLine, DoesWhatTheCaseSays) {
  auto text = golden::ReadFile(GetParam());
  auto steps = ReadCase(text);
  Workplace workplace(GetParam().stem().string());
  for (auto& step : steps) {
    if (!step.file.name.empty()) workplace.Add(step.file);
    if (!step.run.command.empty()) step.run = workplace.Execute(step.run.command);
  }
  auto actual = WriteCase(steps);
  if (std::getenv("YICHI_UPDATE"))
    std::ofstream(GetParam(), std::ios::binary) << actual;
  else
    EXPECT_TRUE(actual == text) << Difference(actual, text);
}

INSTANTIATE_TEST_SUITE_P(Files, CommandLine, testing::ValuesIn(golden::Inputs("golden", ".case")),
                         golden::CaseName());

}  // namespace
}  // namespace yichi::house
