#pragma once

#include <span>

#include "run/evaluate.h"
#include "run/machine.h"

namespace yichi::run {

// One rule over one input: a verdict for each row of its object.
class RuleJudge {
 public:
  RuleJudge(const RuleSet& rules, std::uint32_t rule, const InputIndex& index, const EvaluateOptions& options,
            const Circumstances& circumstances);

  // Its objects in the input.
  std::size_t rows() const { return machine_.rows(rule_.object_frame).count; }

  // Counts every verdict and reports all but 通过 and 不适用: in the only judgement, or in that of the input
  // in which the verdict's object begins.
  void Judge(std::span<Judgement> judgements) const;

  // Why each row of the object came out as it did, passes and 不适用 too.
  std::vector<Reasoned> Reasons() const;

  // The values of 得 for each row to which the computation applies.
  std::vector<Computed> Compute() const;

 private:
  struct Decision {
    Verdict verdict = Verdict::Pass;
    std::vector<Register> reasons;  // what is unknown when undetermined
    const ExceptionCode* exception = nullptr;
    bool violated = false;  // undetermined, though the requirement is surely violated
    bool applies = true;    // false: undecided whether it applies at all
  };

  Reasoned ReasonsAt(std::uint32_t row) const;
  bool LacksOnlyUnread(const Decision& decision, std::uint32_t row) const;
  std::uint32_t InputOf(std::uint32_t row) const;
  std::optional<Decision> Decide(std::uint32_t row) const;
  Decision DecideRequirement(std::uint32_t row) const;
  Finding Report(std::uint32_t row, const Decision& decision) const;
  Level LevelAt(std::uint32_t row) const;
  std::string MessageFor(std::uint32_t row, const Decision& decision,
                         const std::vector<Unknown>& unknowns) const;
  std::string Violated(std::uint32_t row) const;
  std::string WouldPass(std::uint32_t row) const;
  std::string PartialSums(std::uint32_t row, const Decision& decision) const;
  std::string Print(const Message& message, std::uint32_t row) const;
  std::vector<CitationOf> Sources(const Decision& decision) const;
  Located Place(std::uint32_t row, const Decision& decision, const std::vector<Unknown>& unknowns,
                const std::vector<Located>& reads) const;
  std::vector<Register> Conditions() const;
  std::vector<DerivationStep> Derive(const std::vector<Register>& conditions, std::uint32_t row,
                                     std::uint32_t frame) const;
  std::string ObjectName(std::uint32_t row) const;
  bool Computes(std::uint32_t row) const;
  std::vector<ComputedValue> ValuesAt(std::uint32_t row) const;
  std::string ElementName(Register reg, std::uint32_t element) const;
  std::string Text(Span span) const;
  bool Known(Register reg, std::uint32_t row) const;
  bool True(Register reg, std::uint32_t row) const;
  Status StatusOf(Register reg, std::uint32_t row) const;

  const RuleSet& rules_;
  std::uint32_t index_;
  const Rule& rule_;
  const EvaluateOptions& options_;
  Machine machine_;
};

}  // namespace yichi::run
