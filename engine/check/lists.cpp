#include "check/compiler.h"

namespace yichi::check {

std::optional<Compiler::Elements> Compiler::Enter(const ast::Expr& list, const Scope& scope) {
  // Inside an element the list is gone through anew for each of its rows.
  auto saved = std::exchange(rebase_, scope.frame);
  auto value = Compile(list, scope);
  rebase_ = saved;
  return Inside(std::move(value), list, scope);
}

std::optional<Compiler::Elements> Compiler::Inside(Value value, const ast::Expr& list, const Scope& scope) {
  if (value.error()) return std::nullopt;
  if (!value.type.list || value.is_literal_list()) {
    context_.Report(Code::Y0224, list.span, {Describe(context_, value.type)});
    return std::nullopt;
  }
  auto inner = scope;
  inner.frame = builder_.FrameOf(value.reg);
  Layer layer;
  layer.element = Scalar(value.reg);
  if (value.type.kind == Kind::Record) {
    layer.record = layer.element;
  } else {
    layer.names.emplace("元素", *layer.element);
  }
  // What 得 has named of this list's elements stands bare in them: 区.份额 as 份额.
  if (list.kind == ast::ExprKind::Name)
    for (const auto& outer : scope.layers)
      for (const auto& [name, named] : outer.names)
        if (name.starts_with(list.text + ".") && named.type.list &&
            builder_.FrameOf(named.reg) == inner.frame)
          layer.names.insert_or_assign(name.substr(list.text.size() + 1), Scalar(named.reg));
  inner.layers.push_back(std::move(layer));
  return Elements{std::move(value), std::move(inner)};
}

Value Compiler::Select(const ast::Expr& expression, const Scope& scope) {
  auto looked_up = LookUp(expression, scope);
  auto entered = looked_up ? Inside(std::move(*looked_up), expression.children[0], scope)
                           : Enter(expression.children[0], scope);
  if (!entered) return Error();
  auto condition = CompileCondition(expression.children[1], entered->inner);
  if (condition == kNoRegister) return Error();
  auto& list = entered->list;
  condition = builder_.At(condition, builder_.FrameOf(list.reg));
  list.membership =
      list.membership == kNoRegister ? condition : Both(list.membership, condition, expression.span);
  list.list_field = kNoRegister;
  return list;
}

Value Compiler::Take(const ast::Expr& expression, const Scope& scope) {
  auto entered = Enter(expression.children[0], scope);
  if (!entered) return Error();
  auto value = Compile(expression.children[1], entered->inner);
  if (value.error()) return Error();
  auto& list = entered->list;
  Value result;
  result.type = value.type.ListOf();
  result.base = list.base;
  result.reg = value.type.list ? value.reg : builder_.At(value.reg, builder_.FrameOf(list.reg));
  auto frame = builder_.FrameOf(result.reg);
  if (list.membership != kNoRegister) result.membership = builder_.At(list.membership, frame);
  if (value.type.list && value.membership != kNoRegister)
    result.membership = result.membership == kNoRegister
                            ? value.membership
                            : Both(result.membership, value.membership, expression.span);
  return result;
}

std::optional<Pattern> Compiler::CompilePatterns(const std::vector<ast::String>& patterns) {
  std::vector<PatternText> texts;
  std::string key;
  for (const auto& pattern : patterns) {
    texts.push_back({pattern.text, pattern.span});
    key += pattern.text + "\n";
  }
  if (auto known = context_.patterns.find(key); known != context_.patterns.end()) return known->second;
  auto before = context_.diagnostics.size();
  auto compiled = CompilePattern(texts, context_.rules.vocabulary, context_.limits, context_.diagnostics);
  // One with something to say about it says it at each of its places.
  if (compiled && context_.diagnostics.size() == before) context_.patterns.emplace(std::move(key), *compiled);
  return compiled;
}

namespace {

Type HoleType(const Context& context, const Hole& hole) {
  switch (hole.kind) {
    case HoleKind::Quantity:
      return NumberType(context.rules.units[hole.index].dimension, hole.index);
    case HoleKind::Percentage: {
      auto type = NumberType();
      type.percent = type.fractional = true;
      return type;
    }
    case HoleKind::Number: {
      auto type = NumberType();
      type.fractional = true;
      return type;
    }
    case HoleKind::Date:
      return DateType();
    case HoleKind::Member:
      return MemberType(hole.index);
    case HoleKind::Text:
    case HoleKind::Lexicon:
      break;
  }
  return TextType();
}

}  // namespace

Layer Compiler::CaptureLayer(Register match, const Pattern& pattern) {
  Layer layer;
  layer.element = Scalar(match);
  auto frame = builder_.FrameOf(match);
  for (std::uint32_t hole = 0; hole < pattern.holes().size(); ++hole) {
    const auto& declared = pattern.holes()[hole];
    auto capture = builder_.Emit(Operation::Capture, frame, HoleType(context_, declared),
                                 builder_.At(match).span, match, kNoRegister, kNoRegister, hole);
    for (const auto& name : declared.names) layer.names.emplace(name, Scalar(capture));
  }
  return layer;
}

}  // namespace yichi::check
