#pragma once

#include <optional>
#include <string>
#include <vector>

#include "check/compiler.h"

namespace yichi::check {

// The functions of the language and the standards and definitions of the packs.
class Calls {
 public:
  Calls(Compiler& compiler, const Scope& scope) : compiler_(compiler), scope_(scope) {}

  Value Call(const ast::Expr& call);
  // 标准(参数).输出: std::nullopt when the call is no standard with several outputs.
  std::optional<Value> Output(const ast::Expr& call, const std::string& output);

 private:
  struct Builtin;
  static const Builtin* Find(std::string_view name);
  friend std::vector<std::string> BuiltinNames();

  Value Total(const ast::Expr& call);
  Value Average(const ast::Expr& call);
  Value Extreme(const ast::Expr& call);
  Value CountOf(const ast::Expr& call);
  Value Exists(const ast::Expr& call);
  Value Every(const ast::Expr& call);
  Value Pick(const ast::Expr& call);
  Value Distinct(const ast::Expr& call);
  Value Rounded(const ast::Expr& call);
  Value SimilarityOf(const ast::Expr& call);
  Value SplitText(const ast::Expr& call);
  Value OriginalText(const ast::Expr& call);
  Value Knowledge(const ast::Expr& call);
  Value Sorted(const ast::Expr& call);
  Value Curve(const ast::Expr& call);
  Value Share(const ast::Expr& call);
  std::optional<Value> WrittenWeights(const Value& total, const Value& weights, Span span);
  Value Cycle(const ast::Expr& call);
  Value StillInForce(const ast::Expr& call);

  std::optional<Value> ListArgument(const ast::Expr& call);
  Value Reduce(Operation operation, const Value& list, Type type, const ast::Expr& call);
  Value Fail(Code code, Span span, std::vector<std::string> arguments);
  bool CheckCount(const ast::Expr& call, std::size_t least, std::size_t most);
  ProgramBuilder& builder() { return compiler_.builder_; }
  Context& context() { return compiler_.context_; }

  Compiler& compiler_;
  const Scope& scope_;
};

// Names of all functions that the language brings, in the order of the reference.
std::vector<std::string> BuiltinNames();

}  // namespace yichi::check
