#include "check/context.h"
#include "check/near_name.h"
#include "lang/unspaced.h"

namespace yichi::check {

void Context::ReportUnknown(Code code, Span span, std::vector<std::string> arguments, std::string_view name,
                            const std::vector<std::string>& candidates) {
  if (auto split = UnspacedSplit(name)) {
    Report(Code::Y0202, span, {std::string(name)}).fix = Fix{span, *split};
    return;
  }
  auto& diagnostic = Report(code, span, std::move(arguments));
  if (auto near = NearestName(name, candidates)) {
    diagnostic.remarks.push_back({{}, Code::Y0217, {*near}});
    diagnostic.fix = Fix{span, *near};
  }
}

std::uint32_t FindUnit(const Context& context, std::string_view word, std::uint32_t from) {
  const auto& units = context.rules.units;
  if (auto named = context.Find(units, word, from); named != kNoIndex) return named;
  for (std::size_t i = 0; i < units.size(); ++i) {
    const auto& words = units[i].words;
    if (context.Visible(units[i].pack, from) && std::find(words.begin(), words.end(), word) != words.end())
      return static_cast<std::uint32_t>(i);
  }
  return kNoIndex;
}

namespace {

std::uint32_t RequireUnit(Context& context, std::string_view word, Span span, std::uint32_t from) {
  auto unit = FindUnit(context, word, from);
  if (unit == kNoIndex) {
    std::vector<std::string> names;
    for (const auto& known : context.rules.units)
      if (context.Visible(known.pack, from))
        names.insert(names.end(), known.words.begin(), known.words.end());
    context.ReportUnknown(Code::Y0205, span, {std::string(word)}, word, names);
  }
  return unit;
}

Type UnitType(const Context& context, std::uint32_t unit) {
  auto type = NumberType(context.rules.units[unit].dimension, unit);
  return type;
}

std::optional<Type> PlainType(std::string_view name) {
  if (name == "文本") return TextType();
  if (name == "数") {
    auto type = NumberType();
    type.fractional = true;
    return type;
  }
  if (name == "比例") {
    auto type = NumberType();
    type.percent = true;
    type.fractional = true;
    return type;
  }
  if (name == "日期") return DateType();
  if (name == "是非") return BooleanType();
  if (name == "辖区") {
    Type type;
    type.kind = Kind::Region;
    return type;
  }
  return std::nullopt;
}

std::vector<std::string> TypeNames(const Context& context, std::uint32_t from) {
  std::vector<std::string> names{"文本", "数", "比例", "日期", "是非", "辖区"};
  for (auto more : {context.Names(context.rules.units, from), context.Names(context.rules.enumerations, from),
                    context.Names(context.rules.models, from)})
    names.insert(names.end(), more.begin(), more.end());
  return names;
}

Type ElementType(Context& context, const ast::TypeName& type, std::uint32_t from) {
  const auto& name = type.name.text;
  if (!type.per.empty()) {
    auto above = RequireUnit(context, name, type.name.span, from);
    auto below = RequireUnit(context, type.per.text, type.per.span, from);
    if (above == kNoIndex || below == kNoIndex) return {};
    auto result =
        NumberType(Over(context.rules.units[above].dimension, context.rules.units[below].dimension));
    result.fractional = true;
    return result;
  }
  if (auto unit = FindUnit(context, name, from); unit != kNoIndex) return UnitType(context, unit);
  if (auto member = context.Find(context.rules.enumerations, name, from); member != kNoIndex)
    return MemberType(member);
  if (auto model = context.Find(context.rules.models, name, from); model != kNoIndex)
    return RecordType(model);
  if (auto plain = PlainType(name)) return *plain;
  context.ReportUnknown(Code::Y0206, type.name.span, {name}, name, TypeNames(context, from));
  return {};
}

}  // namespace

Type ResolveType(Context& context, const ast::TypeName& type, std::uint32_t from) {
  auto element = ElementType(context, type, from);
  return type.list ? element.ListOf() : element;
}

std::optional<Literal> ResolveQuantity(Context& context, const ast::Expr& expression, std::uint32_t from) {
  auto number = ParseDecimal(expression.text);
  if (!number) {
    context.Report(Code::Y0232, expression.span, {expression.text});
    return std::nullopt;
  }
  auto slash = expression.unit.find('/');
  auto above = RequireUnit(context, expression.unit.substr(0, slash), expression.span, from);
  if (above == kNoIndex) return std::nullopt;
  const auto& unit = context.rules.units[above];
  auto value = Multiply(*number, unit.scale);
  auto type = UnitType(context, above);
  if (slash != std::string::npos) {
    auto below = RequireUnit(context, expression.unit.substr(slash + 1), expression.span, from);
    if (below == kNoIndex) return std::nullopt;
    value = value ? Divide(*value, context.rules.units[below].scale) : value;
    type = NumberType(Over(unit.dimension, context.rules.units[below].dimension));
    type.fractional = true;
  }
  if (!value) {
    context.Report(Code::Y0232, expression.span, {expression.text});
    return std::nullopt;
  }
  if (!value->whole()) type.fractional = true;
  return Literal{*value, type};
}

std::vector<CitationOf> ResolveCitations(Context& context, const std::vector<ast::Citation>& citations,
                                         std::uint32_t from) {
  std::vector<CitationOf> resolved;
  for (const auto& citation : citations) {
    auto source = context.Find(context.rules.sources, citation.source.text, from);
    if (source == kNoIndex) {
      context.ReportUnknown(Code::Y0209, citation.source.span, {citation.source.text}, citation.source.text,
                            context.Names(context.rules.sources, from));
      continue;
    }
    resolved.push_back(
        {source, citation.place, citation.reference || context.rules.sources[source].reference});
  }
  return resolved;
}

std::string Describe(const Context& context, const Type& type) {
  const auto& rules = context.rules;
  auto element = [&]() -> std::string {
    switch (type.kind) {
      case Kind::Error:
        return "不明的值";
      case Kind::Text:
        return "文本";
      case Kind::Date:
        return "日期";
      case Kind::Boolean:
        return "是非";
      case Kind::Region:
        return "辖区";
      case Kind::Member:
        return "枚举“" + rules.enumerations[type.index].name + "”";
      case Kind::Record:
        return "记录“" + rules.models[type.index].name + "”";
      case Kind::Number:
        break;
    }
    if (type.percent) return "比例";
    if (type.dimension.pure()) return "数";
    return "“" + PrintDimension(type.dimension, rules.units) + "”";
  }();
  return type.list ? element + "的列表" : element;
}

}  // namespace yichi::check
