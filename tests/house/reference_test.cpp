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
      ADD_FAILURE() << "line " << line << ": " << failure.name << " 应 " << failure.expected << " 实 "
                    << failure.actual;
  }
}

std::string TextOf(const std::string& path) {
  std::ifstream in(YICHI_SOURCE_DIR + path);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

// Every word that a source file lists as {"词", …} stands in the reference.
void ExpectNamed(const std::string& file, const std::string& from) {
  auto source = TextOf(file), reference = TextOf("/grammar/README.md");
  std::size_t words = 0;
  auto begin = source.find(from), end = source.find("};", begin);
  for (auto at = source.find("{\"", begin); at < end; at = source.find("{\"", at + 1)) {
    auto word = source.substr(at + 2, source.find('"', at + 2) - at - 2);
    if (static_cast<unsigned char>(word[0]) < 0x80) continue;
    ++words;
    EXPECT_NE(reference.find(word), reference.npos) << word << " of " << file;
  }
  EXPECT_GE(words, 20u) << file;
}

TEST(Reference, NamesEveryKeywordAndFunction) {
  ExpectNamed("/engine/lang/keywords.cpp", "kKeywords");
  ExpectNamed("/engine/check/calls.cpp", "{\"合计\"");
}

}  // namespace
}  // namespace yichi
