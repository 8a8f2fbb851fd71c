#pragma once

#include <span>

#include "run/findings.h"
#include "run/value_step.h"
#include "value/batch.h"

namespace yichi::run {

// Columns that rules use one after another; for one thread.
struct BatchScratch {
  std::vector<Column> columns;
  TextViews views;
};

// One rule that is judged by columns (JudgingWay::Columns), ready for any number of batches of records that
// its object takes in. Its steps are those of the rule's program, carried out by ValueStep; only the columns
// come from the batch, and those that no later step reads are used again.
class BatchRule {
 public:
  // Of one row: what a Verdict is, or that 其中 leaves it out.
  static constexpr std::uint8_t kLeftOut = 5;

  BatchRule(const RuleSet& rules, std::uint32_t rule, const Circumstances& circumstances);
  BatchRule(const BatchRule&) = delete;
  BatchRule& operator=(const BatchRule&) = delete;
  BatchRule(BatchRule&&) = default;

  std::uint32_t rule() const { return index_; }
  // Fields that Judge and FieldAt look at.
  std::vector<std::uint32_t> FieldsRead() const;

  // Writes a verdict for each row.
  void Judge(const Batch& batch, BatchScratch& scratch, std::span<std::uint8_t> verdicts) const;
  // The level of a finding at the row. After Judge, before `scratch` is used again.
  Level LevelAt(const Batch& batch, const BatchScratch& scratch, std::size_t row) const;
  // The field that a finding at the row is located by; kNoIndex: the record as a whole.
  std::uint32_t FieldAt(const Batch& batch, std::size_t row) const;

 private:
  struct Source {
    enum class From : std::uint8_t { Nothing, Constant, Field, Column } from = From::Nothing;
    std::uint32_t index = 0;
  };
  struct Step {
    Register reg = kNoRegister;
    Source a, b, c;
    std::uint32_t column = 0;  // of the scratch
    bool floor_of_quotient = false;
  };

  void AddStep(Register reg);
  void AddConstant(Register reg);
  bool IsConstant(Register reg) const;
  void FuseQuotients();
  void ShareColumns();
  void FindPlaces();
  void AddPlacesBelow(Register reg, std::vector<bool>& seen, std::vector<std::uint32_t>& fields) const;
  std::vector<Register> Conditions() const;
  StepContext ContextFor(TextViews& views) const { return {*rules_, rule_->program, *circumstances_, views}; }
  const Column* ColumnOf(Source source, const Batch& batch, const std::vector<Column>& columns) const;
  const Column& Condition(Register reg, const Batch& batch, const BatchScratch& scratch) const;

  const RuleSet* rules_;
  std::uint32_t index_;
  const Rule* rule_;
  const Circumstances* circumstances_;
  std::vector<Source> sources_;    // of each register
  std::vector<Column> constants_;  // uniform
  std::vector<Step> steps_;
  std::size_t columns_ = 0;
  std::vector<std::uint32_t>
      places_;  // fields whose value a finding may stand at, the first that is known first
};

}  // namespace yichi::run
