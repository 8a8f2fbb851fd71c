#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "yichi.h"

namespace yichi {
namespace {

// The blocks of the language reference that are marked as rule text, with their first lines.
std::vector<std::pair<int, std::string>> Blocks() {
  std::ifstream in(YICHI_SOURCE_DIR "/grammar/README.md");
  std::vector<std::pair<int, std::string>> blocks;
  std::string line;
  bool inside = false;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line == "```chi") {
      inside = true;
      blocks.emplace_back(number + 1, "");
    } else if (line == "```") {
      inside = false;
    } else if (inside) {
      blocks.back().second += line + "\n";
    }
  }
  return blocks;
}

TEST(Reference, EveryExampleCompilesAndHolds) {
  auto blocks = Blocks();
  ASSERT_GE(blocks.size(), 8u);
  for (const auto& [line, text] : blocks) {
    auto loaded = LoadRules({{"grammar/README.md", text}}, Limits{});
    std::string said;
    for (const auto& diagnostic : loaded.diagnostics)
      said += RenderDiagnostic(loaded.sources, diagnostic, Language::Chinese);
    EXPECT_TRUE(said.empty()) << "line " << line << "\n" << said;
    if (HasErrors(loaded.diagnostics)) continue;
    for (const auto& failure : ProvePacks(loaded.rules, &loaded.sources, {}, "", {}).failures)
      ADD_FAILURE() << "line " << line << ": " << failure.name << " 应 " << failure.expected << " 实 " << failure.actual;
  }
}

}  // namespace
}  // namespace yichi
