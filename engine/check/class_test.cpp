#include "check/classification.h"

namespace yichi::check {
namespace {

using TestKind = ClassTest::Kind;

ClassTest Opposite(ClassTest test) {
  ClassTest opposite;
  opposite.kind = TestKind::Not;
  opposite.children.push_back(std::move(test));
  return opposite;
}

class TestCompiler {
 public:
  TestCompiler(Context& context, Classification& classification)
      : context_(context), classification_(classification) {}

  ClassTest Clause(const ast::ClassClause& clause) {
    ClassTest all;
    for (const auto& when : clause.when) all.children.push_back(Of(when));
    for (const auto& exception : clause.exceptions) all.children.push_back(Opposite(Exception(exception)));
    return all;
  }
  bool fine() const { return fine_; }

 private:
  ClassTest Fail(Code code, Span span, std::vector<std::string> arguments = {}) {
    context_.Report(code, span, std::move(arguments));
    fine_ = false;
    return {};
  }

  ClassTest Exception(const ast::Exception& exception) {
    ClassTest all;
    all.children.push_back(Of(exception.condition));
    for (const auto& but : exception.but) all.children.push_back(Opposite(Exception(but)));
    return all;
  }

  ClassTest Of(const ast::Expr& expression) {
    switch (expression.kind) {
      case ast::ExprKind::And:
      case ast::ExprKind::Or: {
        ClassTest several;
        several.kind = expression.kind == ast::ExprKind::And ? TestKind::All : TestKind::Any;
        for (const auto& child : expression.children) several.children.push_back(Of(child));
        return several;
      }
      case ast::ExprKind::Not:
        return Opposite(Of(expression.children[0]));
      case ast::ExprKind::Match:
        return Match(expression);
      case ast::ExprKind::Compare:
      case ast::ExprKind::In:
        return FieldTest(expression);
      default:
        return Fail(Code::Y0294, expression.span);
    }
  }

  ClassTest Match(const ast::Expr& expression) {
    if (!expression.children.empty()) return Fail(Code::Y0294, expression.span);
    std::vector<PatternText> texts;
    for (const auto& pattern : expression.patterns) texts.push_back({pattern.text, pattern.span});
    auto number =
        classification_.patterns.Add(texts, context_.rules.vocabulary, context_.limits, context_.diagnostics);
    fine_ = fine_ && number;
    ClassTest test;
    test.kind = TestKind::Matches;
    test.pattern = number.value_or(0);
    return expression.op == ast::Op::NotMatch ? Opposite(std::move(test)) : test;
  }

  // 主体 = 机关, 主体 属于 [机关, 企业]
  ClassTest FieldTest(const ast::Expr& expression) {
    const auto& left = expression.children[0];
    const auto& right = expression.children[1];
    bool several = expression.kind == ast::ExprKind::In;
    bool negated = expression.op == ast::Op::NotEqual || expression.op == ast::Op::NotIn;
    bool simple = several ? right.kind == ast::ExprKind::List : negated || expression.op == ast::Op::Equal;
    if (left.kind != ast::ExprKind::Name || !simple) return Fail(Code::Y0294, expression.span);
    const auto& model = context_.rules.models[classification_.model];
    auto field = model.FindField(left.text);
    if (field == kNoIndex) {
      std::vector<std::string> names;
      for (const auto& known : model.fields) names.push_back(known.name);
      context_.ReportUnknown(Code::Y0203, left.span, {model.name, left.text}, left.text, names);
      fine_ = false;
      return {};
    }
    const auto& type = model.fields[field].type;
    if (type.kind != Kind::Member || type.list) return Fail(Code::Y0294, expression.span);
    ClassTest test;
    test.kind = TestKind::FieldIs;
    test.field = field;
    if (several)
      for (const auto& child : right.children) AddMember(child, type.index, test);
    else
      AddMember(right, type.index, test);
    return negated ? Opposite(std::move(test)) : test;
  }

  void AddMember(const ast::Expr& expression, std::uint32_t index, ClassTest& test) {
    const auto& enumeration = context_.rules.enumerations[index];
    std::vector<std::string> names;
    for (std::uint32_t i = 0; i < enumeration.members.size(); ++i) {
      if (enumeration.members[i].name == expression.text) return test.members.push_back(i);
      names.push_back(enumeration.members[i].name);
    }
    context_.ReportUnknown(Code::Y0207, expression.span, {enumeration.name, expression.text}, expression.text,
                           names);
    fine_ = false;
  }

  Context& context_;
  Classification& classification_;
  bool fine_ = true;
};

}  // namespace

std::optional<ClassTest> CompileClassTest(Context& context, const ast::ClassClause& clause,
                                          Classification& classification) {
  TestCompiler compiler(context, classification);
  auto test = compiler.Clause(clause);
  return compiler.fine() ? std::optional(std::move(test)) : std::nullopt;
}

}  // namespace yichi::check
