#include "analysis/hidden_names.h"

#include <set>

namespace yichi::analysis {
namespace {

class HiddenNames {
 public:
  HiddenNames(check::Context& context, const Rule& rule)
      : context_(context), declaration_(*rule.declaration) {
    auto model = rule.object_model;
    for (std::size_t i = 1; i < declaration_.objects[0].path.names.size() && model != kNoIndex; ++i) {
      around_.push_back(model);
      auto field = Models()[model].FindField(declaration_.objects[0].path.names[i].text);
      if (field == kNoIndex) return;
      const auto& type = Models()[model].fields[field].type;
      model = type.kind == Kind::Record && !Models()[type.index].builtin ? type.index : kNoIndex;
    }
    element_ = model;
    for (const auto& binding : declaration_.bindings)
      for (const auto& path : binding.paths) told_.insert(path.names[0].text);
  }

  void Run() {
    if (around_.empty() || element_ == kNoIndex) return;
    for (const auto& applies : declaration_.applies) Visit(applies);
    for (const auto& binding : declaration_.bindings) Visit(binding.value);
    if (declaration_.requirement) Visit(*declaration_.requirement);
    for (const auto& exception : declaration_.exceptions) Visit(exception.condition);
  }

 private:
  const std::vector<Model>& Models() const { return context_.rules.models; }

  void Visit(const ast::Expr& expression) {
    if (expression.kind == ast::ExprKind::Name) Check(expression);
    // What is named inside a list belongs to the list's own elements.
    bool inner = expression.kind == ast::ExprKind::Select || expression.kind == ast::ExprKind::Satisfy ||
                 expression.kind == ast::ExprKind::Take;
    for (std::size_t i = 0; i < (inner ? 1 : expression.children.size()); ++i) Visit(expression.children[i]);
  }

  void Check(const ast::Expr& name) {
    const auto& element = Models()[element_];
    auto own = element.FindField(name.text);
    if (own == kNoIndex || !told_.insert(name.text).second) return;
    for (auto outer : around_) {
      auto field = Models()[outer].FindField(name.text);
      if (field == kNoIndex || !(Models()[outer].fields[field].type == element.fields[own].type)) continue;
      context_.Report(Code::Y0310, name.span, {name.text, element.name, Models()[outer].name});
      return;
    }
  }

  check::Context& context_;
  const ast::RuleDeclaration& declaration_;
  std::vector<std::uint32_t> around_;
  std::uint32_t element_ = kNoIndex;
  std::set<std::string> told_;
};

}  // namespace

void ReportHiddenNames(check::Context& context, const Rule& rule) { HiddenNames(context, rule).Run(); }

}  // namespace yichi::analysis
