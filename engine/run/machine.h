#pragma once

#include <algorithm>
#include <deque>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "check/ruleset.h"
#include "run/input_index.h"
#include "run/value_step.h"
#include "text/pattern.h"

namespace yichi::run {

// Pairs that a rule may go through: three thousand records with each other. More would take the machine's
// memory.
inline constexpr std::size_t kMostRows = 9'000'000;
struct TooManyRows : std::runtime_error {
  TooManyRows() : std::runtime_error("too many rows") {}
};

// The rows of a frame. Rows of one parent row stand together, in order.
struct Rows {
  std::size_t count = 0;
  std::vector<std::uint32_t> parent;           // row of the parent frame
  std::vector<std::uint32_t> ordinal;          // among its siblings, from 1
  std::vector<Status> list_status;             // per row of the parent frame; empty: all known
  std::vector<const FieldValue*> list_origin;  // per row of the parent frame; empty: none was read
  std::uint64_t unread = 0;  // rows that could not be read and may belong to any of the lists
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
  // Whether any list lacks rows that could not be read.
  bool lacks_rows() const {
    return std::any_of(rows_.begin(), rows_.end(), [](const Rows& rows) { return rows.unread > 0; });
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
  void ReserveRows(const Instruction& step, Column& out, std::size_t count);
  void AddRow(const Instruction& step, Column& out, std::uint32_t parent, std::uint32_t ordinal);

  // Values
  void Value(const Instruction& step, Column& out);
  void Field(const Instruction& step, Column& out);
  void Original(const Instruction& step, Column& out);
  void Load(const FieldValue& value, const Type& type, std::size_t row, Column& out);

  // Lists
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
