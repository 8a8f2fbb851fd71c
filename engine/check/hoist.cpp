#include "check/compiler.h"

namespace yichi::check {
namespace {

using ast::Expr;
using ast::ExprKind;

bool IsWholeRun(const Expr& expression) {
  return expression.kind == ExprKind::Field && expression.children[0].kind == ExprKind::Name &&
         expression.children[0].text == "全部";
}

// Whether it goes through the elements of a list: only then is it dear to compute for each row.
bool GoesThroughList(const Expr& expression) {
  bool list = expression.kind == ExprKind::Select || expression.kind == ExprKind::Satisfy ||
              expression.kind == ExprKind::Take || IsWholeRun(expression);
  return list || std::any_of(expression.children.begin(), expression.children.end(), GoesThroughList);
}

// The rows for which an expression says the same: the frame of the innermost name in it that belongs to a
// row. std::nullopt where that is not plain.
class Home {
 public:
  Home(const Context& context, const ProgramBuilder& builder, const Scope& scope)
      : context_(context), builder_(builder), scope_(scope) {}

  std::optional<std::uint32_t> Of(const Expr& expression) {
    return Visit(expression) ? std::optional(frame_) : std::nullopt;
  }

 private:
  const std::vector<Model>& Models() const { return context_.rules.models; }

  bool Visit(const Expr& expression) {
    switch (expression.kind) {
      case ExprKind::Name:
        return Name(expression.text);
      case ExprKind::Field:
        return IsWholeRun(expression) || Visit(expression.children[0]);
      case ExprKind::Select:
      case ExprKind::Satisfy:
      case ExprKind::Take:
        return Elements(expression);
      case ExprKind::Match:
        if (expression.children.empty()) return false;
        break;
      default:
        break;
    }
    for (const auto& child : expression.children)
      if (!Visit(child)) return false;
    return true;
  }

  bool Elements(const Expr& expression) {
    auto model = ModelOf(expression.children[0]);
    if (model == kNoIndex || !Visit(expression.children[0])) return false;
    inner_.push_back(model);
    bool plain = Visit(expression.children[1]);
    inner_.pop_back();
    return plain;
  }

  bool Name(const std::string& name) {
    if (name == "序位" || name == "上一项") return !inner_.empty();
    if (InnerField(name) != kNoIndex) return true;
    for (auto layer = scope_.layers.rbegin(); layer != scope_.layers.rend(); ++layer) {
      if (auto known = layer->names.find(name); known != layer->names.end()) return Named(known->second);
      if (!layer->record) continue;
      bool own =
          layer->record_name == name || Models()[layer->record->type.index].FindField(name) != kNoIndex;
      if (own) return Reach(builder_.FrameOf(layer->record->reg));
    }
    return true;
  }

  bool Named(const Value& value) {
    if (value.reg == kNoRegister) return false;
    return Reach(value.type.list ? builder_.Deeper(value.base, value.written_in)
                                 : builder_.FrameOf(value.reg));
  }

  bool Reach(std::uint32_t frame) {
    frame_ = builder_.Deeper(frame_, frame);
    return true;
  }

  // The model of the element around that has the field, the innermost first.
  std::uint32_t InnerField(const std::string& name) const {
    for (auto model = inner_.rbegin(); model != inner_.rend(); ++model)
      if (Models()[*model].FindField(name) != kNoIndex) return *model;
    return kNoIndex;
  }

  // The model of the record, or of the list's elements; kNoIndex when that is not plain.
  std::uint32_t ModelOf(const Expr& expression) const {
    if (IsWholeRun(expression)) return context_.Find(Models(), expression.text, scope_.pack);
    switch (expression.kind) {
      case ExprKind::Select:
      case ExprKind::Satisfy:
        return ModelOf(expression.children[0]);
      case ExprKind::Name:
        return ModelOfName(expression.text);
      case ExprKind::Field:
        return FieldModel(ModelOf(expression.children[0]), expression.text);
      default:
        return kNoIndex;
    }
  }

  std::uint32_t ModelOfName(const std::string& name) const {
    if (auto model = InnerField(name); model != kNoIndex) return FieldModel(model, name);
    for (auto layer = scope_.layers.rbegin(); layer != scope_.layers.rend(); ++layer) {
      if (HasDotted(*layer, name)) return kNoIndex;
      if (auto known = layer->names.find(name); known != layer->names.end())
        return known->second.type.kind == Kind::Record ? known->second.type.index : kNoIndex;
      if (!layer->record) continue;
      auto model = layer->record->type.index;
      if (Models()[model].FindField(name) != kNoIndex) return FieldModel(model, name);
      if (layer->record_name == name) return model;
    }
    return kNoIndex;
  }

  // 区.份额 of 得 stands bare in the elements of 区.
  static bool HasDotted(const Layer& layer, const std::string& list) {
    auto first = layer.names.lower_bound(list + ".");
    return first != layer.names.end() && first->first.starts_with(list + ".");
  }

  std::uint32_t FieldModel(std::uint32_t owner, const std::string& name) const {
    auto field = owner == kNoIndex ? kNoIndex : Models()[owner].FindField(name);
    if (field == kNoIndex) return kNoIndex;
    const auto& type = Models()[owner].fields[field].type;
    return type.kind == Kind::Record ? type.index : kNoIndex;
  }

  const Context& context_;
  const ProgramBuilder& builder_;
  const Scope& scope_;
  std::vector<std::uint32_t> inner_;
  std::uint32_t frame_ = 0;
};

// A list is not computed elsewhere: its elements would be those that the rows are.
bool GivesList(const Expr& expression) {
  if (expression.kind != ExprKind::Call) return false;
  for (std::string_view name : {"去重", "排序", "分列", "分摊", "成环"})
    if (expression.text == name) return true;
  return false;
}

}  // namespace

std::uint32_t Compiler::HomeOf(const Expr& expression, const Scope& scope) const {
  if (scope.frame == 0 || GivesList(expression) || !GoesThroughList(expression)) return scope.frame;
  auto home = Home(context_, builder_, scope).Of(expression);
  return home && builder_.IsAbove(*home, scope.frame) ? *home : scope.frame;
}

Value Compiler::CompileAt(std::uint32_t frame, const Expr& expression, const Scope& scope) {
  auto outer = scope;
  outer.frame = frame;
  auto saved = std::exchange(rebase_, frame);
  auto value = Compile(expression, outer);
  rebase_ = saved;
  return value;
}

}  // namespace yichi::check
