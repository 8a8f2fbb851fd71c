#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "facts/flat_lines.h"
#include "run/batch_rule.h"
#include "run/judge_lines.h"

namespace yichi::run {

// What a screen saw in a stretch of lines.
struct Screened {
  LineJudgement judgement;           // of the flat lines, by LinePlan::by_columns; without notes
  std::vector<NumberedLine> others;  // lines that are not flat
  struct Row {
    std::uint32_t line = 0;
    std::uint32_t values = 0;  // that stand in it: a paragraph of the ordinary reader each
  };
  std::vector<Row> rows;  // the flat lines
};

// Reads flat lines into batches and judges those by columns; buffers are used again. One for each thread; the
// plan and the circumstances must outlive it.
class LineScreen {
 public:
  LineScreen(const LinePlan& plan, const Circumstances& circumstances, const Limits& limits);

  // As LineJudge::Judge. O(n) memory for n lines.
  Screened Screen(std::string_view utf8, std::uint32_t first_line);

 private:
  struct Found {
    std::uint32_t row = 0;
    LineFinding finding;
  };

  void JudgeBatch(Screened& screened);
  void Count(std::uint32_t rule, LineJudgement& judgement) const;
  void Collect(const BatchRule& rule);
  void Arrange(std::vector<LineFinding>& findings);

  std::size_t rules_ = 0;
  std::vector<BatchRule> batched_;
  facts::FlatLines reader_;
  Batch batch_;
  BatchScratch scratch_;
  std::array<std::uint8_t, kBatchRows> verdicts_{};
  std::array<std::uint32_t, kBatchRows + 1> reported_{};
  std::vector<Found> found_;
  std::vector<std::uint32_t> begins_;
};

}  // namespace yichi::run
