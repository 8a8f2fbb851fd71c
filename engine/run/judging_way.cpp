#include "run/judging_way.h"

#include <algorithm>

#include "run/value_step.h"

namespace yichi::run {
namespace {

// Whether the step looks from one record of the input to others.
bool LooksBeyond(const Program& program, const Instruction& step) {
  const auto& code = program.code;
  auto of_records = [&](std::uint32_t frame) {
    auto opener = program.frames[frame].opened_by;
    return opener != kNoRegister && code[opener].operation == Operation::Scan;
  };
  switch (step.operation) {
    case Operation::Lookup:
    case Operation::Group:
    case Operation::FirstMember:
    case Operation::Members:
      return true;
    case Operation::Scan:
      return program.frames[step.frame].parent != 0;
    case Operation::Ordinal:
    case Operation::Previous:
      return of_records(step.frame);
    case Operation::Sorted:
    case Operation::PlaceInList:
    case Operation::Distinct:
    case Operation::OnCycle:
    case Operation::Allocate:
      return step.index == 0;
    case Operation::Constant:
      return false;
    default:
      break;
  }
  auto inner = [&](Register operand) { return operand != kNoRegister && code[operand].frame != 0; };
  return step.frame == 0 && (inner(step.a) || inner(step.b) || inner(step.c));
}

// Whether a batch gives the step.
bool InColumns(const Rule& rule, const Instruction& step) {
  const auto& code = rule.program.code;
  auto plain = [&](Register operand) {
    return operand == kNoRegister || code[operand].type.kind != Kind::Record;
  };
  switch (step.operation) {
    case Operation::Scan:
    case Operation::Constant:
      return true;
    case Operation::Broadcast:
      return code[step.a].frame == 0 && plain(step.a);
    case Operation::Field:
      return step.a == rule.object && step.index != 0 && !step.type.list && step.type.kind != Kind::Record;
    default:
      return IsValueStep(step.operation) && !step.type.list && step.type.kind != Kind::Record &&
             plain(step.a) && plain(step.b) && plain(step.c);
  }
}

}  // namespace

std::vector<Register> DecidingSteps(const Rule& rule) {
  const auto& code = rule.program.code;
  std::vector<bool> needed(code.size());
  auto need = [&](Register reg) {
    if (reg != kNoRegister) needed[reg] = true;
  };
  need(rule.object);
  need(rule.where);
  need(rule.applies);
  need(rule.requirement);
  for (const auto& exception : rule.exceptions) need(exception.condition);
  for (const auto& exception : rule.level_exceptions) need(exception.condition);
  std::vector<Register> steps;
  for (auto reg = static_cast<Register>(code.size()); reg-- > 0;) {
    if (!needed[reg]) continue;
    steps.push_back(reg);
    if (code[reg].operation == Operation::Constant) continue;
    for (auto operand : {code[reg].a, code[reg].b, code[reg].c}) need(operand);
  }
  std::reverse(steps.begin(), steps.end());
  return steps;
}

WayOfRule WayOf(const Rule& rule) {
  const auto& code = rule.program.code;
  std::size_t scans = 0;
  for (Register reg = 0; reg < code.size(); ++reg) {
    scans += code[reg].operation == Operation::Scan;
    if (scans > 1 || LooksBeyond(rule.program, code[reg])) return {JudgingWay::Together, reg};
  }
  if (rule.whole_run) return {JudgingWay::Together, kNoRegister};
  for (auto reg : DecidingSteps(rule))
    if (!InColumns(rule, code[reg])) return {JudgingWay::Records, reg};
  bool root = rule.requirement != kNoRegister && code[rule.object].operation == Operation::Scan &&
              code[rule.object].frame == rule.object_frame;
  return {root ? JudgingWay::Columns : JudgingWay::Records, kNoRegister};
}

std::string DescribeWay(const Rule& rule) {
  auto [way, because] = WayOf(rule);
  auto out = std::string(way == JudgingWay::Columns   ? "成批"
                         : way == JudgingWay::Records ? "逐条"
                                                      : "全部一起");
  if (because != kNoRegister) out += ":" + std::string(OperationName(rule.program.code[because].operation));
  return out;
}

}  // namespace yichi::run
