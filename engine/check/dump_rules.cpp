#include "check/check.h"
#include "value/date.h"

namespace yichi {
namespace {

std::string PrintType(const RuleSet& rules, const Type& type) {
  auto element = [&]() -> std::string {
    switch (type.kind) {
      case Kind::Text:
        return "文本";
      case Kind::Date:
        return "日期";
      case Kind::Boolean:
        return "是非";
      case Kind::Region:
        return "辖区";
      case Kind::Member:
        return rules.enumerations[type.index].name;
      case Kind::Record:
        return rules.models[type.index].name;
      case Kind::Error:
        return "?";
      case Kind::Number:
        break;
    }
    if (type.unit != kNoIndex) return rules.units[type.unit].name;
    if (type.percent) return "比例";
    return type.dimension.pure() ? "数" : PrintDimension(type.dimension, rules.units);
  }();
  return type.list ? "列表 " + element : element;
}

std::string PrintCitation(const RuleSet& rules, const CitationOf& citation) {
  return rules.sources[citation.source].name + (citation.article.empty() ? "" : " " + citation.article) +
         (citation.reference ? " 参考" : "");
}

std::string_view PrintLevel(Level level) {
  return level == Level::Error ? "错误" : level == Level::Warning ? "警告" : "提醒";
}

void DumpModels(const RuleSet& rules, std::string& out) {
  for (const auto& model : rules.models) {
    if (model.builtin) continue;
    out += "模型 " + model.name;
    if (model.base != kNoIndex) out += " 属于 " + rules.models[model.base].name;
    for (const auto& kind : model.kinds) out += " 文种 " + kind;
    out += "\n";
    for (std::size_t i = 1; i < model.fields.size(); ++i) {
      const auto& field = model.fields[i];
      out += "  " + field.name + ": " + PrintType(rules, field.type);
      out += field.derived ? " 派生" : field.fallback ? " 默认" : "";
      for (const auto& alias : field.aliases) out += " 别名 " + alias;
      out += "\n";
    }
  }
}

void DumpRule(const RuleSet& rules, const Rule& rule, std::string& out) {
  out += "规则 " + rule.code + " 对象 " + rule.object_name + " 级别 " + std::string(PrintLevel(rule.level));
  if (rule.rests_on_reference) out += " 只警告";
  for (const auto& citation : rule.citations) out += " 依据 " + PrintCitation(rules, citation);
  for (auto standard : rule.standards) out += " 用 " + rules.standards[standard].name;
  out += " 步数 " + std::to_string(rule.program.code.size()) + "\n";
}

}  // namespace

std::string DumpRules(const RuleSet& rules) {
  std::string out;
  for (std::size_t pack = 1; pack < rules.packs.size(); ++pack)
    out += "包 " + rules.packs[pack].name + " " + rules.packs[pack].version + "\n";
  for (const auto& unit : rules.units)
    out += "计量单位 " + unit.name + (unit.whole ? " 整数" : "") + " " + PrintExact(unit.scale) + " " +
           PrintDimension(unit.dimension, rules.units) + "\n";
  for (const auto& enumeration : rules.enumerations) {
    out += "枚举 " + enumeration.name + ":";
    for (const auto& member : enumeration.members) out += " " + member.name;
    out += "\n";
  }
  for (const auto& source : rules.sources)
    out += "依据 " + source.name + " " + source.title + (source.reference ? " 参考" : "") +
           (source.effective ? " 施行 " + PrintDay(*source.effective) : "") +
           (source.repealed ? " 废止 " + PrintDay(*source.repealed) : "") + "\n";
  DumpModels(rules, out);
  for (const auto& standard : rules.standards) {
    out += (standard.definition ? "定义 " : "标准 ") + standard.name;
    for (const auto& citation : standard.citations) out += " 依据 " + PrintCitation(rules, citation);
    out += "\n";
  }
  for (const auto& rule : rules.rules) DumpRule(rules, rule, out);
  for (const auto& extraction : rules.extractions) {
    out += "提取 " + rules.models[extraction.model].name + "\n";
    for (const auto& reading : extraction.readings) {
      out += " ";
      for (const auto& target : reading.target_names) out += " " + target;
      out += "\n";
    }
  }
  return out;
}

}  // namespace yichi
