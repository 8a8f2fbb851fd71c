#include <cassert>

#include "check/calls.h"
#include "check/compiler.h"

namespace yichi::check {

Value Compiler::Fail(Code code, Span span, std::vector<std::string> arguments) {
  context_.Report(code, span, std::move(arguments));
  return {};
}

Value Compiler::Compile(const ast::Expr& expression, const Scope& scope, const Type* expected) {
  using Kind = ast::ExprKind;
  if (expression.kind == Kind::Call)
    if (auto home = HomeOf(expression, scope); home != scope.frame)
      return CompileAt(home, expression, scope);
  switch (expression.kind) {
    case Kind::Number:
    case Kind::Quantity:
    case Kind::Percent:
    case Kind::Date:
    case Kind::String:
    case Kind::True:
    case Kind::False:
      return Literal(expression, scope);
    case Kind::Unregulated:
      return Scalar(
          builder_.Nothing(Operation::Unregulated, expected ? *expected : TextType(), expression.span));
    case Kind::Name:
      return Name(expression, scope, expected);
    case Kind::Field:
      return Field(expression, scope);
    case Kind::Call:
      return Calls(*this, scope).Call(expression);
    case Kind::List:
      return LiteralList(expression, scope, expected);
    case Kind::Binary:
    case Kind::Negate:
      return Arithmetic(expression, scope);
    case Kind::And:
    case Kind::Or:
    case Kind::Not:
      return Logic(expression, scope);
    case Kind::Compare:
      return Compare(expression, scope);
    case Kind::In:
      return Membership(expression, scope);
    case Kind::Has:
      return Has(expression, scope);
    case Kind::Match:
      return MatchOperator(expression, scope);
    case Kind::Select:
      return Select(expression, scope);
    case Kind::Take:
      return Take(expression, scope);
    case Kind::Range:
      return Fail(Code::Y0233, expression.span, {"范围", "一个值"});
    case Kind::Satisfy:
      return Fail(Code::Y0233, expression.span, {"“满足”", "“每个”之外的用法"});
    case Kind::Table:
    case Kind::Record:
    case Kind::Entry:
      return Fail(Code::Y0233, expression.span, {"记录或表", "表达式里的值"});
  }
  assert(false);
  return {};
}

Value Compiler::CompileScalar(const ast::Expr& expression, const Scope& scope, const Type* expected) {
  auto value = Compile(expression, scope, expected);
  if (value.error()) return {};
  return value.type.list ? Fail(Code::Y0225, expression.span, {}) : value;
}

Register Compiler::CompileCondition(const ast::Expr& expression, const Scope& scope) {
  auto value = Compile(expression, scope);
  if (value.error()) return kNoRegister;
  if (value.type.list) {
    context_.Report(Code::Y0225, expression.span);
    return kNoRegister;
  }
  if (value.type.kind != Kind::Boolean) {
    context_.Report(Code::Y0223, expression.span, {Describe(context_, value.type)});
    return kNoRegister;
  }
  return value.reg;
}

Value Compiler::Literal(const ast::Expr& expression, const Scope& scope) {
  auto constant = [&](ConstantValue value, Type type) {
    return Scalar(builder_.Constant(std::move(value), std::move(type), expression.span));
  };
  switch (expression.kind) {
    case ast::ExprKind::String:
      return constant(expression.text, TextType());
    case ast::ExprKind::True:
      return constant(true, BooleanType());
    case ast::ExprKind::False:
      return constant(false, BooleanType());
    case ast::ExprKind::Date:
      return constant(expression.day, DateType());
    case ast::ExprKind::Quantity: {
      auto literal = ResolveQuantity(context_, expression, scope.pack);
      return literal ? constant(literal->value, literal->type) : Error();
    }
    default:
      break;
  }
  auto number = ParseDecimal(expression.text);
  bool percent = expression.kind == ast::ExprKind::Percent;
  if (number && percent) number = Divide(*number, 100);
  if (!number) return Fail(Code::Y0232, expression.span, {expression.text});
  auto type = NumberType();
  type.percent = percent;
  type.fractional = !number->whole();
  return constant(*number, type);
}

Value Compiler::LiteralList(const ast::Expr& expression, const Scope& scope, const Type* expected) {
  Value list;
  std::optional<Type> element;
  if (expected) element = expected->Element();
  for (const auto& child : expression.children) {
    auto value = CompileScalar(child, scope, element ? &*element : nullptr);
    if (value.error()) return Error();
    if (element && !Comparable(*element, value.type))
      return Fail(Code::Y0221, child.span, {Describe(context_, *element), Describe(context_, value.type)});
    if (!element) element = value.type;
    list.literal.push_back(std::move(value));
  }
  if (list.literal.empty()) return Fail(Code::Y0233, expression.span, {"空的列表", "表达式里的值"});
  list.type = element->ListOf();
  return list;
}

Register Compiler::Not(Register a, Span span) {
  return builder_.Emit(Operation::Not, builder_.FrameOf(a), BooleanType(), span, a);
}

Register Compiler::Both(Register a, Register b, Span span) {
  auto frame = builder_.Deeper(builder_.FrameOf(a), builder_.FrameOf(b));
  return builder_.Emit(Operation::And, frame, BooleanType(), span, builder_.At(a, frame),
                       builder_.At(b, frame));
}

Register Compiler::Either(Register a, Register b, Span span) {
  auto frame = builder_.Deeper(builder_.FrameOf(a), builder_.FrameOf(b));
  return builder_.Emit(Operation::Or, frame, BooleanType(), span, builder_.At(a, frame),
                       builder_.At(b, frame));
}

Value Compiler::Logic(const ast::Expr& expression, const Scope& scope) {
  Register result = kNoRegister;
  bool failed = false;
  for (const auto& child : expression.children) {
    auto operand = CompileCondition(child, scope);
    if (operand == kNoRegister) {
      failed = true;
    } else if (expression.kind == ast::ExprKind::Not) {
      result = Not(operand, expression.span);
    } else if (result == kNoRegister) {
      result = operand;
    } else {
      auto span =
          Join(builder_.At(result).span.source == child.span.source ? builder_.At(result).span : child.span,
               child.span);
      result =
          expression.kind == ast::ExprKind::And ? Both(result, operand, span) : Either(result, operand, span);
    }
  }
  return failed ? Error() : Scalar(result);
}

Value Compiler::Combine(Operation operation, const Value& left, const Value& right, Type type, Span span) {
  auto frame = builder_.Deeper(builder_.FrameOf(left.reg), builder_.FrameOf(right.reg));
  return Scalar(builder_.Emit(operation, frame, std::move(type), span, builder_.At(left.reg, frame),
                              builder_.At(right.reg, frame)));
}

namespace {

std::string_view Verb(ast::Op op) {
  switch (op) {
    case ast::Op::Add:
      return "相加";
    case ast::Op::Subtract:
      return "相减";
    case ast::Op::Multiply:
      return "相乘";
    default:
      return "相除";
  }
}

// The unit a sum is written in, when both sides agree on one.
std::uint32_t CommonUnit(const Type& a, const Type& b) { return a.unit == b.unit ? a.unit : kNoIndex; }

Type ProductType(const Type& a, const Type& b, bool divided) {
  auto type = NumberType(divided ? Over(a.dimension, b.dimension) : Times(a.dimension, b.dimension));
  type.fractional = divided || a.fractional || b.fractional;
  if (b.dimension.pure()) type.unit = a.unit;
  if (a.dimension.pure() && !divided) type.unit = b.unit;
  type.percent = type.dimension.pure() && a.percent && !b.percent;
  return type;
}

}  // namespace

Value Compiler::Arithmetic(const ast::Expr& expression, const Scope& scope) {
  auto left = CompileScalar(expression.children[0], scope);
  if (left.error()) return Error();
  auto number = [](const Value& value) { return value.type.kind == Kind::Number; };
  if (expression.kind == ast::ExprKind::Negate) {
    if (!number(left)) return Fail(Code::Y0233, expression.span, {Describe(context_, left.type), "负数"});
    return Scalar(
        builder_.Emit(Operation::Negate, builder_.FrameOf(left.reg), left.type, expression.span, left.reg));
  }
  if (left.type.kind == Kind::Date)
    if (auto date = DateArithmetic(expression, left, scope)) return *date;
  auto right = CompileScalar(expression.children[1], scope);
  if (right.error()) return Error();
  bool sum = expression.op == ast::Op::Add || expression.op == ast::Op::Subtract;
  bool fits = number(left) && number(right) && (!sum || left.type.dimension == right.type.dimension);
  if (!fits)
    return Fail(
        Code::Y0222, expression.span,
        {Describe(context_, left.type), Describe(context_, right.type), std::string(Verb(expression.op))});
  if (!sum) {
    bool divided = expression.op == ast::Op::Divide;
    return Combine(divided ? Operation::Divide : Operation::Multiply, left, right,
                   ProductType(left.type, right.type, divided), expression.span);
  }
  auto type = left.type;
  type.unit = CommonUnit(left.type, right.type);
  type.fractional = left.type.fractional || right.type.fractional;
  return Combine(expression.op == ast::Op::Add ? Operation::Add : Operation::Subtract, left, right, type,
                 expression.span);
}

std::optional<Value> Compiler::DateArithmetic(const ast::Expr& expression, const Value& left,
                                              const Scope& scope) {
  const auto& right = expression.children[1];
  bool minus = expression.op == ast::Op::Subtract;
  if (right.kind == ast::ExprKind::Quantity &&
      (right.unit == "年" || right.unit == "个月" || right.unit == "日")) {
    auto amount = ParseDecimal(right.text);
    if (amount && right.unit == "年") amount = Multiply(*amount, 12);
    if (amount && minus) amount = Negate(*amount);
    if (!amount || !amount->whole()) return Fail(Code::Y0232, right.span, {right.text});
    auto constant = Scalar(builder_.Constant(*amount, NumberType(), right.span));
    return Combine(right.unit == "日" ? Operation::AddDays : Operation::AddMonths, left, constant, DateType(),
                   expression.span);
  }
  auto other = CompileScalar(right, scope);
  if (other.error()) return Error();
  if (!minus || other.type.kind != Kind::Date) return std::nullopt;
  return Combine(Operation::DaysBetween, left, other, NumberType(), expression.span);
}

}  // namespace yichi::check
