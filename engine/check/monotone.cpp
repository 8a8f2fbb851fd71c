#include <algorithm>

#include "check/intervals.h"
#include "check/standards.h"

namespace yichi::check {
namespace {

// The first call of the function anywhere in the expression.
const ast::Expr* FindCall(const ast::Expr& expression, std::string_view name) {
  if (expression.kind == ast::ExprKind::Call && expression.text == name) return &expression;
  for (const auto& child : expression.children)
    if (const auto* found = FindCall(child, name)) return found;
  return nullptr;
}

struct Step {
  Number value;
  Span span;
};

// The literal values of one output in the order of the key; empty when they are no literals.
std::vector<Step> RowSteps(Context& context, const Standard& standard) {
  const auto& declaration = *standard.declaration;
  if (declaration.parameters.size() != 1 || declaration.outputs.size() != 1) return {};
  Diagnostics ignored;
  Context quiet{context.sources, context.limits, context.rules, ignored};
  KeyLine keys(context, ResolveType(quiet, declaration.parameters[0].type, standard.pack), standard.pack);
  KeyLine values(context, ResolveType(quiet, declaration.outputs[0].type, standard.pack), standard.pack);
  std::vector<std::pair<Interval, Step>> rows;
  for (const auto& row : declaration.rows) {
    if (row.rest || row.keys.empty() || row.keys[0].empty() || row.values.empty()) return {};
    auto value = values.ordered() ? values.Of(row.values[0]) : std::nullopt;
    if (!value || !value->lower) return {};
    for (const auto& key : row.keys[0]) {
      auto interval = keys.ordered() ? keys.Of(key) : std::nullopt;
      if (!interval) return {};
      rows.push_back({*interval, {*value->lower, row.span}});
    }
  }
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return KeyLine::Before(a.first, b.first); });
  std::vector<Step> steps;
  for (auto& [interval, step] : rows) steps.push_back(step);
  return steps;
}

// The values of 折线(x, points, values).
std::vector<Step> CurveSteps(const ast::Expr& body) {
  const auto* curve = FindCall(body, "折线");
  if (!curve || curve->children.size() != 3) return {};
  std::vector<Step> steps;
  for (const auto& value : curve->children[2].children) {
    auto number = ParseDecimal(value.text);
    if (!number) return {};
    steps.push_back({*number, value.span});
  }
  return steps;
}

}  // namespace

void CheckMonotone(Context& context, const Standard& standard) {
  const auto& declaration = *standard.declaration;
  if (!declaration.monotone) return;
  const auto& claim = *declaration.monotone;
  if (claim.text != "不减" && claim.text != "不增") {
    context.Report(Code::Y0268, claim.span, {claim.text});
    return;
  }
  auto steps = declaration.value ? CurveSteps(*declaration.value) : RowSteps(context, standard);
  if (steps.empty()) {
    context.Report(Code::Y0269, claim.span, {standard.name});
    return;
  }
  for (std::size_t i = 1; i < steps.size(); ++i) {
    bool falls = steps[i].value < steps[i - 1].value, rises = steps[i - 1].value < steps[i].value;
    if (claim.text == "不减" ? falls : rises)
      context.Report(Code::Y0267, steps[i].span, {standard.name, claim.text})
          .remarks.push_back({steps[i - 1].span, Code::Y0218, {}});
  }
}

}  // namespace yichi::check
