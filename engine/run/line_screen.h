#pragma once

#include <array>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "facts/flat_lines.h"
#include "run/batch_rule.h"
#include "run/findings.h"
#include "run/line_plan.h"

namespace yichi::run {

// A verdict that is reported, without its words.
struct LineFinding {
  std::uint32_t line = 0;          // of the file, from 1
  std::uint32_t rule = 0;          // index into RuleSet::rules
  std::uint32_t field = kNoIndex;  // of the record's model, where the finding stands; kNoIndex: the record
  Verdict verdict = Verdict::Violation;
  Level level = Level::Error;

  friend bool operator==(const LineFinding&, const LineFinding&) = default;
};

// What a screen saw in a stretch of lines.
struct Screened {
  struct Row {
    std::uint32_t line = 0;
    std::uint32_t values = 0;  // that stand in it: a paragraph of the ordinary reader each
  };
  std::vector<Row> rows;               // the flat lines
  std::vector<NumberedLine> others;    // the others, but blank ones
  Counts counts;                       // of the flat lines
  std::vector<Counts> by_rule;         // as long as RuleSet::rules
  std::vector<LineFinding> findings;   // by line, then by rule code
  std::set<std::string> unknown_keys;  // of flat lines, that name no field
};

// Reads flat lines into batches of columns and judges those; buffers are used again. One for each thread; the
// plan must outlive it.
class LineScreen {
 public:
  LineScreen(const LinePlan& plan, const Limits& limits);

  // `utf8` is whole lines without a byte order mark, the first of which has that number in the file. What
  // stands more than 64 bytes before the end of `utf8` is read in place. O(n) memory for n lines.
  Screened Screen(std::string_view utf8, std::uint32_t first_line);

 private:
  struct Found {
    std::uint32_t row = 0;
    LineFinding finding;
  };

  void JudgeBatch(Screened& screened);
  void Count(std::uint32_t rule, Screened& screened) const;
  void Collect(const BatchRule& rule);
  void Arrange(std::vector<LineFinding>& findings);

  std::size_t rules_;
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
