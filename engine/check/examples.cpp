#include "check/examples.h"

#include "check/compiler.h"
#include "check/example_parts.h"

namespace yichi::check {
namespace {

class ExampleKeys {
 public:
  explicit ExampleKeys(Context& context) : context_(context) {}

  void CheckRecord(const ast::Expr& record, std::uint32_t model) {
    for (const auto& entry : record.children) {
      auto type = CheckKey(entry.text, entry.span, model);
      if (type && type->kind == Kind::Record) CheckValue(entry.children[0], *type);
    }
  }

  void CheckValue(const ast::Expr& value, const Type& type) {
    if (value.kind == ast::ExprKind::Record) CheckRecord(value, type.index);
    if (value.kind == ast::ExprKind::List)
      for (const auto& child : value.children) CheckValue(child, type);
    if (value.kind == ast::ExprKind::Table && !value.children.empty())
      for (const auto& head : value.children[0].children) CheckKey(head.text, head.span, type.index);
  }

 private:
  // A dotted key reaches into nested records.
  std::optional<Type> CheckKey(const std::string& key, Span span, std::uint32_t model) {
    std::optional<Type> type;
    std::size_t at = 0;
    while (at != std::string::npos) {
      auto dot = key.find('.', at);
      auto name = key.substr(at, dot == std::string::npos ? dot : dot - at);
      auto field = FieldOf(name, model);
      if (field == kNoIndex) {
        Report(name, span, model);
        return std::nullopt;
      }
      type = context_.rules.models[model].fields[field].type;
      if (dot == std::string::npos) return type;
      if (type->kind != Kind::Record) {
        Report(key, span, model);
        return std::nullopt;
      }
      model = type->index;
      at = dot + 1;
    }
    return type;
  }

  std::uint32_t FieldOf(const std::string& name, std::uint32_t model) const {
    const auto& fields = context_.rules.models[model].fields;
    if (auto field = context_.rules.models[model].FindField(name); field != kNoIndex) return field;
    for (std::size_t i = 0; i < fields.size(); ++i)
      if (std::find(fields[i].aliases.begin(), fields[i].aliases.end(), name) != fields[i].aliases.end())
        return static_cast<std::uint32_t>(i);
    return kNoIndex;
  }

  void Report(const std::string& name, Span span, std::uint32_t model) {
    std::vector<std::string> names;
    for (const auto& field : context_.rules.models[model].fields) names.push_back(field.name);
    context_.ReportUnknown(Code::Y0280, span, {name, context_.rules.models[model].name}, name, names);
  }

  Context& context_;
};

void CheckCode(Context& context, const ast::Name& code) {
  if (context.rules.FindRule(code.text)) return;
  std::vector<std::string> codes;
  for (const auto& rule : context.rules.rules) codes.push_back(rule.code);
  context.ReportUnknown(Code::Y0282, code.span, {code.text}, code.text, codes);
}

void CheckParts(Context& context, ExampleKeys& keys, const Rule& rule, const ast::Expr& record) {
  auto parts = PartsOf(context.rules, rule, record);
  for (const auto& part : parts) keys.CheckValue(*part.value, RecordType(part.model));
  if (parts.empty() && !record.children.empty())
    context.ReportUnknown(Code::Y0280, record.children[0].span, {record.children[0].text, rule.object_name},
                          record.children[0].text, context.Names(context.rules.models, rule.pack));
}

std::uint32_t ModelOf(Context& context, const ast::Name& name, std::uint32_t otherwise, std::uint32_t pack) {
  if (name.empty()) return otherwise;
  auto model = context.Find(context.rules.models, name.text, pack);
  if (model == kNoIndex)
    context.ReportUnknown(Code::Y0204, name.span, {name.text}, name.text,
                          context.Names(context.rules.models, pack));
  return model;
}

// Names in a condition are those of the first given record and, by model name, of all.
Scope CaseScope(Compiler& compiler, const ast::CaseDeclaration& declaration, std::uint32_t pack) {
  Scope scope;
  scope.pack = pack;
  auto& builder = compiler.builder();
  for (auto given = declaration.given.rbegin(); given != declaration.given.rend(); ++given) {
    auto model = compiler.context().Find(compiler.context().rules.models, given->model.text, pack);
    if (model == kNoIndex) continue;
    auto scan = builder.Open(Operation::Scan, 0, RecordType(model), given->model.span, kNoRegister,
                             kNoRegister, model);
    auto first = builder.Emit(Operation::First, 0, RecordType(model), given->model.span, scan);
    scope.layers.push_back({{}, Value{RecordType(model), first}, given->model.text, std::nullopt});
  }
  return scope;
}

}  // namespace

void CheckKeys(Context& context, const ast::Expr& record, std::uint32_t model) {
  ExampleKeys(context).CheckRecord(record, model);
}

void CheckExamples(Context& context, const Rule& rule) {
  const auto& declaration = *rule.declaration;
  ExampleKeys keys(context);
  for (const auto* examples : {&declaration.good, &declaration.bad}) {
    for (const auto& example : *examples) {
      auto model = ModelOf(context, example.model, rule.object_model, rule.pack);
      if (example.sample.record && example.model.empty())
        CheckParts(context, keys, rule, *example.sample.record);
      else if (example.sample.record && model != kNoIndex)
        keys.CheckRecord(*example.sample.record, model);
      for (const auto& code : example.see) CheckCode(context, code);
    }
  }
}

std::optional<Case> CompileCase(Context& context, const ast::CaseDeclaration& declaration,
                                std::uint32_t pack) {
  Case result;
  result.declaration = &declaration;
  result.pack = pack;
  ExampleKeys keys(context);
  bool fine = true;
  for (const auto& given : declaration.given) {
    auto model = ModelOf(context, given.model, kNoIndex, pack);
    fine = fine && model != kNoIndex;
    if (given.sample.record && model != kNoIndex) keys.CheckRecord(*given.sample.record, model);
  }
  for (const auto& expectation : declaration.expectations) {
    for (const auto& code : expectation.rules) CheckCode(context, code);
    result.checks.emplace_back();
    if (!expectation.condition) continue;
    Compiler compiler(context);
    auto scope = CaseScope(compiler, declaration, pack);
    auto condition = compiler.CompileCondition(*expectation.condition, scope);
    if (condition == kNoRegister) {
      fine = false;
      continue;
    }
    result.checks.back() = yichi::CheckCode{compiler.builder().Take(), condition};
  }
  return fine ? std::optional(std::move(result)) : std::nullopt;
}

}  // namespace yichi::check
