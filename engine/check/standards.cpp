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
                                                      const ast::StandardDeclaration& declaration,
                                                      std::uint32_t pack) {
  auto& context = compiler_.context_;
  const auto& parameters = declaration.parameters;
  if (call.children.size() != parameters.size()) {
    compiler_.Fail(Code::Y0226, call.span,
                   {call.text, std::to_string(parameters.size()), std::to_string(call.children.size())});
    return std::nullopt;
  }
  Scope inside;
  inside.frame = scope_.frame;
  inside.pack = pack;
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

Value StandardCompiler::Choose(Register condition, const Value& yes, const Value& no, const Type& type,
                               Span span) {
  auto& builder = compiler_.builder_;
  auto frame = builder.Deeper(builder.FrameOf(condition),
                              builder.Deeper(builder.FrameOf(yes.reg), builder.FrameOf(no.reg)));
  return compiler_.Scalar(builder.Emit(Operation::Select, frame, type, span, builder.At(condition, frame),
                                       builder.At(yes.reg, frame), builder.At(no.reg, frame)));
}

// Declared once: that one. Declared again with other days: the day chooses. A local one stands in where its
// pack's 辖区 reaches.
Value StandardCompiler::Call(const ast::Expr& call, std::uint32_t index, const std::string& output) {
  const auto& standards = compiler_.context_.rules.standards;
  std::vector<std::uint32_t> versions;
  for (std::uint32_t i = 0; i < standards.size(); ++i)
    if (standards[i].name == standards[index].name && standards[i].pack == standards[index].pack)
      versions.push_back(i);
  auto value = versions.size() == 1 ? One(call, index, output) : ByDay(call, versions, output);
  for (std::uint32_t i = 0; i < standards.size() && !value.error(); ++i)
    if (standards[i].replaces != kNoIndex &&
        std::find(versions.begin(), versions.end(), standards[i].replaces) != versions.end())
      value = ByRegion(call, std::move(value), i, output);
  return value;
}

Value StandardCompiler::ByDay(const ast::Expr& call, const std::vector<std::uint32_t>& versions,
                              const std::string& output) {
  auto& builder = compiler_.builder_;
  const auto& standards = compiler_.context_.rules.standards;
  Value result;
  for (auto index : versions) {
    auto value = One(call, index, output);
    if (value.error()) return {};
    auto span = standards[index].declaration->name.span;
    if (result.error()) result = compiler_.Scalar(builder.Nothing(Operation::Unregulated, value.type, span));
    auto day = builder.Emit(Operation::BasisDay, 0, DateType(), span);
    Register in_force = builder.Constant(true, BooleanType(), span);
    if (auto from = standards[index].effective)
      in_force = compiler_.Both(in_force,
                                builder.Emit(Operation::GreaterEqual, 0, BooleanType(), span, day,
                                             builder.Constant(*from, DateType(), span)),
                                span);
    if (auto to = standards[index].repealed)
      in_force = compiler_.Both(
          in_force,
          builder.Emit(Operation::Less, 0, BooleanType(), span, day, builder.Constant(*to, DateType(), span)),
          span);
    auto type = value.type;
    result = Choose(in_force, value, result, type, span);
  }
  return result;
}

Value StandardCompiler::ByRegion(const ast::Expr& call, Value upper, std::uint32_t index,
                                 const std::string& output) {
  auto& builder = compiler_.builder_;
  const auto& standard = compiler_.context_.rules.standards[index];
  const auto& region = compiler_.context_.rules.packs[standard.pack].region;
  if (region.empty()) return upper;
  auto local = One(call, index, output);
  if (local.error()) return {};
  auto span = standard.declaration->name.span;
  Type type;
  type.kind = Kind::Region;
  auto within =
      builder.Emit(Operation::Within, 0, BooleanType(), span,
                   builder.Emit(Operation::InputRegion, 0, type, span), builder.Constant(region, type, span));
  auto result_type = upper.type;
  return Choose(within, local, upper, result_type, span);
}

Value StandardCompiler::One(const ast::Expr& call, std::uint32_t index, const std::string& output) {
  auto& context = compiler_.context_;
  const auto& standard = context.rules.standards[index];
  const auto& declaration = *standard.declaration;
  auto& open = compiler_.open_standards_;
  if (std::find(open.begin(), open.end(), &declaration) != open.end())
    return compiler_.Fail(Code::Y0230, call.span, {call.text});
  auto& used = compiler_.used_standards_;
  if (std::find(used.begin(), used.end(), index) == used.end()) used.push_back(index);
  auto which = OutputIndex(call, declaration, output);
  auto inside = BindParameters(call, declaration, standard.pack);
  if (!which || !inside) return {};
  open.push_back(&declaration);
  auto type = ResolveType(context, declaration.outputs[*which].type, standard.pack);
  auto value = type.error() ? Value{} : Body(declaration, *inside, *which, type);
  if (!value.error()) value = WithExceptions(declaration, *inside, std::move(value), type);
  open.pop_back();
  // The call shows the value in the unit of the standard.
  if (!value.error()) value.type = type;
  return value;
}

void StandardCompiler::Alone(std::uint32_t index) {
  auto& context = compiler_.context_;
  const auto& standard = context.rules.standards[index];
  const auto& declaration = *standard.declaration;
  Scope inside;
  inside.pack = standard.pack;
  inside.layers.emplace_back();
  for (const auto& parameter : declaration.parameters) {
    auto type = ResolveType(context, parameter.type, standard.pack);
    if (type.error()) return;
    inside.layers.back().names.emplace(
        parameter.name.text,
        compiler_.Scalar(compiler_.builder_.Nothing(Operation::Unregulated, type, parameter.name.span)));
  }
  compiler_.open_standards_.push_back(&declaration);
  for (std::size_t output = 0; output < declaration.outputs.size(); ++output) {
    auto type = ResolveType(context, declaration.outputs[output].type, standard.pack);
    auto value = type.error() ? Value{} : Body(declaration, inside, output, type);
    if (!value.error()) WithExceptions(declaration, inside, std::move(value), type);
  }
  compiler_.open_standards_.pop_back();
}

void CompileAlone(Context& context, std::uint32_t standard) {
  Compiler compiler(context);
  Scope scope;
  scope.pack = context.rules.standards[standard].pack;
  StandardCompiler(compiler, scope).Alone(standard);
}

Value StandardCompiler::Body(const ast::StandardDeclaration& declaration, const Scope& inside,
                             std::size_t output, const Type& type) {
  if (!declaration.value) return Rows(declaration, inside, output, type);
  auto value = compiler_.CompileScalar(*declaration.value, inside, &type);
  if (value.error()) return {};
  if (!Comparable(type, value.type))
    return compiler_.Fail(Code::Y0233, declaration.value->span,
                          {Describe(compiler_.context_, value.type), Describe(compiler_.context_, type)});
  return Checked(std::move(value), type, declaration.value->span, declaration.name.text);
}

// Exceptions that override each other in a ring leave none that stands.
bool StandardCompiler::CheckOverrides(const std::vector<ast::Unless>& exceptions) {
  auto overridden = [&](const std::string& label) -> std::vector<std::string> {
    std::vector<std::string> names;
    for (const auto& exception : exceptions)
      if (exception.label.text == label)
        for (const auto& name : exception.overrides) names.push_back(name.text);
    return names;
  };
  for (const auto& exception : exceptions) {
    if (exception.label.empty()) continue;
    std::vector<std::string> way = {exception.label.text}, seen;
    for (std::size_t i = 0; i < way.size(); ++i)
      for (const auto& name : overridden(way[i])) {
        if (name == exception.label.text && i > 0) {
          compiler_.Fail(Code::Y0296, exception.label.span, {exception.label.text + "、" + way[i]});
          return false;
        }
        if (std::find(way.begin(), way.end(), name) == way.end()) way.push_back(name);
      }
  }
  return true;
}

// Default logic: an exception that holds and that no other overrides gives the value; two such contradict
// each other, whatever their values, and are never settled by their order in the file.
Value StandardCompiler::WithExceptions(const ast::StandardDeclaration& declaration, const Scope& inside,
                                       Value general, const Type& type) {
  auto& builder = compiler_.builder_;
  const auto& exceptions = declaration.exceptions;
  if (exceptions.empty()) return general;
  if (declaration.outputs.size() > 1)
    return compiler_.Fail(Code::Y0290, exceptions[0].span, {"几个输出的标准里的“但…时”"});
  std::vector<Register> holds(exceptions.size(), kNoRegister);
  for (std::size_t i = 0; i < exceptions.size(); ++i) {
    holds[i] = compiler_.CompileCondition(exceptions[i].condition, inside);
    if (holds[i] == kNoRegister) return {};
  }
  if (!CheckOverrides(exceptions)) return {};
  auto stands = holds;
  for (std::size_t i = 0; i < exceptions.size(); ++i)
    for (const auto& name : exceptions[i].overrides) {
      auto other = std::find_if(exceptions.begin(), exceptions.end(),
                                [&](const ast::Unless& unless) { return unless.label.text == name.text; });
      if (other == exceptions.end() || name.text.empty() ||
          other == exceptions.begin() + static_cast<std::ptrdiff_t>(i))
        return compiler_.Fail(Code::Y0274, name.span, {name.text});
      auto at = static_cast<std::size_t>(other - exceptions.begin());
      stands[at] =
          compiler_.Both(stands[at], compiler_.Not(holds[i], exceptions[i].span), exceptions[at].span);
    }
  auto contradiction =
      compiler_.Scalar(builder.Nothing(Operation::Contradiction, type, declaration.name.span));
  auto result = std::move(general);
  for (std::size_t i = exceptions.size(); i-- > 0;) {
    auto value = compiler_.CompileScalar(exceptions[i].value, inside, &type);
    if (value.error()) return {};
    if (!Comparable(type, value.type))
      return compiler_.Fail(Code::Y0233, exceptions[i].value.span,
                            {Describe(compiler_.context_, value.type), Describe(compiler_.context_, type)});
    value = Checked(std::move(value), type, exceptions[i].value.span, declaration.name.text);
    for (std::size_t other = 0; other < exceptions.size(); ++other)
      if (other != i) value = Choose(stands[other], contradiction, value, type, exceptions[i].span);
    result = Choose(stands[i], value, result, type, exceptions[i].span);
  }
  return result;
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
  auto result = builder.Nothing(Operation::Unregulated, type, span);
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
