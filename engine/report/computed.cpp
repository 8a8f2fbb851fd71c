#include "report/computed.h"

#include "report/json_computed.h"
#include "report/rule_page.h"
#include "report/words.h"

namespace yichi {
namespace {

using report::In;

const std::string& PathOf(const Report& report, const Computed& computed) {
  static const std::string kNone;
  return computed.place.document < report.documents.size() ? report.documents[computed.place.document].path
                                                           : kNone;
}

std::string Label(const ComputedValue& value) {
  return value.element.empty() ? value.name : value.name + "[" + value.element + "]";
}

std::string Derivation(const Report& report, const ComputedValue& value, Language language) {
  std::string out;
  std::vector<std::uint32_t> above;
  for (const auto& step : value.derivation) {
    while (!above.empty() && above.back() >= step.depth) above.pop_back();
    out += std::string(8 + 2 * above.size(), ' ') + report::OneLine(*report.rule_sources, step.span) + " → " +
           step.value;
    bool placed = step.place.known() && step.place.document < report.documents.size();
    if (placed)
      out += "  [" +
             report::PlaceText(*report.documents[step.place.document].document, step.place, language) + "]";
    out += "\n";
    above.push_back(step.depth);
  }
  return out;
}

std::string Console(const Report& report, const std::vector<Computed>& all, Language language) {
  std::string out;
  for (const auto& computed : all) {
    const auto& rule = report.rules->rules[computed.rule];
    out += rule.code + " " + rule.title;
    if (!computed.object.empty())
      out += std::string(In(language, "（", " (")) + computed.object + std::string(In(language, "）", ")"));
    if (const auto& path = PathOf(report, computed); !path.empty()) out += "  " + path;
    out += "\n";
    for (const auto& value : computed.values)
      out += "    " + Label(value) + " = " + value.value + "\n" + Derivation(report, value, language);
    if (!computed.sources.empty())
      out += "    " + std::string(In(language, "依据: ", "basis: ")) +
             report::CitationsText(*report.rules, computed.sources) + "\n";
    out += "\n";
  }
  return out.empty() ? std::string(In(language, "没有可计算的\n", "nothing to compute\n")) : out;
}

std::string Quoted(const std::string& text) {
  if (text.find_first_of(",\"\n") == text.npos) return text;
  std::string out = "\"";
  for (char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

std::string Csv(const Report& report, const std::vector<Computed>& all, Language language) {
  std::string out(
      In(language, "文件,计算,对象,名称,元素,值\n", "file,computation,object,name,element,value\n"));
  for (const auto& computed : all)
    for (const auto& value : computed.values)
      out += Quoted(PathOf(report, computed)) + "," + report.rules->rules[computed.rule].code + "," +
             Quoted(computed.object) + "," + Quoted(value.name) + "," + Quoted(value.element) + "," +
             Quoted(value.value) + "\n";
  return out;
}

}  // namespace

std::string RenderComputed(const Report& report, const std::vector<Computed>& all, ComputedFormat format,
                           Language language) {
  switch (format) {
    case ComputedFormat::Console:
      return Console(report, all, language);
    case ComputedFormat::Json:
      return report::ComputedJson(report, all);
    case ComputedFormat::Csv:
      return Csv(report, all, language);
  }
  return {};
}

}  // namespace yichi
