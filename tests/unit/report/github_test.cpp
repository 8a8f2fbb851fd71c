#include "reporting.h"

namespace yichi {
namespace {

TEST(Github, HandMade) {
  HandMade made;
  golden::Expect(GoldenFile("hand_made.github"), ".github", RenderGithub(made.Make(), Language::Chinese));
}

TEST(Github, OneCommandALineTheWorstFirst) {
  Judged judged("faulty.docx");
  std::istringstream lines(RenderGithub(judged.Make(), Language::Chinese));
  std::size_t last = 0;
  for (std::string line; std::getline(lines, line);) {
    std::size_t rank = line.starts_with("::error ") ? 0 : line.starts_with("::warning ") ? 1 : 2;
    EXPECT_TRUE(rank < 2 || line.starts_with("::notice ")) << line;
    EXPECT_GE(rank, last);
    last = rank;
  }
}

}  // namespace
}  // namespace yichi
