#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "check/builder.h"
#include "check/context.h"
#include "check/scope.h"

namespace yichi::check {

// Compiles expressions into one Program. Mistakes are reported and give a Value of Kind::Error, which
// silences what would follow from them.
class Compiler {
 public:
  explicit Compiler(Context& context) : context_(context) {}

  Value Compile(const ast::Expr& expression, const Scope& scope, const Type* expected = nullptr);
  // A truth in scope.frame or above it; kNoRegister after an error.
  Register CompileCondition(const ast::Expr& expression, const Scope& scope);
  // A single value; a list is an error.
  Value CompileScalar(const ast::Expr& expression, const Scope& scope, const Type* expected = nullptr);

  // 设 or 得: compiles the value and names it in the scope; an error value after a mistake.
  Value Bind(const ast::Binding& binding, Scope& scope);

  // Records of the model as the second of a pair: where the condition makes one of its fields equal to a
  // value of an object before it (`before`: what these are called), looked up by that field. std::nullopt
  // otherwise.
  std::optional<Register> Paired(const ast::Object& object, std::uint32_t model, const ast::Expr& where,
                                 const std::vector<std::string>& before, bool same_model, const Scope& scope);

  // The frame, scope.frame or one above it, whose rows the expression needs to be computed for: for all rows
  // below one of them it says the same.
  std::uint32_t HomeOf(const ast::Expr& expression, const Scope& scope) const;
  Value CompileAt(std::uint32_t frame, const ast::Expr& expression, const Scope& scope);

  // The record's field, derived and default values included.
  Value FieldOf(const Value& record, std::uint32_t field, Span span);
  // The field as read, without default; a list as a whole.
  Register RawField(const Value& record, std::uint32_t field, Span span);

  std::optional<Pattern> CompilePatterns(const std::vector<ast::String>& patterns);
  // The layer of a match: its holes as names.
  Layer CaptureLayer(Register match, const Pattern& pattern);

  // Logic over registers of any frames on one chain.
  Register Not(Register a, Span span);
  Register Both(Register a, Register b, Span span);
  Register Either(Register a, Register b, Span span);

  ProgramBuilder& builder() { return builder_; }
  Context& context() { return context_; }
  // Whether 全部 was asked for: then the rule is about the whole run.
  bool whole_run() const { return whole_run_; }
  // Standards that have been used, without repetition.
  const std::vector<std::uint32_t>& used_standards() const { return used_standards_; }
  void ClearUsedStandards() { used_standards_.clear(); }

 private:
  friend class Calls;
  friend class StandardCompiler;

  Value Error() const { return {}; }
  Value BindEach(const ast::Binding& binding, const Value& list, Scope& scope);
  Value Scalar(Register reg) const {
    return {builder_.At(reg).type, reg, kNoRegister, 0, kNoRegister, {}, nullptr, 0};
  }
  Value Fail(Code code, Span span, std::vector<std::string> arguments);

  Value Name(const ast::Expr& expression, const Scope& scope, const Type* expected);
  std::optional<Value> Lookup(std::string_view name, Span span, const Scope& scope);
  std::optional<Value> InLayer(const Layer& layer, std::string_view name, Span span);
  std::optional<Value> Position(std::string_view name, Span span, const Scope& scope);
  Value Member(const ast::Expr& expression, const Scope& scope, const Type* expected);
  std::vector<std::string> NamesIn(const Scope& scope) const;
  Value Field(const ast::Expr& expression, const Scope& scope);
  std::optional<Value> Computed(const ast::Expr& expression, const Scope& scope);
  std::optional<Value> Special(const ast::Expr& owner, const ast::Expr& expression, const Scope& scope);
  std::optional<Value> Around(const Value& element, const ast::Expr& expression, const Scope& scope);
  Value FieldOfList(const Value& list, std::uint32_t field, Span span);
  Value OpenList(const Value& record, std::uint32_t field, Span span);

  Value Literal(const ast::Expr& expression, const Scope& scope);
  Value LiteralList(const ast::Expr& expression, const Scope& scope, const Type* expected);
  Value Arithmetic(const ast::Expr& expression, const Scope& scope);
  std::optional<Value> DateArithmetic(const ast::Expr& expression, const Value& left, const Scope& scope);
  Value Combine(Operation operation, const Value& left, const Value& right, Type type, Span span);
  Value Compare(const ast::Expr& expression, const Scope& scope);
  Value CompareValues(Operation operation, const Value& left, const Value& right, Span span,
                      std::uint32_t index = 0);
  std::pair<Value, Value> Sides(const ast::Expr& left, const ast::Expr& right, const Scope& scope);
  bool HasMember(const Type& type, const std::string& word) const;
  bool IsBareMember(const ast::Expr& expression, const Scope& scope);
  Value Logic(const ast::Expr& expression, const Scope& scope);
  Value Membership(const ast::Expr& expression, const Scope& scope);
  Value InRange(const Value& left, const ast::Expr& range, const Scope& scope);
  Value InList(const Value& left, const Value& list, Span span);
  Value Has(const ast::Expr& expression, const Scope& scope);
  Value MatchOperator(const ast::Expr& expression, const Scope& scope);
  Value Matched(const Value& text, const std::vector<ast::String>& patterns, Span span);
  Value AnyOf(const Value& list, Register truth, Span span);

  // 其中, 满足, 取: the list and the scope of its elements.
  struct Elements {
    Value list;
    Scope inner;
  };
  std::optional<Elements> Enter(const ast::Expr& list, const Scope& scope);
  std::optional<Elements> Inside(Value value, const ast::Expr& list, const Scope& scope);
  std::optional<Value> LookUp(const ast::Expr& select, const Scope& scope);
  Value Select(const ast::Expr& expression, const Scope& scope);
  Value Take(const ast::Expr& expression, const Scope& scope);

  Context& context_;
  ProgramBuilder builder_;
  std::vector<std::uint32_t> used_standards_;
  std::vector<const ast::StandardDeclaration*> open_standards_;       // being compiled, outermost first
  std::vector<std::pair<std::uint32_t, std::uint32_t>> open_fields_;  // model and field of derived values
  std::optional<std::uint32_t> rebase_;  // lists are opened below this frame, for 其中 inside an element
  bool whole_run_ = false;
  bool raw_ = false;  // fields as read, for 已填 and 缺失
};

}  // namespace yichi::check
