#pragma once

#include <string>

#include "check/ruleset.h"
#include "run/text_views.h"
#include "value/column.h"

namespace yichi::run {

// What an input is judged under.
struct Circumstances {
  Day as_of = 0;
  std::string region;  // where the input is; empty when nothing says
};

// What a step knows beside its operands.
struct StepContext {
  const RuleSet& rules;
  const Program& program;
  const Circumstances& circumstances;
  TextViews& views;
};

// Whether a row of the step's column depends on the same row of its operands alone. Of the others, some open
// frames, some look at other rows, and some read records.
bool IsValueStep(Operation operation);

// Carries out one value step over columns: the only meaning of these operations, for records one by one and
// for batches of them.
class ValueStep {
 public:
  struct Operands {
    const Column *a = nullptr, *b = nullptr, *c = nullptr;  // as long as `out`, or uniform
  };

  // `out` has the shape of the step's type and as many rows as are wanted.
  ValueStep(const StepContext& context, const Instruction& step, const Operands& operands, Column& out)
      : context_(context), step_(step), operands_(operands), out_(out) {}

  void Run();
  // The largest whole number that is not above a ÷ b: Floor of Divide in one step.
  void FloorOfQuotient();

 private:
  void Constant();
  void Given();
  void Select();
  void Fallback();
  void Knowledge();
  void Copy(const Column& chosen, std::size_t row);

  void Arithmetic();
  bool WholeArithmetic();
  void Unary();
  void Dates();
  void Compare();
  void CompareTexts();

  void Texts();
  void MatchText();
  void InForce();
  // Whether the register holds characters as written (原文), which are compared exactly.
  bool AsWritten(Register reg) const;

  void Logic();
  void Not();

  // The statuses that the operands a and b come to together.
  void JoinStatuses();
  const Column& a() const { return *operands_.a; }
  const Column& b() const { return *operands_.b; }

  const StepContext& context_;
  const Instruction& step_;
  const Operands& operands_;
  Column& out_;
};

}  // namespace yichi::run
