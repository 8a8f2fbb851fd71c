#include <algorithm>

#include "check/compiler.h"

namespace yichi::check {
namespace {

using ast::Expr;
using ast::ExprKind;

std::vector<const Expr*> ConjunctsOf(const Expr& condition) {
  if (condition.kind != ExprKind::And) return {&condition};
  std::vector<const Expr*> conjuncts;
  for (const auto& child : condition.children)
    for (const auto* one : ConjunctsOf(child)) conjuncts.push_back(one);
  return conjuncts;
}

// A field that is read as it stands, and whose values have keys.
std::uint32_t PlainField(const Model& model, const Expr& expression) {
  if (expression.kind != ExprKind::Name && expression.kind != ExprKind::Field) return kNoIndex;
  auto index = model.FindField(expression.text);
  if (index == kNoIndex) return kNoIndex;
  const auto& field = model.fields[index];
  bool keyed = field.type.kind == Kind::Text || field.type.kind == Kind::Number ||
               field.type.kind == Kind::Date || field.type.kind == Kind::Member;
  return keyed && !field.type.list && !field.derived && !field.fallback ? index : kNoIndex;
}

// Nothing in it is a name of the model's fields, which would hide the names around.
bool IsOutside(const Model& model, const Expr& expression) {
  bool own = expression.kind == ExprKind::Name && (model.FindField(expression.text) != kNoIndex ||
                                                   expression.text == "序位" || expression.text == "上一项");
  if (own || expression.kind == ExprKind::Select || expression.kind == ExprKind::Take) return false;
  for (const auto& child : expression.children)
    if (!IsOutside(model, child)) return false;
  return true;
}

// 后.名称: the word before the dots.
std::string RootOf(const Expr& expression) {
  if (expression.kind == ExprKind::Name) return expression.text;
  return expression.kind == ExprKind::Field ? RootOf(expression.children[0]) : std::string();
}

bool AsksWhetherKnown(const Expr& conjunct, const std::string& field) {
  return conjunct.kind == ExprKind::Call && conjunct.text == "已填" && conjunct.children.size() == 1 &&
         conjunct.children[0].kind == ExprKind::Name && conjunct.children[0].text == field;
}

}  // namespace

// 全部.单位 其中 上级 = 本名, asked for each row of a scope: the records are looked up by that field instead
// of going through all of them for every row.
std::optional<Value> Compiler::LookUp(const Expr& select, const Scope& scope) {
  const auto &list = select.children[0], &condition = select.children[1];
  bool all = list.kind == ExprKind::Field && list.children[0].kind == ExprKind::Name &&
             list.children[0].text == "全部";
  auto index =
      all && scope.frame != 0 ? context_.Find(context_.rules.models, list.text, scope.pack) : kNoIndex;
  if (index == kNoIndex) return std::nullopt;
  const auto& model = context_.rules.models[index];
  auto conjuncts = ConjunctsOf(condition);
  for (const auto* conjunct : conjuncts) {
    if (conjunct->kind != ExprKind::Compare || conjunct->op != ast::Op::Equal) continue;
    for (bool mirrored : {false, true}) {
      const auto &inner = conjunct->children[mirrored ? 1 : 0], &outer = conjunct->children[mirrored ? 0 : 1];
      auto field = inner.kind == ExprKind::Name ? PlainField(model, inner) : kNoIndex;
      if (field == kNoIndex || !IsOutside(model, outer)) continue;
      const auto type = model.fields[field].type;
      auto key = CompileScalar(outer, scope, &type);
      if (key.error() || !Comparable(key.type, type)) return std::nullopt;
      whole_run_ = true;
      RecordJoin join{index, field, false, false};
      for (const auto* other : conjuncts)
        join.only_known = join.only_known || AsksWhetherKnown(*other, inner.text);
      Value found;
      found.type = RecordType(index).ListOf();
      found.base = scope.frame;
      found.reg = builder_.Open(Operation::Lookup, scope.frame, RecordType(index), list.span,
                                builder_.At(key.reg, scope.frame), kNoRegister, builder_.AddJoin(join));
      return found;
    }
  }
  return std::nullopt;
}

std::optional<Register> Compiler::Paired(const ast::Object& object, std::uint32_t index, const Expr& where,
                                         const std::vector<std::string>& before, bool same_model,
                                         const Scope& scope) {
  const auto& model = context_.rules.models[index];
  const auto& own = object.alias.empty() ? object.path.names[0].text : object.alias.text;
  for (const auto* conjunct : ConjunctsOf(where)) {
    if (conjunct->kind != ExprKind::Compare || conjunct->op != ast::Op::Equal) continue;
    for (bool mirrored : {false, true}) {
      const auto &inner = conjunct->children[mirrored ? 1 : 0], &outer = conjunct->children[mirrored ? 0 : 1];
      bool own_field = inner.kind == ExprKind::Field && inner.children[0].kind == ExprKind::Name &&
                       inner.children[0].text == own;
      auto field = own_field ? PlainField(model, inner) : kNoIndex;
      bool of_others =
          RootOf(outer) != own && std::find(before.begin(), before.end(), RootOf(outer)) != before.end();
      if (field == kNoIndex || !of_others) continue;
      const auto type = model.fields[field].type;
      auto key = CompileScalar(outer, scope, &type);
      if (key.error() || !Comparable(key.type, type)) return std::nullopt;
      return builder_.Open(Operation::Lookup, scope.frame, RecordType(index), object.path.span,
                           builder_.At(key.reg, scope.frame), kNoRegister,
                           builder_.AddJoin({index, field, same_model, true}));
    }
  }
  return std::nullopt;
}

}  // namespace yichi::check
