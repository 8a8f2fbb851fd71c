#include "check/rules.h"

namespace yichi::check {
namespace {

std::string Dotted(const ast::Path& path) {
  std::string out;
  for (const auto& name : path.names) (out += out.empty() ? "" : ".") += name.text;
  return out;
}

// JS101.区.分配 as names; empty when it is no path.
std::vector<std::string> NamesOf(const ast::Expr& expression) {
  if (expression.kind == ast::ExprKind::Name) return {expression.text};
  if (expression.kind != ast::ExprKind::Field) return {};
  auto names = NamesOf(expression.children[0]);
  if (!names.empty()) names.push_back(expression.text);
  return names;
}

}  // namespace

// 设 and 得 name a value for what follows.
Value Compiler::Bind(const ast::Binding& binding, Scope& scope) {
  auto home = binding.yields ? scope.frame : HomeOf(binding.value, scope);
  auto value = home == scope.frame ? Compile(binding.value, scope) : CompileAt(home, binding.value, scope);
  if (!binding.yields && value.type.list && !value.is_literal_list()) {
    value.written = &binding.value;
    value.written_in = home;
  }
  if (binding.paths.size() > 1 && !value.error()) return BindEach(binding, value, scope);
  for (const auto& path : binding.paths)
    if (!value.error() || !binding.yields) scope.layers.back().names.insert_or_assign(Dotted(path), value);
  return value;
}

// 得 甲, 乙 = 分摊(总数, [60%, 40%]): a name for each value.
Value Compiler::BindEach(const ast::Binding& binding, const Value& list, Scope& scope) {
  const auto* written =
      list.type.list && !list.is_literal_list() ? builder_.WrittenIn(builder_.FrameOf(list.reg)) : nullptr;
  auto count = written ? written->size() : list.literal.size();
  if (count != binding.paths.size())
    return Fail(Code::Y0237, binding.paths[0].span,
                {std::to_string(binding.paths.size()), std::to_string(count)});
  auto frame = written ? builder_.FrameOf(list.reg) : 0;
  for (std::size_t i = 0; i < count; ++i) {
    auto value = written ? Value() : list.literal[i];
    if (written) {
      auto span = binding.paths[i].span;
      auto place = builder_.Emit(Operation::Ordinal, frame, NumberType(), span);
      auto wanted =
          builder_.At(builder_.Constant(Number(static_cast<std::int64_t>(i + 1)), NumberType(), span), frame);
      auto here = builder_.Emit(Operation::Equal, frame, BooleanType(), span, place, wanted);
      value = Scalar(builder_.Emit(Operation::First, list.base, list.type.Element(), binding.value.span,
                                   list.reg, here));
    }
    scope.layers.back().names.insert_or_assign(Dotted(binding.paths[i]), std::move(value));
  }
  return list;
}

// A value that a computation yields, asked for by its code: of its first object, or the list over all of
// them.
std::optional<Value> Compiler::Computed(const ast::Expr& expression, const Scope& scope) {
  auto names = NamesOf(expression);
  const auto* rule = names.size() < 2 ? nullptr : context_.rules.FindRule(names[0]);
  if (!rule || !rule->declaration->computation || Lookup(names[0], expression.span, scope))
    return std::nullopt;
  auto saved = std::exchange(rebase_, std::nullopt);
  auto object = CompileObject(*this, *rule->declaration, rule->pack);
  std::string wanted = names[1];
  for (std::size_t i = 2; i < names.size(); ++i) wanted += "." + names[i];
  std::optional<Value> found;
  if (object) {
    for (const auto& binding : rule->declaration->bindings)
      if (Bind(binding, object->scope).error()) break;
    const auto& named = object->scope.layers.back().names;
    if (auto known = named.find(wanted); known != named.end()) found = known->second;
  }
  rebase_ = saved;
  if (!found || found->error()) return found;
  if (found->type.list) {
    found->base = 0;
    return found;
  }
  auto all = builder_.At(found->reg, object->scope.frame);
  return object->scope.frame == 0
             ? Scalar(all)
             : Scalar(builder_.Emit(Operation::First, 0, found->type, expression.span, all));
}

}  // namespace yichi::check
