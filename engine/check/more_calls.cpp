#include <algorithm>

#include "check/calls.h"

namespace yichi::check {

Value Calls::Sorted(const ast::Expr& call) {
  auto list = ListArgument(call);
  if (!list) return {};
  auto element = list->type.Element();
  bool ordered = element.kind == Kind::Number || element.kind == Kind::Date || element.kind == Kind::Text ||
                 (element.kind == Kind::Member && context().rules.enumerations[element.index].ordered);
  if (!ordered) return Fail(Code::Y0228, call.span, {Describe(context(), element)});
  Value sorted;
  sorted.type = list->type;
  sorted.base = list->base;
  sorted.reg = builder().Open(Operation::Sorted, list->base, element, call.span, list->reg, list->membership,
                              list->base);
  return sorted;
}

// Points of a curve: literal numbers in ascending order, and as many values.
Value Calls::Curve(const ast::Expr& call) {
  auto x = compiler_.CompileScalar(call.children[0], scope_);
  auto points = compiler_.Compile(call.children[1], scope_, &x.type);
  auto values = compiler_.Compile(call.children[2], scope_);
  if (x.error() || points.error() || values.error()) return {};
  bool fits = points.is_literal_list() && values.is_literal_list() && points.literal.size() >= 2 &&
              points.literal.size() == values.literal.size() && x.type.kind == Kind::Number &&
              Comparable(x.type, points.literal[0].type) && values.literal[0].type.kind == Kind::Number;
  if (!fits) return Fail(Code::Y0234, call.span, {});
  auto type = values.literal[0].type;
  type.fractional = true;
  auto number = [&](const Value& value) -> std::optional<Number> {
    const auto& step = builder().At(value.reg);
    if (step.operation != Operation::Constant) return std::nullopt;
    const auto* known = std::get_if<Number>(&builder().ConstantAt(step.index));
    return known ? std::optional(*known) : std::nullopt;
  };
  auto frame = builder().FrameOf(x.reg);
  auto span = call.span;
  // Outside its points the curve says nothing.
  auto result = builder().At(builder().Nothing(Operation::Unregulated, type, span), frame);
  for (std::size_t i = points.literal.size() - 1; i > 0; --i) {
    auto left = number(points.literal[i - 1]), right = number(points.literal[i]);
    auto low = number(values.literal[i - 1]), high = number(values.literal[i]);
    if (!left || !right || !low || !high || !(*left < *right)) return Fail(Code::Y0234, call.span, {});
    auto rise = Subtract(*high, *low), run = Subtract(*right, *left);
    auto slope = rise && run ? Divide(*rise, *run) : std::nullopt;
    if (!slope) return Fail(Code::Y0234, call.span, {});
    auto constant = [&](Number value, const Type& of) {
      return builder().At(builder().Constant(value, of, span), frame);
    };
    auto pure = NumberType();
    auto along = builder().Emit(Operation::Subtract, frame, x.type, span, x.reg, constant(*left, x.type));
    auto part = builder().Emit(Operation::Multiply, frame, type, span, along, constant(*slope, pure));
    auto value = builder().Emit(Operation::Add, frame, type, span, part, constant(*low, type));
    auto upto =
        builder().Emit(Operation::LessEqual, frame, BooleanType(), span, x.reg, constant(*right, x.type));
    result = builder().Emit(Operation::Select, frame, type, span, upto, value, result);
    if (i > 1) continue;
    auto from =
        builder().Emit(Operation::GreaterEqual, frame, BooleanType(), span, x.reg, constant(*left, x.type));
    auto nothing = builder().At(builder().Nothing(Operation::Unregulated, type, span), frame);
    result = builder().Emit(Operation::Select, frame, type, span, from, result, nothing);
  }
  return compiler_.Scalar(result);
}

// [40%, 35%, 25%] as a list of its own, for each row that the total and the weights are of.
std::optional<Value> Calls::WrittenWeights(const Value& total, const Value& weights, Span span) {
  auto base = builder().FrameOf(total.reg);
  for (const auto& one : weights.literal) {
    if (one.type.kind != Kind::Number || one.type.list || !Comparable(one.type, weights.literal[0].type))
      return std::nullopt;
    base = builder().Deeper(base, builder().FrameOf(one.reg));
  }
  std::vector<Register> values;
  for (const auto& one : weights.literal) values.push_back(builder().At(one.reg, base));
  Value list;
  list.type = weights.literal[0].type.ListOf();
  list.base = base;
  list.reg = builder().Open(Operation::Written, base, weights.literal[0].type, span, kNoRegister, kNoRegister,
                            builder().AddList(std::move(values)));
  return list;
}

Value Calls::Share(const ast::Expr& call) {
  auto saved = std::exchange(compiler_.rebase_, std::nullopt);
  auto total = compiler_.CompileScalar(call.children[0], scope_);
  auto weights = compiler_.Compile(call.children[1], scope_);
  compiler_.rebase_ = saved;
  if (total.error() || weights.error()) return {};
  if (weights.is_literal_list())
    if (auto written = WrittenWeights(total, weights, call.children[1].span)) weights = std::move(*written);
  bool fits = weights.type.list && !weights.is_literal_list() && weights.type.kind == Kind::Number &&
              total.type.kind == Kind::Number && weights.membership == kNoRegister;
  if (!fits || !builder().IsAbove(builder().FrameOf(total.reg), weights.base))
    return Fail(Code::Y0227, call.span,
                {call.text, "总数和没有“其中”的权数列表", Describe(context(), weights.type)});
  auto element = total.type;
  element.fractional = false;
  Value shares;
  shares.type = element.ListOf();
  shares.base = weights.base;
  shares.reg = builder().Emit(Operation::Allocate, builder().FrameOf(weights.reg), element, call.span,
                              builder().At(total.reg, weights.base), weights.reg, kNoRegister, weights.base);
  return shares;
}

// Names, and for each the name it leads to: those that lead back to themselves.
Value Calls::Cycle(const ast::Expr& call) {
  auto names = compiler_.Compile(call.children[0], scope_),
       next = compiler_.Compile(call.children[1], scope_);
  if (names.error() || next.error()) return {};
  bool lists = names.type.list && next.type.list && !names.is_literal_list() && !next.is_literal_list();
  bool fits = lists && names.type.kind == Kind::Text && next.type.kind == Kind::Text &&
              names.base == next.base && names.membership == next.membership &&
              builder().FrameOf(names.reg) == builder().FrameOf(next.reg);
  if (!fits)
    return Fail(
        Code::Y0227, call.span,
        {call.text, "同一个列表的两列文本,如 单位.名称 和 单位.上级单位", Describe(context(), next.type)});
  auto on_cycle = builder().Emit(Operation::OnCycle, builder().FrameOf(names.reg), BooleanType(), call.span,
                                 names.reg, next.reg, names.membership, names.base);
  names.membership =
      names.membership == kNoRegister ? on_cycle : compiler_.Both(names.membership, on_cycle, call.span);
  names.list_field = kNoRegister;
  return names;
}

Value Calls::StillInForce(const ast::Expr& call) {
  auto title = compiler_.CompileScalar(call.children[0], scope_),
       number = compiler_.CompileScalar(call.children[1], scope_);
  if (title.error() || number.error()) return {};
  if (title.type.kind != Kind::Text || number.type.kind != Kind::Text)
    return Fail(
        Code::Y0227, call.span,
        {call.text, "文本", Describe(context(), title.type.kind == Kind::Text ? number.type : title.type)});
  return compiler_.Combine(Operation::InForce, title, number, BooleanType(), call.span);
}

}  // namespace yichi::check
