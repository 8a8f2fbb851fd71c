#include "check/builder.h"

#include <algorithm>
#include <cassert>

#include "value/date.h"

namespace yichi::check {
namespace {

std::string KeyOf(const ConstantValue& value) {
  struct Printer {
    std::string operator()(Number number) const { return "n" + PrintExact(number); }
    std::string operator()(Day day) const { return "d" + std::to_string(day); }
    std::string operator()(std::uint32_t member) const { return "m" + std::to_string(member); }
    std::string operator()(bool truth) const { return truth ? "t" : "f"; }
    std::string operator()(const std::string& text) const { return "s" + text; }
  };
  return std::visit(Printer{}, value);
}

// 1名 and 1个 are different steps: the type tells what may stand beside them and how they print.
std::string KeyOf(const Type& type) {
  auto key = std::to_string(static_cast<int>(type.kind)) + " " + std::to_string(type.index) + " " +
             std::to_string(type.unit) + (type.percent ? "%" : "") + (type.fractional ? "/" : "");
  for (auto [unit, exponent] : type.dimension.terms())
    key += " " + std::to_string(unit) + "^" + std::to_string(exponent);
  return key + ":";
}

}  // namespace

Register ProgramBuilder::Emit(Instruction instruction) {
  Key key{instruction.operation, instruction.frame, instruction.a,
          instruction.b,         instruction.c,     instruction.index};
  auto [known, fresh] = written_.try_emplace(key, static_cast<Register>(program_.code.size()));
  if (fresh) program_.code.push_back(std::move(instruction));
  return known->second;
}

Register ProgramBuilder::Emit(Operation operation, std::uint32_t frame, Type type, Span span, Register a,
                              Register b, Register c, std::uint32_t index) {
  return Emit(Instruction{operation, frame, a, b, c, index, std::move(type), span});
}

Register ProgramBuilder::Open(Operation operation, std::uint32_t parent, Type type, Span span, Register a,
                              Register b, std::uint32_t index, Register c) {
  Key key{operation, parent, a, b, c, index};
  if (auto known = written_.find(key); known != written_.end()) return known->second;
  auto frame = static_cast<std::uint32_t>(program_.frames.size());
  auto reg = static_cast<Register>(program_.code.size());
  program_.frames.push_back({parent, reg});
  program_.code.push_back(Instruction{operation, frame, a, b, c, index, std::move(type), span});
  written_.emplace(key, reg);
  return reg;
}

Register ProgramBuilder::Constant(ConstantValue value, Type type, Span span) {
  auto [known, fresh] = constants_.try_emplace(KeyOf(type) + KeyOf(value),
                                               static_cast<std::uint32_t>(program_.constants.size()));
  if (fresh) program_.constants.push_back(std::move(value));
  return Emit(Operation::Constant, 0, std::move(type), span, kNoRegister, kNoRegister, kNoRegister,
              known->second);
}

Register ProgramBuilder::Nothing(Operation operation, Type type, Span span) {
  auto key = KeyOf(type) + std::to_string(span.source) + ":" + std::to_string(span.begin);
  auto id = nothings_.try_emplace(key, static_cast<std::uint32_t>(nothings_.size())).first->second;
  return Emit(operation, 0, std::move(type), span, kNoRegister, kNoRegister, kNoRegister, id);
}

std::uint32_t ProgramBuilder::AddList(std::vector<Register> values) {
  auto& lists = program_.lists;
  auto known = std::find(lists.begin(), lists.end(), values);
  if (known == lists.end()) known = lists.insert(known, std::move(values));
  return static_cast<std::uint32_t>(known - lists.begin());
}

const std::vector<Register>* ProgramBuilder::WrittenIn(std::uint32_t frame) const {
  auto opener = program_.frames[frame].opened_by;
  if (opener == kNoRegister || program_.code[opener].operation != Operation::Written) return nullptr;
  return &program_.lists[program_.code[opener].index];
}

std::uint32_t ProgramBuilder::AddJoin(const RecordJoin& join) {
  auto& joins = program_.joins;
  auto known = std::find(joins.begin(), joins.end(), join);
  if (known == joins.end()) known = joins.insert(known, join);
  return static_cast<std::uint32_t>(known - joins.begin());
}

std::uint32_t ProgramBuilder::AddPattern(Pattern pattern, const std::string& key) {
  auto [known, fresh] = patterns_.try_emplace(key, static_cast<std::uint32_t>(program_.patterns.size()));
  if (fresh) program_.patterns.push_back(std::move(pattern));
  return known->second;
}

bool ProgramBuilder::IsAbove(std::uint32_t outer, std::uint32_t inner) const {
  while (inner != kNoIndex && inner != outer) inner = program_.frames[inner].parent;
  return inner == outer;
}

Register ProgramBuilder::At(Register reg, std::uint32_t frame) {
  const auto& step = program_.code[reg];
  if (step.frame == frame) return reg;
  assert(IsAbove(step.frame, frame));
  return Emit(Operation::Broadcast, frame, step.type, step.span, reg);
}

}  // namespace yichi::check
