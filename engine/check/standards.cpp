#include "check/standards.h"

#include <algorithm>

namespace yichi::check {

std::optional<std::size_t> StandardCompiler::OutputIndex(const ast::Expr& call,
                                                         const ast::StandardDeclaration& declaration,
                                                         const std::string& output) {
  const auto& outputs = declaration.outputs;
  if (output.empty() && outputs.size() == 1) return 0;
  for (std::size_t i = 0; i < outputs.size(); ++i)
    if (outputs[i].name.text == output) return i;
  std::string names;
  for (const auto& known : outputs) names += (names.empty() ? "" : "、") + known.name.text;
  compiler_.Fail(Code::Y0266, call.span, {call.text, names});
  return std::nullopt;
}

std::optional<Scope> StandardCompiler::BindParameters(const ast::Expr& call,
                                                      const ast::StandardDeclaration& declaration) {
  auto& context = compiler_.context_;
  const auto& parameters = declaration.parameters;
  if (call.children.size() != parameters.size()) {
    compiler_.Fail(Code::Y0226, call.span,
                   {call.text, std::to_string(parameters.size()), std::to_string(call.children.size())});
    return std::nullopt;
  }
  auto pack = context.Find(context.rules.standards, call.text, scope_.pack);
  Scope inside;
  inside.frame = scope_.frame;
  inside.pack = context.rules.standards[pack].pack;
  inside.layers.emplace_back();
  bool fine = true;
  for (std::size_t i = 0; i < parameters.size(); ++i) {
    auto type = ResolveType(context, parameters[i].type, inside.pack);
    auto value = compiler_.CompileScalar(call.children[i], scope_, &type);
    if (type.error() || value.error()) {
      fine = false;
    } else if (!Comparable(type, value.type)) {
      compiler_.Fail(Code::Y0227, call.children[i].span,
                     {call.text, Describe(context, type), Describe(context, value.type)});
      fine = false;
    } else {
      inside.layers.back().names.emplace(
          parameters[i].name.text, Checked(std::move(value), type, call.children[i].span,
                                           type.unit == kNoIndex ? "" : context.rules.units[type.unit].name));
    }
  }
  return fine ? std::optional(std::move(inside)) : std::nullopt;
}

// A value used as a whole unit must be whole.
Value StandardCompiler::Checked(Value value, const Type& type, Span span, const std::string& name) {
  const auto& units = compiler_.context_.rules.units;
  bool whole = type.kind == Kind::Number && type.unit != kNoIndex && units[type.unit].whole;
  if (!value.error() && whole && value.type.fractional) compiler_.Fail(Code::Y0229, span, {name});
  return value;
}

Value StandardCompiler::Call(const ast::Expr& call, std::uint32_t index, const std::string& output) {
  auto& context = compiler_.context_;
  const auto& standard = context.rules.standards[index];
  const auto& declaration = *standard.declaration;
  auto& open = compiler_.open_standards_;
  if (std::find(open.begin(), open.end(), &declaration) != open.end())
    return compiler_.Fail(Code::Y0230, call.span, {call.text});
  auto& used = compiler_.used_standards_;
  if (std::find(used.begin(), used.end(), index) == used.end()) used.push_back(index);
  auto which = OutputIndex(call, declaration, output);
  auto inside = BindParameters(call, declaration);
  if (!which || !inside) return {};
  open.push_back(&declaration);
  auto type = ResolveType(context, declaration.outputs[*which].type, standard.pack);
  auto value = type.error() ? Value{} : Body(declaration, *inside, *which, type);
  open.pop_back();
  // The call shows the value in the unit of the standard.
  if (!value.error()) value.type = type;
  return value;
}

Value StandardCompiler::Body(const ast::StandardDeclaration& declaration, const Scope& inside,
                             std::size_t output, const Type& type) {
  if (!declaration.exceptions.empty())
    return compiler_.Fail(Code::Y0290, declaration.exceptions[0].span, {"标准里的“但…时”"});
  if (declaration.monotone) return compiler_.Fail(Code::Y0290, declaration.monotone->span, {"单调"});
  if (declaration.replaces) return compiler_.Fail(Code::Y0290, declaration.replaces->span, {"替代"});
  if (!declaration.value) return Rows(declaration, inside, output, type);
  auto value = compiler_.CompileScalar(*declaration.value, inside, &type);
  if (value.error()) return {};
  if (!Comparable(type, value.type))
    return compiler_.Fail(Code::Y0233, declaration.value->span,
                          {Describe(compiler_.context_, value.type), Describe(compiler_.context_, type)});
  return Checked(std::move(value), type, declaration.value->span, declaration.name.text);
}

Register StandardCompiler::RowCondition(const ast::StandardDeclaration& declaration, const ast::CaseRow& row,
                                        const Scope& inside) {
  Register all = kNoRegister;
  for (std::size_t key = 0; key < row.keys.size() && key < declaration.parameters.size(); ++key) {
    if (row.keys[key].empty()) continue;
    const auto& parameter = inside.layers.back().names.at(declaration.parameters[key].name.text);
    Register any = kNoRegister;
    for (const auto& alternative : row.keys[key]) {
      Value truth;
      if (alternative.kind == ast::ExprKind::Range) {
        truth = compiler_.InRange(parameter, alternative, inside);
      } else {
        auto literal = compiler_.CompileScalar(alternative, inside, &parameter.type);
        truth = compiler_.CompareValues(Operation::Equal, parameter, literal, alternative.span);
      }
      if (truth.error()) return kNoRegister;
      any = any == kNoRegister ? truth.reg : compiler_.Either(any, truth.reg, row.span);
    }
    all = all == kNoRegister ? any : compiler_.Both(all, any, row.span);
  }
  return all == kNoRegister ? compiler_.builder_.Constant(true, BooleanType(), row.span) : all;
}

// The rows hold one at a time, so the order in which they are asked does not matter; no row is no norm.
Value StandardCompiler::Rows(const ast::StandardDeclaration& declaration, const Scope& inside,
                             std::size_t output, const Type& type) {
  auto& builder = compiler_.builder_;
  auto span = declaration.name.span;
  auto result = builder.Emit(Operation::Unregulated, 0, type, span);
  for (auto row = declaration.rows.rbegin(); row != declaration.rows.rend(); ++row) {
    if (output >= row->values.size()) return {};
    auto value = compiler_.CompileScalar(row->values[output], inside, &type);
    if (value.error()) return {};
    if (!Comparable(type, value.type))
      return compiler_.Fail(Code::Y0233, row->values[output].span,
                            {Describe(compiler_.context_, value.type), Describe(compiler_.context_, type)});
    value = Checked(std::move(value), type, row->values[output].span, declaration.name.text);
    if (row->rest) {
      result = value.reg;
      continue;
    }
    auto condition = RowCondition(declaration, *row, inside);
    if (condition == kNoRegister) return {};
    auto frame = builder.Deeper(builder.FrameOf(condition),
                                builder.Deeper(builder.FrameOf(value.reg), builder.FrameOf(result)));
    result = builder.Emit(Operation::Select, frame, type, row->span, builder.At(condition, frame),
                          builder.At(value.reg, frame), builder.At(result, frame));
  }
  return compiler_.Scalar(result);
}

}  // namespace yichi::check
