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

 private:
  std::optional<Scope> BindParameters(const ast::Expr& call, const ast::StandardDeclaration& declaration);
  std::optional<std::size_t> OutputIndex(const ast::Expr& call, const ast::StandardDeclaration& declaration,
                                         const std::string& output);
  Value Body(const ast::StandardDeclaration& declaration, const Scope& inside, std::size_t output,
             const Type& type);
  Value Rows(const ast::StandardDeclaration& declaration, const Scope& inside, std::size_t output,
             const Type& type);
  Register RowCondition(const ast::StandardDeclaration& declaration, const ast::CaseRow& row,
                        const Scope& inside);
  Value Checked(Value value, const Type& type, Span span, const std::string& name);

  Compiler& compiler_;
  const Scope& scope_;
};

// Gaps and overlaps between the rows of a standard with one key, misplaced 其余, wrong numbers of values.
void CheckRows(Context& context, const Standard& standard);

}  // namespace yichi::check
