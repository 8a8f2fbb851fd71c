#include "report/computed.h"

#include "report/computed_parts.h"
#include "report/json_computed.h"
#include "report/rule_page.h"
#include "report/words.h"

namespace yichi {

namespace report {

const std::string& PathOf(const Report& report, const Computed& computed) {
  static const std::string kNone;
  return computed.place.document < report.documents.size() ? report.documents[computed.place.document].path
                                                           : kNone;
}

std::string DerivationText(const Report& report, const ComputedValue& value, std::size_t indent,
                           Language language) {
  std::string out;
  std::vector<std::uint32_t> above;
  for (const auto& step : value.derivation) {
    while (!above.empty() && above.back() >= step.depth) above.pop_back();
    out += std::string(indent + 2 * above.size(), ' ') + OneLine(*report.rule_sources, step.span) + " → " +
           step.value;
    bool placed = step.place.known() && step.place.document < report.documents.size();
    if (placed)
      out += "  [" + PlaceText(*report.documents[step.place.document].document, step.place, language) + "]";
    out += "\n";
    above.push_back(step.depth);
  }
  return out;
}

}  // namespace report

namespace {

using report::In;

std::string Quoted(const std::string& text) {
  if (text.find_first_of(",\"\n") == text.npos) return text;
  std::string out = "\"";
  for (char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

// The number alone and its unit, so that a spreadsheet can go on with them.
std::string NumberColumns(const RuleSet& rules, const ComputedValue& value) {
  std::string number, unit;
  if (value.amount) {
    auto shown = value.type.unit == kNoIndex ? std::optional(*value.amount)
                                             : Divide(*value.amount, rules.units[value.type.unit].scale);
    number = PrintDecimal(shown.value_or(*value.amount), 6).text;
    unit = value.type.unit == kNoIndex ? PrintDimension(value.type.dimension, rules.units)
                                       : rules.units[value.type.unit].name;
  }
  return number + "," + Quoted(unit) + "," + (value.lacking > 0 ? std::to_string(value.lacking) : "");
}

std::string Csv(const Report& report, const std::vector<Computed>& all, Language language) {
  std::string out(In(language, "文件,计算,对象,名称,元素,值,数,单位,缺\n",
                     "file,computation,object,name,element,value,number,unit,lacking\n"));
  for (const auto& computed : all)
    for (const auto& value : computed.values)
      out += Quoted(report::PathOf(report, computed)) + "," + report.rules->rules[computed.rule].code + "," +
             Quoted(computed.object) + "," + Quoted(value.name) + "," + Quoted(value.element) + "," +
             Quoted(value.value) + "," + NumberColumns(*report.rules, value) + "\n";
  return out;
}

}  // namespace

std::string RenderComputed(const Report& report, const std::vector<Computed>& all, ComputedFormat format,
                           Language language) {
  switch (format) {
    case ComputedFormat::Console:
      return report::ComputedConsole(report, all, language);
    case ComputedFormat::Json:
      return report::ComputedJson(report, all);
    case ComputedFormat::Csv:
      return Csv(report, all, language);
    case ComputedFormat::Html:
      return report::ComputedHtml(report, all, language);
  }
  return {};
}

}  // namespace yichi
