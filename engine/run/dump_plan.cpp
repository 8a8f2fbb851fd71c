#include "check/check.h"
#include "run/evaluate.h"
#include "run/judging_way.h"

namespace yichi {
namespace {

std::string RegisterName(Register reg) { return "%" + std::to_string(reg); }

std::string PrintConstant(const RuleSet& rules, const Instruction& step, const ConstantValue& value) {
  if (const auto* number = std::get_if<Number>(&value))
    return PrintQuantity(*number, step.type, rules.units, 9);
  if (const auto* day = std::get_if<Day>(&value)) return PrintDay(*day);
  if (const auto* member = std::get_if<std::uint32_t>(&value))
    return rules.enumerations[step.type.index].members[*member].name;
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "是" : "否";
  return "\"" + std::get<std::string>(value) + "\"";
}

std::string Detail(const RuleSet& rules, const Program& program, const Instruction& step) {
  switch (step.operation) {
    case Operation::Constant:
      return " " + PrintConstant(rules, step, program.constants[step.index]);
    case Operation::Scan:
      return " " + rules.models[step.index].name;
    case Operation::Field:
    case Operation::Elements:
      return " " + rules.models[program.code[step.a].type.index].fields[step.index].name;
    case Operation::Matches:
    case Operation::MatchText: {
      std::string out;
      for (const auto& text : program.patterns[step.index].texts())
        out += (out.empty() ? " \"" : " | \"") + text + "\"";
      return out;
    }
    case Operation::Capture:
    case Operation::CaptureText: {
      const auto& hole = program.patterns[program.code[step.a].index].holes()[step.index];
      return hole.names.empty() ? std::string() : " " + hole.names[0];
    }
    case Operation::Lookup: {
      const auto& join = program.joins[step.index];
      const auto& model = rules.models[join.model];
      return " " + model.name + "." + model.fields[join.field].name;
    }
    case Operation::Group:
      return step.index == kNoRegister ? std::string() : " 其中 " + RegisterName(step.index);
    case Operation::Written: {
      std::string out;
      for (auto value : program.lists[step.index]) out += " " + RegisterName(value);
      return out;
    }
    case Operation::Round:
    case Operation::About:
      return " " + std::to_string(step.index);
    default:
      return {};
  }
}

std::string DumpStep(const RuleSet& rules, const Program& program, Register reg) {
  const auto& step = program.code[reg];
  auto line = "    " + RegisterName(reg) + " [" + std::to_string(step.frame) + "] " +
              std::string(OperationName(step.operation)) + Detail(rules, program, step);
  if (step.operation != Operation::Constant)
    for (auto operand : {step.a, step.b, step.c})
      if (operand != kNoRegister) line += " " + RegisterName(operand);
  return line + "\n";
}

std::string DumpRule(const RuleSet& rules, const Rule& rule) {
  auto out = "规则 " + rule.code + " 对象 " + rule.object_name + " [" + std::to_string(rule.object_frame) +
             "] " + run::DescribeWay(rule) + "\n";
  for (Register reg = 0; reg < rule.program.code.size(); ++reg) out += DumpStep(rules, rule.program, reg);
  auto line = [&](std::string_view name, Register reg) {
    if (reg != kNoRegister) out += "  " + std::string(name) + " " + RegisterName(reg) + "\n";
  };
  line("其中", rule.where);
  line("适用", rule.applies);
  for (const auto& exception : rule.exceptions) line("除外", exception.condition);
  line("要求", rule.requirement);
  return out;
}

}  // namespace

std::string DumpPlan(const Plan& plan) {
  auto out = "基准日 " + PrintDay(plan.as_of) + "\n";
  for (auto rule : plan.active) out += DumpRule(*plan.rules, plan.rules->rules[rule]);
  return out;
}

}  // namespace yichi
