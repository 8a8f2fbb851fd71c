#pragma once

#include <string>

#include "check/compiler.h"

namespace yichi::check {

// Compiles a use of a standard or definition: its body is written into the program of the rule that uses it.
class StandardCompiler {
 public:
  StandardCompiler(Compiler& compiler, const Scope& scope) : compiler_(compiler), scope_(scope) {}

  // `output` names one of several outputs; empty where there is one.
  Value Call(const ast::Expr& call, std::uint32_t standard, const std::string& output);
  // Every output once, over parameters that nothing is known of.
  void Alone(std::uint32_t standard);

 private:
  std::optional<Scope> BindParameters(const ast::Expr& call, const ast::StandardDeclaration& declaration,
                                      std::uint32_t pack);
  std::optional<std::size_t> OutputIndex(const ast::Expr& call, const ast::StandardDeclaration& declaration,
                                         const std::string& output);
  Value One(const ast::Expr& call, std::uint32_t standard, const std::string& output);
  Value ByDay(const ast::Expr& call, const std::vector<std::uint32_t>& versions, const std::string& output);
  Value ByRegion(const ast::Expr& call, Value upper, std::uint32_t standard, const std::string& output);
  Value Body(const ast::StandardDeclaration& declaration, const Scope& inside, std::size_t output,
             const Type& type);
  Value WithExceptions(const ast::StandardDeclaration& declaration, const Scope& inside, Value general,
                       const Type& type);
  bool CheckOverrides(const std::vector<ast::Unless>& exceptions);
  Value Choose(Register condition, const Value& yes, const Value& no, const Type& type, Span span);
  Value Rows(const ast::StandardDeclaration& declaration, const Scope& inside, std::size_t output,
             const Type& type);
  Register RowCondition(const ast::StandardDeclaration& declaration, const ast::CaseRow& row,
                        const Scope& inside);
  Value Checked(Value value, const Type& type, Span span, const std::string& name);

  Compiler& compiler_;
  const Scope& scope_;
};

// Compiles a standard by itself, its parameters as unknown values of their types; for its diagnostics only.
void CompileAlone(Context& context, std::uint32_t standard);

// Gaps and overlaps between the rows of a table with any number of keys, each with a witness in words;
// misplaced 其余, wrong numbers of keys and values.
void CheckRows(Context& context, const Standard& standard);

// 单调 不减, 不增: shown on the rows' values or on the points of a curve.
void CheckMonotone(Context& context, const Standard& standard);

}  // namespace yichi::check
