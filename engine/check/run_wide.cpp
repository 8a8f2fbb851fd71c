#include "check/compiler.h"

namespace yichi::check {
namespace {

using ast::Expr;
using ast::ExprKind;

bool IsWholeRun(const Expr& expression) {
  return expression.kind == ExprKind::Field && expression.children[0].kind == ExprKind::Name &&
         expression.children[0].text == "全部";
}

bool Mentions(const Expr& expression) {
  if (IsWholeRun(expression)) return true;
  for (const auto& child : expression.children)
    if (Mentions(child)) return true;
  return false;
}

// Whether an expression says the same for every row of a scope: it asks for 全部 and uses nothing of the
// rows.
class RunWide {
 public:
  RunWide(const Context& context, const ProgramBuilder& builder, const Scope& scope)
      : context_(context), builder_(builder), scope_(scope) {}

  bool Holds(const Expr& expression) {
    switch (expression.kind) {
      case ExprKind::Name:
        return Name(expression.text);
      case ExprKind::Field:
        return IsWholeRun(expression) || Holds(expression.children[0]);
      case ExprKind::Select:
      case ExprKind::Satisfy:
      case ExprKind::Take: {
        auto model = ElementOf(expression.children[0]);
        if (model == kNoIndex || !Holds(expression.children[0])) return false;
        inner_.push_back(model);
        bool holds = Holds(expression.children[1]);
        inner_.pop_back();
        return holds;
      }
      default:
        for (const auto& child : expression.children)
          if (!Holds(child)) return false;
        return true;
    }
  }

 private:
  const std::vector<Model>& Models() const { return context_.rules.models; }

  bool Name(const std::string& name) const {
    if (name == "序位" || name == "上一项" || name == "元素") return !inner_.empty();
    for (auto model : inner_)
      if (Models()[model].FindField(name) != kNoIndex) return true;
    for (const auto& layer : scope_.layers) {
      if (auto known = layer.names.find(name); known != layer.names.end()) {
        const auto& value = known->second;
        bool fixed = value.reg != kNoRegister && (value.type.list ? value.base == 0 && value.written_in == 0
                                                                  : builder_.FrameOf(value.reg) == 0);
        if (!fixed) return false;
      }
      bool own = layer.record_name == name ||
                 (layer.record && Models()[layer.record->type.index].FindField(name) != kNoIndex);
      if (own) return false;
    }
    return true;
  }

  // The model of a list's elements; kNoIndex when that is not plain.
  std::uint32_t ElementOf(const Expr& list) const {
    if (IsWholeRun(list)) return context_.Find(Models(), list.text, scope_.pack);
    if (list.kind == ExprKind::Select || list.kind == ExprKind::Satisfy) return ElementOf(list.children[0]);
    if (list.kind != ExprKind::Field) return kNoIndex;
    auto owner = ElementOf(list.children[0]);
    auto field = owner == kNoIndex ? kNoIndex : Models()[owner].FindField(list.text);
    if (field == kNoIndex) return kNoIndex;
    const auto& type = Models()[owner].fields[field].type;
    return type.kind == Kind::Record ? type.index : kNoIndex;
  }

  const Context& context_;
  const ProgramBuilder& builder_;
  const Scope& scope_;
  std::vector<std::uint32_t> inner_;
};

// A list is not computed once: its elements would be those that the rows are.
bool GivesList(const Expr& expression) {
  if (expression.kind != ExprKind::Call) return false;
  for (std::string_view name : {"去重", "排序", "分列", "分摊"})
    if (expression.text == name) return true;
  return false;
}

}  // namespace

bool Compiler::IsRunWide(const Expr& expression, const Scope& scope) const {
  if (GivesList(expression)) return false;
  return scope.frame != 0 && Mentions(expression) && RunWide(context_, builder_, scope).Holds(expression);
}

Value Compiler::CompileRunWide(const Expr& expression, const Scope& scope) {
  auto top = scope;
  top.frame = 0;
  auto saved = std::exchange(rebase_, 0u);
  auto value = Compile(expression, top);
  rebase_ = saved;
  return value;
}

}  // namespace yichi::check
