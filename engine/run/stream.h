#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "facts/row_ledger.h"
#include "run/portion.h"

namespace yichi {

// What the first lines of an input of records, one a line or one a row of a ledger, say of all of it.
struct StreamHead {
  std::uint32_t model = kNoIndex;
  std::string region;                 // that the first record with one states
  std::optional<RowsHead> rows = {};  // of a ledger of text with separators
};

// std::nullopt when the input is none that can be judged stretch by stretch: it is to be read as a whole.
// `head` ends with a line.
std::optional<StreamHead> ReadStreamHead(const RuleSet& rules, std::string_view path, const std::string& head,
                                         const Limits& limits, const LedgerOptions& options,
                                         const std::string& region);

// The rules of a day divided by when they can be judged.
struct StreamPlan {
  Plan at_once;    // each record by itself
  Plan of_input;   // all records of an input together
  Plan of_run;     // all inputs together
  Plan computing;  // computations over all inputs together
  FieldUse kept;   // what the latter three need
};
// Without computations, and without anything to judge unless `judges`.
StreamPlan MakeStreamPlan(const RuleSet& rules, const EvaluateOptions& options, bool judges = true);
void AddComputations(StreamPlan& plan, const EvaluateOptions& options);

// Reads a stretch of whole lines (of a ledger whole rows) of such an input, the first of them `first_line`.
RecordLines ReadStretch(const RuleSet& rules, const StreamHead& head, std::string_view lines,
                        std::uint32_t first_line, const Limits& limits);

// Reads and judges a stretch of whole lines, the first of them `first_line` of the input. Safe to call from
// several threads. `stated`: a member of an enumeration that holds where a record does not say.
Portion JudgeStretch(const StreamPlan& plan, const StreamHead& head, std::string_view lines,
                     std::uint32_t first_line, const Limits& limits, const std::string& stated,
                     const EvaluateOptions& options);

// An input of a run whose records are judged one by one: read as a whole, or what its portions left.
struct JudgedInput {
  std::uint32_t model = kNoIndex;
  std::uint64_t rows = 0, unread = 0;
  std::string region;
  const std::vector<Record>* records = nullptr;  // set: as a whole
  const Record* document = nullptr;
  struct Stretch {
    std::uint32_t first_paragraph = 0;
    std::string records;  // packed
  };
  std::vector<Stretch> stretches;
};

// Judges the inputs by the rules that look across records, rule by rule, so that of the packed records only
// what one rule reads is in memory; `options.threads` rules at a time. One judgement for each input.
std::vector<Judgement> JudgeAcross(const StreamPlan& plan, std::span<const JudgedInput* const> inputs,
                                   const EvaluateOptions& options);

// What StreamPlan::computing gives over the inputs together, likewise.
std::vector<Computed> ComputeAcross(const StreamPlan& plan, std::span<const JudgedInput* const> inputs,
                                    const EvaluateOptions& options);

}  // namespace yichi
