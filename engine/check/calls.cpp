#include "check/calls.h"

#include <algorithm>

#include "check/standards.h"

namespace yichi::check {

struct Calls::Builtin {
  std::string_view name;
  std::size_t least, most;  // arguments
  Value (Calls::*compile)(const ast::Expr&);
};

namespace {

constexpr std::size_t kOne = 1;

}  // namespace

const Calls::Builtin* Calls::Find(std::string_view name) {
  static constexpr Builtin kBuiltins[] = {
      {"合计", kOne, kOne, &Calls::Total},
      {"平均", kOne, kOne, &Calls::Average},
      {"最大", kOne, kOne, &Calls::Extreme},
      {"最小", kOne, kOne, &Calls::Extreme},
      {"数量", kOne, kOne, &Calls::CountOf},
      {"存在", kOne, kOne, &Calls::Exists},
      {"每个", kOne, kOne, &Calls::Every},
      {"唯一", kOne, kOne, &Calls::Pick},
      {"首项", kOne, kOne, &Calls::Pick},
      {"末项", kOne, kOne, &Calls::Pick},
      {"去重", kOne, kOne, &Calls::Distinct},
      {"上取整", kOne, kOne, &Calls::Rounded},
      {"下取整", kOne, kOne, &Calls::Rounded},
      {"四舍五入", kOne, 2, &Calls::Rounded},
      {"相似度", 2, 2, &Calls::SimilarityOf},
      {"分列", 2, 2, &Calls::SplitText},
      {"原文", kOne, kOne, &Calls::OriginalText},
      {"已填", kOne, kOne, &Calls::Knowledge},
      {"缺失", kOne, kOne, &Calls::Knowledge},
      {"排序", kOne, kOne, &Calls::Sorted},
      {"折线", 3, 3, &Calls::Curve},
      {"分摊", 2, 2, &Calls::Share},
      {"成环", 2, 2, &Calls::Cycle},
      {"现行", 2, 2, &Calls::StillInForce},
  };
  auto at = std::find_if(std::begin(kBuiltins), std::end(kBuiltins),
                         [&](const Builtin& b) { return b.name == name; });
  return at == std::end(kBuiltins) ? nullptr : at;
}

std::vector<std::string> BuiltinNames() {
  return {"合计", "平均", "最大", "最小",   "数量",   "存在",     "每个",   "唯一",
          "首项", "末项", "去重", "上取整", "下取整", "四舍五入", "相似度", "分列",
          "原文", "已填", "缺失", "排序",   "折线",   "分摊",     "成环",   "现行"};
}

Value Calls::Fail(Code code, Span span, std::vector<std::string> arguments) {
  return compiler_.Fail(code, span, std::move(arguments));
}

bool Calls::CheckCount(const ast::Expr& call, std::size_t least, std::size_t most) {
  auto count = call.children.size();
  if (count >= least && count <= most) return true;
  auto wanted = least == most ? std::to_string(least) : std::to_string(least) + "至" + std::to_string(most);
  Fail(Code::Y0226, call.span, {call.text, wanted, std::to_string(count)});
  return false;
}

Value Calls::Call(const ast::Expr& call) {
  if (const auto* builtin = Find(call.text))
    return CheckCount(call, builtin->least, builtin->most) ? (this->*builtin->compile)(call) : Value{};
  auto standard = context().Find(context().rules.standards, call.text, scope_.pack);
  if (standard != kNoIndex) return StandardCompiler(compiler_, scope_).Call(call, standard, "");
  auto names = BuiltinNames();
  for (const auto& name : context().Names(context().rules.standards, scope_.pack)) names.push_back(name);
  context().ReportUnknown(Code::Y0210, call.span, {call.text}, call.text, names);
  return {};
}

std::optional<Value> Calls::Output(const ast::Expr& call, const std::string& output) {
  auto standard = context().Find(context().rules.standards, call.text, scope_.pack);
  if (standard == kNoIndex || Find(call.text)) return std::nullopt;
  const auto& outputs = context().rules.standards[standard].declaration->outputs;
  if (outputs.size() == 1 && outputs[0].name.empty()) return std::nullopt;
  return StandardCompiler(compiler_, scope_).Call(call, standard, output);
}

std::optional<Value> Calls::ListArgument(const ast::Expr& call) {
  const auto& argument = call.children[0];
  auto saved = std::exchange(compiler_.raw_, false);
  auto list = compiler_.Compile(argument, scope_);
  compiler_.raw_ = saved;
  if (list.error()) return std::nullopt;
  if (list.type.list && !list.is_literal_list()) return list;
  Fail(Code::Y0224, argument.span, {Describe(context(), list.type)});
  return std::nullopt;
}

Value Calls::Reduce(Operation operation, const Value& list, Type type, const ast::Expr& call) {
  return compiler_.Scalar(
      builder().Emit(operation, list.base, std::move(type), call.span, list.reg, list.membership));
}

Value Calls::Total(const ast::Expr& call) {
  auto list = ListArgument(call);
  if (!list) return {};
  if (list->type.kind != Kind::Number)
    return Fail(Code::Y0227, call.span, {call.text, "数的列表", Describe(context(), list->type)});
  return Reduce(Operation::Sum, *list, list->type.Element(), call);
}

Value Calls::Average(const ast::Expr& call) {
  auto list = ListArgument(call);
  if (!list) return {};
  if (list->type.kind != Kind::Number)
    return Fail(Code::Y0227, call.span, {call.text, "数的列表", Describe(context(), list->type)});
  auto type = list->type.Element();
  type.fractional = true;
  return Reduce(Operation::Average, *list, type, call);
}

Value Calls::Extreme(const ast::Expr& call) {
  auto list = ListArgument(call);
  if (!list) return {};
  auto type = list->type.Element();
  bool ordered = type.kind == Kind::Number || type.kind == Kind::Date ||
                 (type.kind == Kind::Member && context().rules.enumerations[type.index].ordered);
  if (!ordered) return Fail(Code::Y0228, call.span, {Describe(context(), type)});
  return Reduce(call.text == "最大" ? Operation::Maximum : Operation::Minimum, *list, type, call);
}

Value Calls::CountOf(const ast::Expr& call) {
  auto list = ListArgument(call);
  if (!list) return {};
  auto unit = FindUnit(context(), "个", scope_.pack);
  if (list->type.kind == Kind::Record && context().rules.models[list->type.index].counted != kNoIndex)
    unit = context().rules.models[list->type.index].counted;
  auto type = unit == kNoIndex ? NumberType() : NumberType(context().rules.units[unit].dimension, unit);
  return Reduce(Operation::Count, *list, type, call);
}

Value Calls::Exists(const ast::Expr& call) {
  auto list = ListArgument(call);
  if (!list) return {};
  if (list->type.kind == Kind::Boolean) return Reduce(Operation::Any, *list, BooleanType(), call);
  auto some = *list;
  some.reg = builder().At(builder().Constant(true, BooleanType(), call.span), builder().FrameOf(list->reg));
  return Reduce(Operation::Any, some, BooleanType(), call);
}

Value Calls::Every(const ast::Expr& call) {
  const auto& argument = call.children[0];
  if (argument.kind != ast::ExprKind::Satisfy) {
    auto list = ListArgument(call);
    if (!list) return {};
    if (list->type.kind != Kind::Boolean)
      return Fail(Code::Y0227, call.span, {call.text, "“列表 满足 条件”", Describe(context(), list->type)});
    return Reduce(Operation::All, *list, BooleanType(), call);
  }
  auto entered = compiler_.Enter(argument.children[0], scope_);
  if (!entered) return {};
  auto condition = compiler_.CompileCondition(argument.children[1], entered->inner);
  if (condition == kNoRegister) return {};
  auto all = entered->list;
  all.reg = builder().At(condition, builder().FrameOf(entered->list.reg));
  return Reduce(Operation::All, all, BooleanType(), call);
}

Value Calls::Pick(const ast::Expr& call) {
  auto list = ListArgument(call);
  if (!list) return {};
  auto operation = call.text == "唯一"   ? Operation::Only
                   : call.text == "首项" ? Operation::First
                                         : Operation::Last;
  return Reduce(operation, *list, list->type.Element(), call);
}

Value Calls::Distinct(const ast::Expr& call) {
  auto list = ListArgument(call);
  if (!list) return {};
  if (list->type.kind == Kind::Record)
    return Fail(Code::Y0227, call.span, {call.text, "值的列表", Describe(context(), list->type)});
  auto first = builder().Emit(Operation::Distinct, builder().FrameOf(list->reg), BooleanType(), call.span,
                              list->reg, list->membership, kNoRegister, list->base);
  list->membership =
      list->membership == kNoRegister ? first : compiler_.Both(list->membership, first, call.span);
  list->list_field = kNoRegister;
  return *list;
}

Value Calls::Rounded(const ast::Expr& call) {
  auto value = compiler_.CompileScalar(call.children[0], scope_);
  if (value.error()) return {};
  if (value.type.kind != Kind::Number)
    return Fail(Code::Y0227, call.span, {call.text, "数", Describe(context(), value.type)});
  std::uint32_t decimals = 0;
  if (call.children.size() == 2) {
    auto places = ParseDecimal(call.children[1].text);
    bool literal =
        call.children[1].kind == ast::ExprKind::Number && places && places->whole() && places->numerator <= 9;
    if (!literal) return Fail(Code::Y0227, call.children[1].span, {call.text, "0 至 9 的小数位数", "别的值"});
    decimals = static_cast<std::uint32_t>(places->numerator);
  }
  auto type = value.type;
  type.fractional = decimals > 0;
  auto operation = call.text == "上取整"   ? Operation::Ceiling
                   : call.text == "下取整" ? Operation::Floor
                                           : Operation::Round;
  return compiler_.Scalar(builder().Emit(operation, builder().FrameOf(value.reg), type, call.span, value.reg,
                                         kNoRegister, kNoRegister, decimals));
}

Value Calls::SimilarityOf(const ast::Expr& call) {
  auto left = compiler_.CompileScalar(call.children[0], scope_),
       right = compiler_.CompileScalar(call.children[1], scope_);
  if (left.error() || right.error()) return {};
  if (left.type.kind != Kind::Text || right.type.kind != Kind::Text)
    return Fail(
        Code::Y0227, call.span,
        {call.text, "文本", Describe(context(), left.type.kind == Kind::Text ? right.type : left.type)});
  auto type = NumberType();
  type.percent = type.fractional = true;
  return compiler_.Combine(Operation::Similarity, left, right, type, call.span);
}

Value Calls::SplitText(const ast::Expr& call) {
  auto text = compiler_.CompileScalar(call.children[0], scope_),
       mark = compiler_.CompileScalar(call.children[1], scope_);
  if (text.error() || mark.error()) return {};
  if (text.type.kind != Kind::Text || mark.type.kind != Kind::Text)
    return Fail(
        Code::Y0227, call.span,
        {call.text, "文本", Describe(context(), text.type.kind == Kind::Text ? mark.type : text.type)});
  Value list;
  list.type = TextType().ListOf();
  list.base = builder().Deeper(builder().FrameOf(text.reg), builder().FrameOf(mark.reg));
  if (compiler_.rebase_) list.base = builder().Deeper(list.base, *compiler_.rebase_);
  list.reg = builder().Open(Operation::Split, list.base, TextType(), call.span,
                            builder().At(text.reg, list.base), builder().At(mark.reg, list.base));
  return list;
}

Value Calls::OriginalText(const ast::Expr& call) {
  auto value = compiler_.CompileScalar(call.children[0], scope_);
  if (value.error()) return {};
  auto step = builder().At(value.reg);
  if (step.operation == Operation::Capture)
    return compiler_.Scalar(builder().Emit(Operation::CaptureText, step.frame, TextType(), call.span, step.a,
                                           kNoRegister, kNoRegister, step.index));
  return compiler_.Scalar(builder().Emit(Operation::Original, step.frame, TextType(), call.span, value.reg));
}

Value Calls::Knowledge(const ast::Expr& call) {
  auto saved = std::exchange(compiler_.raw_, true);
  auto value = compiler_.Compile(call.children[0], scope_);
  compiler_.raw_ = saved;
  if (value.error()) return {};
  auto reg = value.type.list ? value.list_field : value.reg;
  if (reg == kNoRegister) return Fail(Code::Y0225, call.span, {});
  return compiler_.Scalar(builder().Emit(call.text == "已填" ? Operation::IsFilled : Operation::IsMissing,
                                         builder().FrameOf(reg), BooleanType(), call.span, reg));
}

}  // namespace yichi::check
