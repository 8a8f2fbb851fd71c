#include <algorithm>

#include "check/calls.h"
#include "check/compiler.h"

namespace yichi::check {

std::optional<Value> Compiler::InLayer(const Layer& layer, std::string_view name, Span span) {
  if (auto known = layer.names.find(std::string(name)); known != layer.names.end()) return known->second;
  if (!layer.record) return std::nullopt;
  if (auto field = context_.rules.models[layer.record->type.index].FindField(name); field != kNoIndex)
    return FieldOf(*layer.record, field, span);
  if (name == layer.record_name) return layer.record;
  return std::nullopt;
}

std::optional<Value> Compiler::Lookup(std::string_view name, Span span, const Scope& scope) {
  for (auto layer = scope.layers.rbegin(); layer != scope.layers.rend(); ++layer) {
    auto value = InLayer(*layer, name, span);
    if (!value) continue;
    bool elsewhere = value->written && rebase_ && *rebase_ != value->written_in;
    if (!elsewhere) return value;
    // The list's rows do not lie above this element's: it is opened again below it.
    Scope outer;
    outer.layers.assign(scope.layers.begin(), layer.base());
    outer.frame = *rebase_;
    outer.pack = scope.pack;
    return Compile(*value->written, outer);
  }
  return Position(name, span, scope);
}

// 序位 and 上一项 of the innermost element.
std::optional<Value> Compiler::Position(std::string_view name, Span span, const Scope& scope) {
  if (name == "基准日") return Scalar(builder_.Emit(Operation::BasisDay, 0, DateType(), span));
  if (name != "序位" && name != "上一项") return std::nullopt;
  auto layer = std::find_if(scope.layers.rbegin(), scope.layers.rend(),
                            [](const Layer& l) { return l.element.has_value(); });
  if (layer == scope.layers.rend()) return Fail(Code::Y0231, span, {std::string(name)});
  const auto& element = *layer->element;
  auto frame = builder_.FrameOf(element.reg);
  if (name == "上一项")
    return Scalar(builder_.Emit(Operation::Previous, frame, element.type, span, element.reg));
  auto unit = FindUnit(context_, "个", scope.pack);
  if (element.type.kind == Kind::Record && context_.rules.models[element.type.index].counted != kNoIndex)
    unit = context_.rules.models[element.type.index].counted;
  auto type = unit == kNoIndex ? NumberType() : NumberType(context_.rules.units[unit].dimension, unit);
  return Scalar(builder_.Emit(Operation::Ordinal, frame, type, span));
}

Value Compiler::Name(const ast::Expr& expression, const Scope& scope, const Type* expected) {
  auto value = Lookup(expression.text, expression.span, scope);
  if (!value) return Member(expression, scope, expected);
  // Where a member of the other side's enumeration stands and the field of that name cannot, the member is
  // meant.
  bool fits = value->error() || !expected || Comparable(value->type, *expected);
  return !fits && HasMember(*expected, expression.text) ? Member(expression, scope, expected) : *value;
}

bool Compiler::HasMember(const Type& type, const std::string& word) const {
  if (type.kind != Kind::Member) return false;
  const auto& members = context_.rules.enumerations[type.index].members;
  return std::any_of(members.begin(), members.end(), [&](const EnumerationMember& member) {
    return std::find(member.words.begin(), member.words.end(), word) != member.words.end();
  });
}

Value Compiler::Member(const ast::Expr& expression, const Scope& scope, const Type* expected) {
  const auto& enumerations = context_.rules.enumerations;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> found;
  for (std::uint32_t e = 0; e < enumerations.size(); ++e) {
    if (!context_.Visible(enumerations[e].pack, scope.pack)) continue;
    const auto& members = enumerations[e].members;
    for (std::uint32_t m = 0; m < members.size(); ++m) {
      const auto& words = members[m].words;
      if (std::find(words.begin(), words.end(), expression.text) != words.end()) found.emplace_back(e, m);
    }
  }
  bool wanted = expected && expected->kind == Kind::Member;
  if (wanted) {
    std::erase_if(found, [&](auto member) { return member.first != expected->index; });
    if (found.empty()) {
      std::vector<std::string> names;
      for (const auto& member : enumerations[expected->index].members)
        names.insert(names.end(), member.words.begin(), member.words.end());
      context_.ReportUnknown(Code::Y0207, expression.span,
                             {enumerations[expected->index].name, expression.text}, expression.text, names);
      return Error();
    }
  }
  if (found.empty()) {
    context_.ReportUnknown(Code::Y0201, expression.span, {expression.text}, expression.text, NamesIn(scope));
    return Error();
  }
  if (found.size() > 1) {
    std::string names;
    for (auto [e, m] : found) names += (names.empty() ? "“" : "、“") + enumerations[e].name + "”";
    return Fail(Code::Y0208, expression.span, {expression.text, names});
  }
  return Scalar(builder_.Constant(found[0].second, MemberType(found[0].first), expression.span));
}

std::vector<std::string> Compiler::NamesIn(const Scope& scope) const {
  std::vector<std::string> names;
  for (auto layer = scope.layers.rbegin(); layer != scope.layers.rend(); ++layer) {
    for (const auto& [name, value] : layer->names) names.push_back(name);
    if (!layer->record) continue;
    for (const auto& field : context_.rules.models[layer->record->type.index].fields)
      names.push_back(field.name);
    if (!layer->record_name.empty()) names.push_back(layer->record_name);
  }
  for (const auto& enumeration : context_.rules.enumerations)
    for (const auto& member : enumeration.members) names.push_back(member.name);
  return names;
}

Register Compiler::RawField(const Value& record, std::uint32_t field, Span span) {
  const auto& type = context_.rules.models[record.type.index].fields[field].type;
  return builder_.Emit(Operation::Field, builder_.FrameOf(record.reg), type, span, record.reg, kNoRegister,
                       kNoRegister, field);
}

Value Compiler::FieldOf(const Value& record, std::uint32_t index, Span span) {
  const auto model = record.type.index;
  const auto& field = context_.rules.models[model].fields[index];
  if (field.type.error()) return Error();
  if (field.type.list) return OpenList(record, index, span);
  auto raw = Scalar(RawField(record, index, span));
  const auto* formula = field.derived ? field.derived : raw_ ? nullptr : field.fallback;
  if (!formula) return raw;
  if (std::find(open_fields_.begin(), open_fields_.end(), std::pair(model, index)) != open_fields_.end())
    return Fail(Code::Y0230, formula->span, {field.name});
  open_fields_.emplace_back(model, index);
  Scope scope;
  scope.frame = builder_.FrameOf(record.reg);
  scope.pack = field.pack;
  scope.layers.push_back({{}, record, "", std::nullopt});
  auto type = field.type;
  bool derived = field.derived != nullptr;
  auto value = CompileScalar(*formula, scope, &type);
  open_fields_.pop_back();
  if (value.error()) return Error();
  if (!Comparable(type, value.type))
    return Fail(Code::Y0233, formula->span, {Describe(context_, value.type), Describe(context_, type)});
  if (derived) {
    value.reg = builder_.At(value.reg, scope.frame);
    return value;
  }
  auto filled = builder_.Emit(Operation::Fallback, scope.frame, type, span, raw.reg,
                              builder_.At(value.reg, scope.frame));
  return Scalar(filled);
}

Value Compiler::OpenList(const Value& record, std::uint32_t index, Span span) {
  auto owner = record;
  if (rebase_ && builder_.IsAbove(builder_.FrameOf(owner.reg), *rebase_))
    owner.reg = builder_.At(owner.reg, *rebase_);
  auto type = context_.rules.models[record.type.index].fields[index].type;
  Value list;
  list.type = type;
  list.base = builder_.FrameOf(owner.reg);
  list.list_field = RawField(owner, index, span);
  list.reg =
      builder_.Open(Operation::Elements, list.base, type.Element(), span, owner.reg, kNoRegister, index);
  return list;
}

Value Compiler::FieldOfList(const Value& list, std::uint32_t index, Span span) {
  auto element = Scalar(list.reg);
  auto frame = builder_.FrameOf(list.reg);
  auto saved = std::exchange(rebase_, std::nullopt);
  auto inner = FieldOf(element, index, span);
  rebase_ = saved;
  if (inner.error()) return Error();
  Value result;
  result.type = inner.type.ListOf();
  result.base = list.base;
  result.reg = inner.type.list ? inner.reg : builder_.At(inner.reg, frame);
  if (list.membership != kNoRegister)
    result.membership = builder_.At(list.membership, builder_.FrameOf(result.reg));
  return result;
}

// 全部.方案: all records of the run. 区.份额: a list that 得 has named.
std::optional<Value> Compiler::Special(const ast::Expr& owner, const ast::Expr& expression,
                                       const Scope& scope) {
  auto dotted = owner.text + "." + expression.text;
  for (auto layer = scope.layers.rbegin(); layer != scope.layers.rend(); ++layer)
    if (auto known = layer->names.find(dotted); known != layer->names.end()) return known->second;
  if (owner.text != "全部") return std::nullopt;
  auto model = context_.Find(context_.rules.models, expression.text, scope.pack);
  if (model == kNoIndex) {
    context_.ReportUnknown(Code::Y0204, expression.span, {expression.text}, expression.text,
                           context_.Names(context_.rules.models, scope.pack));
    return Error();
  }
  whole_run_ = true;
  Value all;
  all.type = RecordType(model).ListOf();
  all.base = rebase_.value_or(0);
  all.reg = builder_.Open(Operation::Scan, all.base, RecordType(model), expression.span, kNoRegister,
                          kNoRegister, model);
  return all;
}

// 甲.方案 is the 方案 around the element 甲.
std::optional<Value> Compiler::Around(const Value& element, const ast::Expr& expression, const Scope& scope) {
  auto model = context_.Find(context_.rules.models, expression.text, scope.pack);
  if (model == kNoIndex || context_.rules.models[model].builtin) return std::nullopt;
  return Scalar(builder_.Emit(Operation::Enclosing, builder_.FrameOf(element.reg), RecordType(model),
                              expression.span, element.reg));
}

Value Compiler::Field(const ast::Expr& expression, const Scope& scope) {
  const auto& owner = expression.children[0];
  if (auto computed = Computed(expression, scope)) return *computed;
  if (owner.kind == ast::ExprKind::Name) {
    if (auto special = Special(owner, expression, scope)) return *special;
  }
  if (owner.kind == ast::ExprKind::Call)
    if (auto output = Calls(*this, scope).Output(owner, expression.text)) return *output;
  auto value = Compile(owner, scope);
  if (value.error()) return Error();
  if (value.type.kind != Kind::Record || value.is_literal_list())
    return Fail(Code::Y0203, expression.span, {Describe(context_, value.type), expression.text});
  const auto& model = context_.rules.models[value.type.index];
  auto field = model.FindField(expression.text);
  if (field == kNoIndex && !value.type.list)
    if (auto around = Around(value, expression, scope)) return *around;
  if (field == kNoIndex) {
    std::vector<std::string> names;
    for (const auto& known : model.fields) names.push_back(known.name);
    context_.ReportUnknown(Code::Y0203, expression.span, {model.name, expression.text}, expression.text,
                           names);
    return Error();
  }
  return value.type.list ? FieldOfList(value, field, expression.span)
                         : FieldOf(value, field, expression.span);
}

}  // namespace yichi::check
