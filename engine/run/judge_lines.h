#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "office/read.h"
#include "run/evaluate.h"

namespace yichi {

// How the rules of a plan judge records of one model that come one a line, chosen once from the compiled
// rules. Lines that are flat go into batches of columns; the others, and all lines for rules that need whole
// records, go the ordinary way (LineReader, Evaluate). Both ways give the same verdicts at the same
// fields.
struct LinePlan {
  const RuleSet* rules = nullptr;
  std::uint32_t model = 0;
  EvaluateOptions options;
  std::vector<std::uint32_t> by_columns;  // judged in batches
  std::vector<std::uint32_t> by_record;   // need whole records: pattern holes, lists
  std::vector<std::uint32_t> of_others;   // about other models, which a flat record does not hold
  std::vector<std::uint32_t> beyond;      // not in force where the input is: 不适用 once
  std::vector<std::uint32_t> together;  // over all records of the input: LineJudge leaves them to the caller
};

// nullopt where a record does not stand for itself: its model has a 辖区, which holds for the whole input, or
// a 分类 gives it a field.
std::optional<LinePlan> PlanLines(const Plan& plan, std::uint32_t model, const EvaluateOptions& options);

// A verdict that is reported, without its words. CheckLine (yichi.h) gives them.
struct LineFinding {
  std::uint32_t line = 0;          // of the file, from 1
  std::uint32_t rule = 0;          // index into RuleSet::rules
  std::uint32_t field = kNoIndex;  // of the record's model, where the finding stands; kNoIndex: the record
  Verdict verdict = Verdict::Violation;
  Level level = Level::Error;

  friend bool operator==(const LineFinding&, const LineFinding&) = default;
};

// What was judged in some lines. Sums of those of several stretches are that of all of them.
struct LineJudgement {
  std::uint64_t records = 0;
  std::uint64_t flat = 0;  // of them, those that were judged in batches
  Counts counts;
  std::vector<Counts> by_rule;         // as long as RuleSet::rules
  std::vector<LineFinding> findings;   // by line, then by rule code
  Diagnostics notes;                   // lines and values that cannot be read
  std::set<std::string> unknown_keys;  // that name no field

  void Add(LineJudgement more);
};

// Rules that judged nothing in the whole input count as one 不适用 each, as in Evaluate. After the last
// stretch.
void CountIdle(const LinePlan& plan, LineJudgement& judgement);

// Judges lines of one file, a stretch at a time, in whatever order; buffers are used again. One for each
// thread; the plan must outlive it. A stretch of n records takes O(n) memory, eight bytes a record beside its
// findings.
class LineJudge {
 public:
  explicit LineJudge(const LinePlan& plan, const Limits& limits = {});
  ~LineJudge();
  LineJudge(const LineJudge&) = delete;
  LineJudge& operator=(const LineJudge&) = delete;

  // `utf8` is whole lines without a byte order mark, the first of which has that number in the file. What
  // stands more than 64 bytes before the end of `utf8` is read in place.
  LineJudgement Judge(std::string_view utf8, std::uint32_t first_line);

 private:
  class Worker;
  std::unique_ptr<Worker> worker_;
};

}  // namespace yichi
