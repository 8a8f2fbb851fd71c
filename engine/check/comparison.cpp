#include "check/compiler.h"

namespace yichi::check {
namespace {

Operation OperationOf(ast::Op op) {
  switch (op) {
    case ast::Op::Equal:
      return Operation::Equal;
    case ast::Op::NotEqual:
      return Operation::NotEqual;
    case ast::Op::Less:
      return Operation::Less;
    case ast::Op::LessEqual:
      return Operation::LessEqual;
    case ast::Op::Greater:
      return Operation::Greater;
    case ast::Op::GreaterEqual:
      return Operation::GreaterEqual;
    default:
      return Operation::About;
  }
}

bool NeedsOrder(Operation operation) {
  return operation != Operation::Equal && operation != Operation::NotEqual;
}

// Decimals that a written number shows; a percentage's count from its value.
std::uint32_t ShownDecimals(const ast::Expr& expression) {
  auto point = expression.text.find('.');
  auto decimals = point == std::string::npos ? 0 : expression.text.size() - point - 1;
  return static_cast<std::uint32_t>(decimals) + (expression.kind == ast::ExprKind::Percent ? 2u : 0u);
}

// What a percentage read from a text shows when the right side is no literal: one decimal of a percent.
constexpr std::uint32_t kUsualDecimals = 3;

std::optional<std::string> PathText(const ast::Expr& expression) {
  if (expression.kind == ast::ExprKind::Name || expression.kind == ast::ExprKind::String)
    return expression.text;
  if (expression.kind != ast::ExprKind::Field) return std::nullopt;
  auto above = PathText(expression.children[0]);
  if (!above) return std::nullopt;
  return *above + "." + expression.text;
}

}  // namespace

// Whether the words are a member's name and nothing nearer.
bool Compiler::IsBareMember(const ast::Expr& expression, const Scope& scope) {
  if (expression.kind != ast::ExprKind::Name) return false;
  for (const auto& layer : scope.layers) {
    if (layer.names.contains(expression.text) || layer.record_name == expression.text) return false;
    if (layer.record &&
        context_.rules.models[layer.record->type.index].FindField(expression.text) != kNoIndex)
      return false;
  }
  return expression.text != "序位" && expression.text != "上一项";
}

std::pair<Value, Value> Compiler::Sides(const ast::Expr& left, const ast::Expr& right, const Scope& scope) {
  if (IsBareMember(left, scope) && !IsBareMember(right, scope)) {
    auto second = CompileScalar(right, scope);
    if (second.error()) return {};
    return {CompileScalar(left, scope, &second.type), second};
  }
  auto first = CompileScalar(left, scope);
  if (first.error()) {
    // Mistakes on the right are shown too, unless only the left side's type could name a member.
    if (!IsBareMember(right, scope)) CompileScalar(right, scope);
    return {};
  }
  auto second = CompileScalar(right, scope, &first.type);
  return {first, second};
}

Value Compiler::CompareValues(Operation operation, const Value& left, const Value& right, Span span,
                              std::uint32_t index) {
  if (left.error() || right.error()) return Error();
  if (!Comparable(left.type, right.type) || left.type.kind == Kind::Record)
    return Fail(Code::Y0221, span, {Describe(context_, left.type), Describe(context_, right.type)});
  bool ordered = left.type.kind == Kind::Number || left.type.kind == Kind::Date ||
                 (left.type.kind == Kind::Member && context_.rules.enumerations[left.type.index].ordered);
  if (NeedsOrder(operation) && !ordered) return Fail(Code::Y0228, span, {Describe(context_, left.type)});
  auto frame = builder_.Deeper(builder_.FrameOf(left.reg), builder_.FrameOf(right.reg));
  return Scalar(builder_.Emit(operation, frame, BooleanType(), span, builder_.At(left.reg, frame),
                              builder_.At(right.reg, frame), kNoRegister, index));
}

Value Compiler::Compare(const ast::Expr& expression, const Scope& scope) {
  auto [left, right] = Sides(expression.children[0], expression.children[1], scope);
  auto operation = OperationOf(expression.op);
  const auto& shown = expression.children[1];
  bool literal = shown.kind == ast::ExprKind::Number || shown.kind == ast::ExprKind::Percent ||
                 shown.kind == ast::ExprKind::Quantity;
  auto decimals = operation != Operation::About ? 0 : literal ? ShownDecimals(shown) : kUsualDecimals;
  return CompareValues(operation, left, right, expression.span, decimals);
}

Value Compiler::InRange(const Value& left, const ast::Expr& range, const Scope& scope) {
  Register result = kNoRegister;
  std::size_t next = 0;
  auto bound = [&](ast::Bound kind, Operation closed, Operation open) {
    if (kind == ast::Bound::None) return true;
    auto limit = CompileScalar(range.children[next++], scope, &left.type);
    auto truth = CompareValues(kind == ast::Bound::Closed ? closed : open, left, limit, range.span);
    if (truth.error()) return false;
    result = result == kNoRegister ? truth.reg : Both(result, truth.reg, range.span);
    return true;
  };
  bool fine = bound(range.lower, Operation::GreaterEqual, Operation::Greater) &&
              bound(range.upper, Operation::LessEqual, Operation::Less);
  return fine && result != kNoRegister ? Scalar(result) : Error();
}

Value Compiler::AnyOf(const Value& list, Register truth, Span span) {
  return Scalar(builder_.Emit(Operation::Any, list.base, BooleanType(), span, truth, list.membership));
}

Value Compiler::InList(const Value& left, const Value& list, Span span) {
  if (!list.is_literal_list()) {
    auto equal = CompareValues(Operation::Equal, left, Scalar(list.reg), span);
    return equal.error() ? Error() : AnyOf(list, equal.reg, span);
  }
  Register result = kNoRegister;
  for (const auto& item : list.literal) {
    auto equal = CompareValues(Operation::Equal, left, item, span);
    if (equal.error()) return Error();
    result = result == kNoRegister ? equal.reg : Either(result, equal.reg, span);
  }
  return Scalar(result);
}

Value Compiler::Membership(const ast::Expr& expression, const Scope& scope) {
  auto left = CompileScalar(expression.children[0], scope);
  if (left.error()) return Error();
  const auto& right = expression.children[1];
  auto truth = [&]() -> Value {
    if (right.kind == ast::ExprKind::Range) return InRange(left, right, scope);
    if (left.type.kind == Kind::Region) {
      auto path = PathText(right);
      if (!path) return Fail(Code::Y0221, right.span, {"辖区", "别的值"});
      auto region = Scalar(builder_.Constant(*path, left.type, right.span));
      return Combine(Operation::Within, left, region, BooleanType(), expression.span);
    }
    bool lexicon =
        right.kind == ast::ExprKind::Name && left.type.kind == Kind::Text && IsBareMember(right, scope);
    if (lexicon) return Matched(left, {{"^{" + right.text + "}$", right.span, right.span}}, expression.span);
    auto saved = std::exchange(rebase_, scope.frame);
    auto list = Compile(right, scope, &left.type);
    rebase_ = saved;
    if (list.error()) return Error();
    return list.type.list ? InList(left, list, expression.span)
                          : CompareValues(Operation::Equal, left, list, expression.span);
  }();
  if (truth.error()) return Error();
  return expression.op == ast::Op::NotIn ? Scalar(Not(truth.reg, expression.span)) : truth;
}

Value Compiler::Has(const ast::Expr& expression, const Scope& scope) {
  auto saved = std::exchange(rebase_, scope.frame);
  auto left = Compile(expression.children[0], scope);
  rebase_ = saved;
  if (left.error()) return Error();
  auto element = left.type.Element();
  auto right = CompileScalar(expression.children[1], scope, &element);
  if (right.error()) return Error();
  Value truth;
  if (left.type.list) {
    truth = InList(right, left, expression.span);
  } else if (left.type.kind == Kind::Text && right.type.kind == Kind::Text) {
    truth = Combine(Operation::Contains, left, right, BooleanType(), expression.span);
  } else {
    return Fail(Code::Y0221, expression.span,
                {Describe(context_, left.type), Describe(context_, right.type)});
  }
  if (truth.error()) return Error();
  return expression.op == ast::Op::NotHas ? Scalar(Not(truth.reg, expression.span)) : truth;
}

Value Compiler::Matched(const Value& text, const std::vector<ast::String>& patterns, Span span) {
  auto pattern = CompilePatterns(patterns);
  if (!pattern) return Error();
  std::string key;
  for (const auto& alternative : pattern->texts()) key += alternative + "\n";
  auto index = builder_.AddPattern(*pattern, key);
  return Scalar(builder_.Emit(Operation::MatchText, builder_.FrameOf(text.reg), BooleanType(), span, text.reg,
                              kNoRegister, kNoRegister, index));
}

Value Compiler::MatchOperator(const ast::Expr& expression, const Scope& scope) {
  if (expression.children.empty()) return Fail(Code::Y0290, expression.span, {"匹配(没有左边)"});
  auto saved = std::exchange(rebase_, scope.frame);
  auto text = Compile(expression.children[0], scope);
  rebase_ = saved;
  if (text.error()) return Error();
  if (text.type.kind != Kind::Text)
    return Fail(Code::Y0233, expression.children[0].span, {Describe(context_, text.type), "匹配的文本"});
  auto truth = Matched(text.type.list ? Scalar(text.reg) : text, expression.patterns, expression.span);
  if (truth.error()) return Error();
  if (text.type.list) truth = AnyOf(text, truth.reg, expression.span);
  return expression.op == ast::Op::NotMatch ? Scalar(Not(truth.reg, expression.span)) : truth;
}

}  // namespace yichi::check
