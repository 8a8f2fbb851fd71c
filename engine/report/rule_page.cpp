#include "report/rule_page.h"

#include <algorithm>

#include "report/words.h"

namespace yichi {
namespace report {

std::string OneLine(const SourceSet& sources, Span span) {
  std::string out;
  bool blank = false;
  for (char c : sources.Text(span)) {
    bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
    if (!space) out += blank ? std::string(" ") + c : std::string(1, c);
    blank = space;
  }
  return out;
}

std::vector<std::string> Outdented(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at <= text.size();) {
    auto end = std::min(text.find('\n', at), text.size());
    lines.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  auto indent = std::string::npos;
  for (std::size_t i = 1; i < lines.size(); ++i) indent = std::min(indent, lines[i].find_first_not_of(' '));
  for (std::size_t i = 1; i < lines.size() && indent != std::string::npos; ++i)
    lines[i] = "  " + lines[i].substr(std::min(indent, lines[i].size()));
  return lines;
}

namespace {

class Describer {
 public:
  Describer(const RuleSet& rules, const SourceSet& sources, const Rule& rule, Language language)
      : rules_(rules), sources_(sources), rule_(rule), declaration_(*rule.declaration), language_(language) {}

  RulePage Describe() {
    page_.title = rule_.code + " " + rule_.title;
    page_.standing = std::string(WordOf(rule_.level, language_)) + " · " + rules_.packs[rule_.pack].name;
    page_.doc = declaration_.doc;
    What();
    Text("为什么", "Why", declaration_.reason);
    Text("怎么办", "What to do", declaration_.advice);
    Basis();
    Examples("正例(合规)", "Good examples", declaration_.good);
    Examples("反例(违反)", "Bad examples", declaration_.bad);
    return std::move(page_);
  }

 private:
  std::vector<std::string>& Section(std::string_view chinese, std::string_view english, bool code) {
    return page_.sections.emplace_back(PageSection{std::string(In(language_, chinese, english)), {}, code})
        .lines;
  }

  std::string Words(std::string_view lead, Span span) const {
    return std::string(lead) + OneLine(sources_, span);
  }

  void What() {
    auto& lines = Section("检查什么", "What is checked", true);
    for (const auto& object : declaration_.objects) lines.push_back(Words("对象 ", object.path.span));
    if (declaration_.object_where) lines.push_back(Words("其中 ", declaration_.object_where->span));
    for (const auto& key : declaration_.group_by) lines.push_back(Words("按 ", key.span));
    for (const auto& condition : declaration_.applies) lines.push_back(Words("适用 ", condition.span));
    for (const auto& binding : declaration_.bindings)
      if (!binding.paths.empty())
        lines.push_back(
            Words(binding.yields ? "得 " : "设 ", Join(binding.paths.front().span, binding.value.span)));
    if (declaration_.requirement)
      lines.push_back(Words(declaration_.forbids ? "不得 " : "要求 ", declaration_.requirement->span));
    for (const auto& exception : declaration_.exceptions)
      lines.push_back(Words("除外 ", exception.condition.span));
  }

  void Text(std::string_view chinese, std::string_view english, const std::optional<ast::String>& text) {
    if (text) Section(chinese, english, false).push_back(text->text);
  }

  void Basis() {
    auto& lines = Section("依据", "Source", false);
    auto citations = rule_.citations;
    for (auto standard : rule_.standards)
      citations.insert(citations.end(), rules_.standards[standard].citations.begin(),
                       rules_.standards[standard].citations.end());
    for (const auto& citation : citations) lines.push_back(CitationText(rules_, citation));
    if (rule_.rests_on_reference)
      lines.emplace_back(
          In(language_, "依据是参考性的,只作警告", "the source is for reference; a warning only"));
    if (rule_.effective)
      lines.push_back(std::string(In(language_, "施行 ", "from ")) + PrintDay(*rule_.effective));
    if (rule_.repealed)
      lines.push_back(std::string(In(language_, "废止 ", "until ")) + PrintDay(*rule_.repealed));
  }

  void Examples(std::string_view chinese, std::string_view english,
                const std::vector<ast::Example>& examples) {
    if (examples.empty()) return;
    auto& lines = Section(chinese, english, true);
    for (const auto& example : examples) lines.push_back(Words("", example.sample.span));
  }

  const RuleSet& rules_;
  const SourceSet& sources_;
  const Rule& rule_;
  const ast::RuleDeclaration& declaration_;
  Language language_;
  RulePage page_;
};

}  // namespace

RulePage PageOfRule(const RuleSet& rules, const SourceSet& sources, const Rule& rule, Language language) {
  return Describer(rules, sources, rule, language).Describe();
}

}  // namespace report

std::string RenderRulePage(const RuleSet& rules, const SourceSet& sources, const Rule& rule,
                           Language language) {
  auto page = report::PageOfRule(rules, sources, rule, language);
  auto out = page.title + "\n" + page.standing + "\n";
  if (!page.doc.empty()) out += "\n" + page.doc + "\n";
  for (const auto& section : page.sections) {
    out += "\n" + section.heading + "\n";
    for (const auto& line : section.lines) out += "  " + line + "\n";
  }
  return out;
}

std::string RenderDiagnosticPage(Code code, Language language) {
  auto severity = MakeDiagnostic(code, {}).severity;
  std::string out =
      std::string(CodeName(code)) + " " + std::string(report::WordOf(severity, language)) + "\n";
  out += "  " + MessageOf(code, std::vector<std::string>(10, "…"), language) + "\n\n";
  return out + "  " + std::string(PageOf(code)) + "\n";
}

}  // namespace yichi
