#include "check/rules.h"

#include <algorithm>

namespace yichi::check {
namespace {

class RuleCompiler {
 public:
  RuleCompiler(Context& context, const ast::RuleDeclaration& declaration, std::uint32_t pack)
      : context_(context), declaration_(declaration), pack_(pack), compiler_(context) {}

  std::optional<Rule> Compile() {
    Describe();
    CheckParts();
    if (declaration_.computation) return Later("计算");
    if (declaration_.replaces) return Later("替代");
    auto object = CompileObject(compiler_, declaration_, pack_);
    if (!object) return std::nullopt;
    scope_ = std::move(object->scope);
    rule_.object = object->element;
    rule_.object_frame = scope_.frame;
    rule_.object_model = object->model;
    rule_.object_name = object->name;
    Where();
    Bindings();
    Judgement();
    rule_.standards = compiler_.used_standards();
    rule_.rests_on_reference = RestsOnReference();
    Speech();
    if (!fine_) return std::nullopt;
    rule_.program = compiler_.builder().Take();
    return std::move(rule_);
  }

 private:
  std::optional<Rule> Later(std::string what) {
    context_.Report(Code::Y0290, declaration_.code.span, {std::move(what)});
    return std::nullopt;
  }

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
    context_.Report(Code::Y0240, declaration_.code.span, {declaration_.code.text, what});
    fine_ = false;
  }

  void CheckParts() {
    if (!declaration_.requirement) Lacks("要求");
    if (declaration_.citations.empty()) Lacks("依据");
    if (declaration_.good.empty()) Lacks("正例");
    if (declaration_.bad.empty()) Lacks("反例");
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
    if (declaration_.object_where) rule_.where = Condition(*declaration_.object_where);
  }

  void Bindings() {
    for (const auto& binding : declaration_.bindings) {
      if (binding.yields) {
        context_.Report(Code::Y0290, binding.value.span, {"得"});
        fine_ = false;
        continue;
      }
      auto value = compiler_.Compile(binding.value, scope_);
      if (value.error()) fine_ = false;
      const auto& name = binding.paths[0].names[0].text;
      if (!value.error() && !value.type.list)
        rule_.bindings.emplace_back(name, compiler_.builder().At(value.reg, scope_.frame));
      if (value.type.list && !value.is_literal_list()) {
        value.written = &binding.value;
        value.written_in = scope_.frame;
      }
      scope_.layers.back().names.insert_or_assign(name, std::move(value));
    }
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
    }
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
    if (rests && rule_.level == Level::Error)
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
      rule_.locate.push_back(value.type.list && value.list_field != kNoRegister ? value.list_field
                                                                                : value.reg);
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
