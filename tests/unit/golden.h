#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

// Expectations that stand in files beside their input. YICHI_UPDATE=1 writes them anew; the diff is reviewed.
namespace yichi::golden {

inline std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

inline std::vector<std::filesystem::path> Inputs(const std::string& folder, const std::string& extension) {
  std::vector<std::filesystem::path> inputs;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(YICHI_TESTS_DIR) / folder))
    if (entry.path().extension() == extension) inputs.push_back(entry.path());
  std::sort(inputs.begin(), inputs.end());
  return inputs;
}

inline void Expect(std::filesystem::path input, const std::string& extension, const std::string& actual) {
  input.replace_extension(extension);
  if (std::getenv("YICHI_UPDATE")) std::ofstream(input, std::ios::binary) << actual;
  EXPECT_EQ(actual, ReadFile(input));
}

struct CaseName {
  std::string operator()(const testing::TestParamInfo<std::filesystem::path>& parameter) const {
    auto name = parameter.param.stem().string();
    std::replace_if(name.begin(), name.end(), [](unsigned char c) { return !std::isalnum(c); }, '_');
    return name;
  }
};

}  // namespace yichi::golden
