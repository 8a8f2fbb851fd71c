#include "check/rules.h"

#include <algorithm>

#include "check/quotes.h"

namespace yichi::check {
namespace {

class RuleCompiler {
 public:
  RuleCompiler(Context& context, const ast::RuleDeclaration& declaration, std::uint32_t pack)
      : context_(context), declaration_(declaration), pack_(pack), compiler_(context) {}

  std::optional<Rule> Compile() {
    Describe();
    CheckParts();
    auto object = CompileObject(compiler_, declaration_, pack_);
    if (!object) return std::nullopt;
    scope_ = std::move(object->scope);
    rule_.object = object->element;
    rule_.object_frame = scope_.frame;
    rule_.object_model = object->model;
    rule_.object_name = object->name;
    rule_.where = object->where;
    rule_.keys = object->keys;
    rule_.whole_run = object->whole_run;
    Where();
    Bindings();
    Judgement();
    rule_.standards = compiler_.used_standards();
    rule_.whole_run = rule_.whole_run || compiler_.whole_run();
    rule_.rests_on_reference = RestsOnReference();
    Quotes();
    Speech();
    if (!fine_) return std::nullopt;
    rule_.program = compiler_.builder().Take();
    return std::move(rule_);
  }

 private:
  void Describe() {
    rule_.code = declaration_.code.text;
    if (declaration_.title) rule_.title = declaration_.title->text;
    rule_.pack = pack_;
    rule_.declaration = &declaration_;
    rule_.citations = ResolveCitations(context_, declaration_.citations, pack_);
    rule_.effective = declaration_.validity.effective;
    rule_.repealed = declaration_.validity.repealed;
  }

  void Lacks(const char* what) {
    auto& report = context_.Report(Code::Y0240, declaration_.code.span, {declaration_.code.text, what});
    for (const auto& exception : declaration_.exceptions)
      if (std::string_view(what) == "依据" && !exception.citations.empty())
        report.remarks.push_back({exception.citations[0].span, Code::Y0219, {}});
    fine_ = false;
  }

  void CheckParts() {
    // A computation that checks nothing needs no examples; 用例 prove its values.
    bool checks = declaration_.requirement || !declaration_.computation;
    if (checks && !declaration_.requirement) Lacks("要求");
    if (declaration_.citations.empty()) Lacks("依据");
    if (checks && !declaration_.computation && declaration_.good.empty()) Lacks("正例");
    if (checks && !declaration_.computation && declaration_.bad.empty()) Lacks("反例");
    for (const auto& citation : rule_.citations) {
      const auto& source = context_.rules.sources[citation.source];
      if (source.repealed && rule_.effective && *rule_.effective >= *source.repealed)
        context_.Report(Code::Y0249, declaration_.code.span, {rule_.code, source.name});
    }
  }

  Register Condition(const ast::Expr& expression) {
    auto reg = compiler_.CompileCondition(expression, scope_);
    if (reg == kNoRegister) {
      fine_ = false;
      return reg;
    }
    return compiler_.builder().At(reg, scope_.frame);
  }

  void Where() {
    if (!declaration_.object_where || !declaration_.group_by.empty()) return;
    auto condition = Condition(*declaration_.object_where);
    rule_.where = rule_.where == kNoRegister || condition == kNoRegister
                      ? condition
                      : compiler_.Both(rule_.where, condition, declaration_.object_where->span);
  }

  void Bindings() {
    for (const auto& binding : declaration_.bindings) {
      auto value = compiler_.Bind(binding, scope_);
      if (value.error())
        fine_ = false;
      else if (binding.yields)
        Yield(binding);
      else if (!value.type.list)
        rule_.bindings.emplace_back(binding.paths[0].names[0].text,
                                    compiler_.builder().At(value.reg, scope_.frame));
    }
  }

  // 得 names values of the rule: one, or one for each element of a list (区.份额).
  void Yield(const ast::Binding& binding) {
    for (const auto& path : binding.paths) {
      std::string name;
      for (const auto& part : path.names) name += (name.empty() ? "" : ".") + part.text;
      const auto& value = scope_.layers.back().names.at(name);
      auto reg = value.type.list ? value.reg : compiler_.builder().At(value.reg, scope_.frame);
      rule_.outputs.push_back({name, reg, value.type.list});
    }
  }

  // The numbers that the quoted clauses name must occur in the rule.
  void Quotes() {
    std::vector<std::string> written;
    auto collect = [&](auto&& self, const ast::Expr& expression) -> void {
      if (expression.kind == ast::ExprKind::Quantity || expression.kind == ast::ExprKind::Number ||
          expression.kind == ast::ExprKind::Percent)
        written.push_back(expression.text);
      for (const auto& child : expression.children) self(self, child);
    };
    if (declaration_.requirement) collect(collect, *declaration_.requirement);
    for (const auto& applies : declaration_.applies) collect(collect, applies);
    for (const auto& exception : declaration_.exceptions) collect(collect, exception.condition);
    for (const auto& binding : declaration_.bindings) collect(collect, binding.value);
    for (auto standard : rule_.standards) {
      const auto& body = *context_.rules.standards[standard].declaration;
      if (body.value) collect(collect, *body.value);
      for (const auto& row : body.rows) {
        for (const auto& key : row.keys)
          for (const auto& alternative : key) collect(collect, alternative);
        for (const auto& value : row.values) collect(collect, value);
      }
      for (const auto& unless : body.exceptions) {
        collect(collect, unless.condition);
        collect(collect, unless.value);
      }
    }
    for (const auto& citation : declaration_.citations)
      if (citation.quote) CheckQuote(context_, *citation.quote, written);
  }

  ExceptionCode CompileException(const ast::Exception& exception) {
    auto condition = Condition(exception.condition);
    for (const auto& but : exception.but) {
      auto taken_back = CompileException(but).condition;
      if (condition == kNoRegister || taken_back == kNoRegister) continue;
      condition = compiler_.Both(condition, compiler_.Not(taken_back, but.span), exception.span);
    }
    return {condition, ResolveCitations(context_, exception.citations, pack_), exception.condition.span};
  }

  void Judgement() {
    for (const auto& applies : declaration_.applies) {
      auto condition = Condition(applies);
      if (condition == kNoRegister) continue;
      rule_.applies =
          rule_.applies == kNoRegister ? condition : compiler_.Both(rule_.applies, condition, applies.span);
    }
    for (const auto& exception : declaration_.exceptions)
      rule_.exceptions.push_back(CompileException(exception));
    if (declaration_.requirement) {
      rule_.requirement = Condition(*declaration_.requirement);
      if (declaration_.forbids && rule_.requirement != kNoRegister)
        rule_.requirement = compiler_.Not(rule_.requirement, declaration_.requirement->span);
    } else {
      rule_.requirement = compiler_.builder().At(
          compiler_.builder().Constant(true, BooleanType(), declaration_.code.span), scope_.frame);
    }
    rule_.judges = declaration_.requirement.has_value();
    rule_.level = LevelOf(declaration_.level);
    for (const auto& exception : declaration_.level_exceptions)
      rule_.level_exceptions.push_back({Condition(exception.condition), LevelOf(exception.level)});
  }

  Level LevelOf(const ast::Name& name) {
    if (name.empty() || name.text == "错误") return Level::Error;
    if (name.text == "警告") return Level::Warning;
    if (name.text == "提醒") return Level::Info;
    context_.Report(Code::Y0246, name.span, {name.text});
    fine_ = false;
    return Level::Error;
  }

  // A norm that nobody has verified can only warn, and so can every verdict that rests on it.
  bool RestsOnReference() {
    auto unverified = [](const std::vector<CitationOf>& citations) {
      return !citations.empty() &&
             std::all_of(citations.begin(), citations.end(), [](const CitationOf& c) { return c.reference; });
    };
    bool rests = unverified(rule_.citations);
    for (auto standard : rule_.standards)
      rests = rests || unverified(context_.rules.standards[standard].citations);
    if (rests && rule_.judges && rule_.level == Level::Error)
      context_.Report(Code::Y0250,
                      declaration_.level.empty() ? declaration_.code.span : declaration_.level.span,
                      {rule_.code});
    return rests;
  }

  void Speech() {
    for (const auto& place : declaration_.locate) {
      auto value = compiler_.Compile(place, scope_);
      if (value.error()) {
        fine_ = false;
        continue;
      }
      if (value.type.list && value.list_field != kNoRegister)
        rule_.locate.push_back({value.list_field, kNoRegister});
      else
        rule_.locate.push_back({value.reg, value.type.list ? value.membership : kNoRegister});
    }
    Speak(declaration_.message, rule_.message);
    Speak(declaration_.advice, rule_.advice);
  }

  void Speak(const std::optional<ast::String>& text, Message& message) {
    if (!text) return;
    auto compiled = CompileMessage(compiler_, *text, scope_);
    if (compiled)
      message = std::move(*compiled);
    else
      fine_ = false;
  }

  Context& context_;
  const ast::RuleDeclaration& declaration_;
  std::uint32_t pack_;
  Compiler compiler_;
  Scope scope_;
  Rule rule_;
  bool fine_ = true;
};

}  // namespace

std::optional<Rule> CompileRule(Context& context, const ast::RuleDeclaration& declaration,
                                std::uint32_t pack) {
  return RuleCompiler(context, declaration, pack).Compile();
}

}  // namespace yichi::check
