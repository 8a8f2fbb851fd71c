#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "check/program.h"
#include "lang/ast.h"

namespace yichi::check {

// A compiled expression. A scalar is a register; a list is the register of its elements, one frame or more
// below `base`.
struct Value {
  Type type;
  Register reg = kNoRegister;
  Register membership = kNoRegister;   // list: which elements count; kNoRegister for all
  std::uint32_t base = 0;              // list: the frame whose rows own one list each
  Register list_field = kNoRegister;   // list read straight from a field: that field as a whole
  std::vector<Value> literal = {};     // list written out: [甲, 乙]
  const ast::Expr* written = nullptr;  // list named by 设: gone through anew inside another list's elements
  std::uint32_t written_in = 0;        // the frame of the clause that named it

  bool error() const { return type.error(); }
  bool is_literal_list() const { return !literal.empty(); }
};

// Writes a Program. Equal steps are written once, so a field that two clauses use is read once.
class ProgramBuilder {
 public:
  Register Emit(Instruction instruction);
  Register Emit(Operation operation, std::uint32_t frame, Type type, Span span, Register a = kNoRegister,
                Register b = kNoRegister, Register c = kNoRegister, std::uint32_t index = 0);

  // A step that opens a frame below `parent`; the result stands in the new frame.
  Register Open(Operation operation, std::uint32_t parent, Type type, Span span, Register a = kNoRegister,
                Register b = kNoRegister, std::uint32_t index = 0, Register c = kNoRegister);

  Register Constant(ConstantValue value, Type type, Span span);
  // 未规定 or a contradiction, as the words at `span` say it.
  Register Nothing(Operation operation, Type type, Span span);
  std::uint32_t AddList(std::vector<Register> values);
  std::uint32_t AddJoin(const RecordJoin& join);
  std::uint32_t AddPattern(Pattern pattern, const std::string& key);

  // The register seen from a frame at or below its own.
  Register At(Register reg, std::uint32_t frame);

  std::uint32_t FrameOf(Register reg) const { return program_.code[reg].frame; }
  const Instruction& At(Register reg) const { return program_.code[reg]; }
  const ConstantValue& ConstantAt(std::uint32_t index) const { return program_.constants[index]; }
  bool IsAbove(std::uint32_t outer, std::uint32_t inner) const;  // or equal
  std::uint32_t Deeper(std::uint32_t a, std::uint32_t b) const { return IsAbove(a, b) ? b : a; }
  std::uint32_t ParentOf(std::uint32_t frame) const { return program_.frames[frame].parent; }
  // The values of a list written out; nullptr for a frame that another step opens.
  const std::vector<Register>* WrittenIn(std::uint32_t frame) const;

  Program Take() { return std::move(program_); }

 private:
  using Key = std::tuple<Operation, std::uint32_t, Register, Register, Register, std::uint32_t>;
  Program program_;
  std::map<Key, Register> written_;
  std::map<std::string, std::uint32_t> constants_;
  std::map<std::string, std::uint32_t> patterns_;
  std::map<std::string, std::uint32_t> nothings_;
};

}  // namespace yichi::check
