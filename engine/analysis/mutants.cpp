#include "analysis/mutants.h"

#include <functional>
#include <optional>

#include "value/number.h"

namespace yichi::analysis {
namespace {

using ast::Expr;
using ast::ExprKind;
using ast::Op;

struct OtherOp {
  Op op;
  std::string_view words;
};

std::optional<OtherOp> Neighbour(Op op) {
  switch (op) {
    case Op::Less:
      return OtherOp{Op::LessEqual, "< → ≤"};
    case Op::LessEqual:
      return OtherOp{Op::Less, "≤ → <"};
    case Op::Greater:
      return OtherOp{Op::GreaterEqual, "> → ≥"};
    case Op::GreaterEqual:
      return OtherOp{Op::Greater, "≥ → >"};
    case Op::Equal:
      return OtherOp{Op::NotEqual, "= → ≠"};
    case Op::NotEqual:
      return OtherOp{Op::Equal, "≠ → ="};
    case Op::In:
      return OtherOp{Op::NotIn, "属于 → 不属于"};
    case Op::NotIn:
      return OtherOp{Op::In, "不属于 → 属于"};
    case Op::Has:
      return OtherOp{Op::NotHas, "含 → 不含"};
    case Op::NotHas:
      return OtherOp{Op::Has, "不含 → 含"};
    case Op::Match:
      return OtherOp{Op::NotMatch, "匹配 → 不匹配"};
    case Op::NotMatch:
      return OtherOp{Op::Match, "不匹配 → 匹配"};
    default:
      return std::nullopt;
  }
}

// One possible change at a place of an expression; it changes the expression it is given.
struct Change {
  std::string words;
  std::function<void(Expr&)> apply;
};

std::vector<Change> ChangesAt(const Expr& expression) {
  std::vector<Change> changes;
  if (auto other = Neighbour(expression.op))
    changes.push_back({std::string(other->words), [op = other->op](Expr& e) { e.op = op; }});
  if (expression.kind == ExprKind::And)
    changes.push_back({"且 → 或", [](Expr& e) { e.kind = ExprKind::Or; }});
  if (expression.kind == ExprKind::Or)
    changes.push_back({"或 → 且", [](Expr& e) { e.kind = ExprKind::And; }});
  bool number = expression.kind == ExprKind::Number || expression.kind == ExprKind::Quantity;
  auto value = number ? ParseDecimal(expression.text) : std::nullopt;
  if (!value || !value->whole()) return changes;
  for (std::int64_t step : {-1, 1}) {
    if (value->numerator + step < 0) continue;
    auto text = std::to_string(value->numerator + step);
    changes.push_back({expression.text + expression.unit + " → " + text + expression.unit,
                       [text](Expr& e) { e.text = text; }});
  }
  return changes;
}

// Visits the expression and all below it, in one fixed order.
void Visit(Expr& expression, const std::function<void(Expr&)>& visitor) {
  visitor(expression);
  for (auto& child : expression.children) Visit(child, visitor);
}

void VisitRule(ast::RuleDeclaration& rule, const std::function<void(Expr&)>& visitor) {
  for (auto& applies : rule.applies) Visit(applies, visitor);
  for (auto& exception : rule.exceptions) Visit(exception.condition, visitor);
  for (auto& binding : rule.bindings) Visit(binding.value, visitor);
  if (rule.requirement) Visit(*rule.requirement, visitor);
}

void AddExpressionMutants(const ast::RuleDeclaration& rule, std::vector<Mutant>& mutants) {
  auto original = rule;
  std::size_t place = 0;
  VisitRule(original, [&](Expr& at) {
    for (const auto& change : ChangesAt(at)) {
      Mutant mutant{rule, at.span, change.words};
      std::size_t seen = 0;
      VisitRule(mutant.rule, [&](Expr& copy) {
        if (seen++ == place) change.apply(copy);
      });
      mutants.push_back(std::move(mutant));
    }
    ++place;
  });
}

}  // namespace

std::vector<Mutant> MutantsOf(const ast::RuleDeclaration& rule) {
  std::vector<Mutant> mutants;
  AddExpressionMutants(rule, mutants);
  for (std::size_t i = 0; i < rule.exceptions.size(); ++i) {
    Mutant mutant{rule, rule.exceptions[i].span, "删去这条除外"};
    mutant.rule.exceptions.erase(mutant.rule.exceptions.begin() + static_cast<std::ptrdiff_t>(i));
    mutants.push_back(std::move(mutant));
  }
  for (std::size_t i = 0; i < rule.applies.size(); ++i) {
    Mutant mutant{rule, rule.applies[i].span, "删去这条适用"};
    mutant.rule.applies.erase(mutant.rule.applies.begin() + static_cast<std::ptrdiff_t>(i));
    mutants.push_back(std::move(mutant));
  }
  return mutants;
}

}  // namespace yichi::analysis
