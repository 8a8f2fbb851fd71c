#include "run/judge.h"
#include "run/partial_sum.h"
#include "run/print.h"
#include "run/trace.h"
#include "run/why.h"

namespace yichi::run {
namespace {

// 缺 人数总额、实有人员;职数 未明确
std::string Describe(const std::vector<Unknown>& unknowns) {
  struct Group {
    Status status;
    std::string_view before, after;
  };
  constexpr Group kGroups[] = {{Status::Missing, "缺 ", ""},
                               {Status::Vague, "", " 未写明确数"},
                               {Status::Conflict, "", " 前后不一致"},
                               {Status::Overflow, "", " 数过大,无法精确计算"},
                               {Status::Unregulated, "", " 未规定"}};
  std::string out;
  for (const auto& group : kGroups) {
    std::string names;
    for (const auto& unknown : unknowns)
      if (unknown.status == group.status && !unknown.field.empty())
        (names += names.empty() ? "" : "、") += unknown.field;
    if (!names.empty())
      (out += out.empty() ? "" : ";") += std::string(group.before) + names + std::string(group.after);
  }
  return out.empty() ? "所需的值无法得出" : out;
}

}  // namespace

std::string RuleJudge::Text(Span span) const {
  if (!options_.sources) return {};
  std::string out;
  for (char c : options_.sources->Text(span)) {
    bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  return out;
}

std::string RuleJudge::Print(const Message& message, std::uint32_t row) const {
  std::string out;
  for (const auto& part : message)
    out += part.value == kNoRegister
               ? part.text
               : PrintValue(machine_, part.value, machine_.RowOf(part.value, row, rule_.object_frame),
                            part.format);
  return out;
}

// Without 提示 the message is made from 要求 and the values it read.
std::string RuleJudge::Violated(std::uint32_t row) const {
  if (!rule_.message.empty()) return Print(rule_.message, row);
  if (!options_.sources) return rule_.title;
  auto out = (rule_.declaration->forbids ? "不得:" : "应为:") + Text(rule_.declaration->requirement->span);
  constexpr std::size_t kFigures = 4;
  std::string figures;
  for (const auto& read : FindReads(machine_, {rule_.requirement}, row, rule_.object_frame, kFigures))
    if (!read.field.empty() && !read.value.empty())
      (figures += figures.empty() ? "" : ",") += read.field + " 为 " + read.value;
  return figures.empty() ? out : out + ";" + figures;
}

// What would decide a comparison of which one side is known: 不少于 21名 时通过.
std::string RuleJudge::WouldPass(std::uint32_t row) const {
  const auto& step = machine_.step(rule_.requirement);
  if (ComparisonWord(step.operation).empty() || machine_.step(step.a).type.kind != Kind::Number) return {};
  bool left = Known(step.a, row), right = Known(step.b, row);
  if (left == right) return {};
  auto known = left ? step.a : step.b;
  auto unknown = left ? step.b : step.a;
  auto value =
      PrintValue(machine_, known, machine_.RowOf(known, row, rule_.object_frame), HoleFormat::Quantity);
  // The rule's own words: the step itself may stand in a standard.
  const auto& compared = rule_.declaration->requirement->children;
  bool own = rule_.declaration->requirement->kind == ast::ExprKind::Compare && !rule_.declaration->forbids;
  auto subject = Text(own ? compared[left ? 1 : 0].span : machine_.step(unknown).span);
  auto operation = left ? Mirrored(step.operation) : step.operation;
  return subject + " " + std::string(ComparisonWord(operation)) + value + " 时通过";
}

// Of a sum that some elements lack a value for: what the others come to.
std::string RuleJudge::PartialSums(std::uint32_t row, const Decision& decision) const {
  std::string out;
  for (auto reason : decision.reasons)
    for (const auto& visit : Below(machine_, reason, row, rule_.object_frame, 1)) {
      const auto& step = machine_.step(visit.reg);
      if (step.operation != Operation::Sum || visit.row == kNoIndex ||
          machine_.column(visit.reg).Known(visit.row))
        continue;
      auto sum = SumOfKnown(machine_, step, visit.row);
      if (!sum.total || sum.lacking == 0 || sum.known == 0) continue;
      out += ";" + Text(step.span) + " 已知" + std::to_string(sum.known) + "项共" +
             PrintQuantity(*sum.total, step.type, rules_.units, 2) + ",缺" + std::to_string(sum.lacking) +
             "项";
    }
  return out;
}

std::string RuleJudge::MessageFor(std::uint32_t row, const Decision& decision,
                                  const std::vector<Unknown>& unknowns) const {
  if (decision.verdict == Verdict::Violation) return Violated(row);
  if (decision.verdict == Verdict::Exempt) {
    auto condition = Text(decision.exception->span);
    return condition.empty() ? rule_.title : "属于除外情形:" + condition;
  }
  auto lacking = Describe(unknowns);
  if (!decision.applies) return "是否适用无法判断:" + lacking;
  if (decision.violated) return Violated(row) + ";属于除外情形与否" + lacking;
  auto would = WouldPass(row);
  return (would.empty() ? lacking + ",无法判断" : lacking + ";" + would) + PartialSums(row, decision);
}

}  // namespace yichi::run
