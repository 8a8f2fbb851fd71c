#pragma once

#include <deque>
#include <stdexcept>
#include <string>
#include <vector>

#include "check/ruleset.h"
#include "run/column.h"
#include "run/input_index.h"
#include "text/pattern.h"

namespace yichi::run {

// Pairs that a rule may go through: three thousand records with each other. More would take the machine's
// memory.
inline constexpr std::size_t kMostRows = 9'000'000;
struct TooManyRows : std::runtime_error {
  TooManyRows() : std::runtime_error("too many rows") {}
};

// What an input is judged under.
struct Circumstances {
  Day as_of = 0;
  std::string region;  // where the input is; empty when nothing says
};

// Runs a Program over an input: every instruction once, over all rows of its frame. The one evaluator:
// verdicts, messages and derivations all read its columns.
class Machine {
 public:
  Machine(const RuleSet& rules, const Program& program, const InputIndex& index,
          const Circumstances& circumstances);

  const Column& column(Register reg) const { return columns_[reg]; }
  const Rows& rows(std::uint32_t frame) const { return rows_[frame]; }
  const Instruction& step(Register reg) const { return program_.code[reg]; }
  const Program& program() const { return program_; }
  const RuleSet& rules() const { return rules_; }

  // The row of `outer` that the row of `inner` belongs to.
  std::uint32_t Ancestor(std::uint32_t row, std::uint32_t inner, std::uint32_t outer) const;
  // The row of the register's frame for a row of a frame at or below it.
  std::uint32_t RowOf(Register reg, std::uint32_t row, std::uint32_t frame) const {
    return Ancestor(row, frame, program_.code[reg].frame);
  }
  // The match that opened the row of a Matches frame.
  const Match& match(std::uint32_t frame, std::uint32_t row) const { return matches_[frame][row]; }
  // The rows of `inner` that lie below a row of `outer`, a frame above it: from first to before second.
  std::pair<std::uint32_t, std::uint32_t> RowsBelow(std::uint32_t inner, std::uint32_t outer,
                                                    std::uint32_t row) const;
  // For a row that repeats a row of another frame (Members, Sorted): that row, of the frame of the step's a.
  // For a Group the row of its first member.
  std::uint32_t SourceRow(std::uint32_t frame, std::uint32_t row) const { return sources_[frame][row]; }
  // Of a row of a list that is written out: the register, of the frame above, that it repeats.
  Register WrittenValue(const Instruction& written, std::uint32_t row) const {
    return program_.lists[written.index][rows_[written.frame].ordinal[row] - 1];
  }
  // The record the register holds for the row; nullptr when it holds none.
  const Record* RecordAt(Register reg, std::uint32_t row) const;

 private:
  void Run(Register reg);
  Column Blank(const Instruction& step) const;
  std::size_t CountOf(const Instruction& step) const { return rows_[step.frame].count; }
  std::string_view Keep(std::string text);

  // Rows
  void Scan(const Instruction& step, Column& out);
  void Lookup(const Instruction& step, Column& out);
  void Elements(const Instruction& step, Column& out);
  void Matches(const Instruction& step, Column& out);
  void Split(const Instruction& step, Column& out);
  void Capture(const Instruction& step, Column& out);
  void CaptureText(const Instruction& step, Column& out);
  void Broadcast(const Instruction& step, Column& out);
  void Ordinal(const Instruction& step, Column& out);
  void Previous(const Instruction& step, Column& out);
  void Enclosing(const Instruction& step, Column& out);
  void Written(const Instruction& step, Column& out);
  void Group(const Instruction& step, Column& out);
  void FirstMember(const Instruction& step, Column& out);
  void Members(const Instruction& step, Column& out);
  void Sorted(const Instruction& step, Column& out);
  void PlaceInList(const Instruction& step, Column& out);
  std::string KeyAt(Register reg, std::uint32_t row) const;
  void AddRow(const Instruction& step, Column& out, std::uint32_t parent, std::uint32_t ordinal);

  // Values
  void Constant(const Instruction& step, Column& out);
  void Given(const Instruction& step, Column& out);
  void Field(const Instruction& step, Column& out);
  void Original(const Instruction& step, Column& out);
  void Select(const Instruction& step, Column& out);
  void Fallback(const Instruction& step, Column& out);
  void Knowledge(const Instruction& step, Column& out);
  void Load(const FieldValue& value, const Type& type, std::size_t row, Column& out);

  // Numbers, dates, comparisons
  void Arithmetic(const Instruction& step, Column& out);
  void Unary(const Instruction& step, Column& out);
  void Dates(const Instruction& step, Column& out);
  void Compare(const Instruction& step, Column& out);
  // Whether the register holds characters as written (原文), which are compared exactly.
  bool AsWritten(Register reg) const;
  void Texts(const Instruction& step, Column& out);
  void MatchText(const Instruction& step, Column& out);
  void InForce(const Instruction& step, Column& out);

  // Logic and lists
  void Logic(const Instruction& step, Column& out);
  void Not(const Instruction& step, Column& out);
  void Reduce(const Instruction& step, Column& out);
  void AddConjuncts(Register membership, std::vector<Register>& conjuncts) const;
  bool LeftOut(const std::vector<Register>& conjuncts, std::uint32_t row, std::uint32_t frame,
               std::uint32_t outer) const;
  void Distinct(const Instruction& step, Column& out);
  void Allocate(const Instruction& step, Column& out);
  void OnCycle(const Instruction& step, Column& out);

  const RuleSet& rules_;
  const Program& program_;
  const InputIndex& index_;
  const Circumstances& circumstances_;
  std::vector<Column> columns_;
  std::vector<Rows> rows_;
  std::vector<std::vector<Match>> matches_;         // per frame
  std::vector<std::vector<std::u32string>> texts_;  // per Matches frame: the searched text of each parent row
  std::vector<std::vector<std::uint32_t>> sources_;              // per frame, see SourceRow
  std::vector<std::vector<std::vector<std::uint32_t>>> groups_;  // per Group frame: the members of each row
  std::deque<std::string> kept_;
};

}  // namespace yichi::run
