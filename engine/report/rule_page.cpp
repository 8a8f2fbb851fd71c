#include "report/report.h"
#include "report/words.h"

namespace yichi {
namespace {

using report::In;

class RulePage {
 public:
  RulePage(const RuleSet& rules, const SourceSet& sources, const Rule& rule, Language language)
      : rules_(rules), sources_(sources), rule_(rule), declaration_(*rule.declaration), language_(language) {}

  std::string Render() {
    out_ = rule_.code + " " + rule_.title + "\n";
    out_ +=
        std::string(report::WordOf(rule_.level, language_)) + " · " + rules_.packs[rule_.pack].name + "\n";
    if (!declaration_.doc.empty()) out_ += "\n" + declaration_.doc + "\n";
    What();
    Texts("为什么", "Why", declaration_.reason);
    Texts("怎么办", "What to do", declaration_.advice);
    Basis();
    Examples("正例(合规)", "Good examples", declaration_.good);
    Examples("反例(违反)", "Bad examples", declaration_.bad);
    return std::move(out_);
  }

 private:
  void Heading(std::string_view chinese, std::string_view english) {
    out_ += "\n" + std::string(In(language_, chinese, english)) + "\n";
  }

  // The declaration's own words, without what is indented further than its first line was.
  void Words(std::string_view lead, Span span) {
    out_ += "  " + std::string(lead);
    bool blank = false;
    for (char c : sources_.Text(span)) {
      bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
      if (!space) out_ += blank ? std::string(" ") + c : std::string(1, c);
      blank = space;
    }
    out_ += "\n";
  }

  void What() {
    Heading("检查什么", "What is checked");
    for (const auto& object : declaration_.objects) Words("对象 ", object.path.span);
    if (declaration_.object_where) Words("其中 ", declaration_.object_where->span);
    for (const auto& condition : declaration_.applies) Words("适用 ", condition.span);
    for (const auto& binding : declaration_.bindings)
      if (!binding.paths.empty()) Words("设 ", Join(binding.paths.front().span, binding.value.span));
    if (declaration_.requirement)
      Words(declaration_.forbids ? "不得 " : "要求 ", declaration_.requirement->span);
    for (const auto& exception : declaration_.exceptions) Words("除外 ", exception.condition.span);
  }

  void Texts(std::string_view chinese, std::string_view english, const std::optional<ast::String>& text) {
    if (!text) return;
    Heading(chinese, english);
    out_ += "  " + text->text + "\n";
  }

  void Basis() {
    Heading("依据", "Source");
    auto citations = rule_.citations;
    for (auto standard : rule_.standards)
      citations.insert(citations.end(), rules_.standards[standard].citations.begin(),
                       rules_.standards[standard].citations.end());
    for (const auto& citation : citations) out_ += "  " + report::CitationText(rules_, citation) + "\n";
    if (rule_.rests_on_reference)
      out_ += "  " +
              std::string(
                  In(language_, "依据是参考性的,只作警告", "the source is for reference; a warning only")) +
              "\n";
    if (rule_.effective)
      out_ += "  " + std::string(In(language_, "施行 ", "from ")) + PrintDay(*rule_.effective) + "\n";
    if (rule_.repealed)
      out_ += "  " + std::string(In(language_, "废止 ", "until ")) + PrintDay(*rule_.repealed) + "\n";
  }

  void Examples(std::string_view chinese, std::string_view english,
                const std::vector<ast::Example>& examples) {
    if (examples.empty()) return;
    Heading(chinese, english);
    for (const auto& example : examples) Words("", example.sample.span);
  }

  const RuleSet& rules_;
  const SourceSet& sources_;
  const Rule& rule_;
  const ast::RuleDeclaration& declaration_;
  Language language_;
  std::string out_;
};

}  // namespace

std::string RenderRulePage(const RuleSet& rules, const SourceSet& sources, const Rule& rule,
                           Language language) {
  return RulePage(rules, sources, rule, language).Render();
}

std::string RenderDiagnosticPage(Code code, Language language) {
  auto severity = MakeDiagnostic(code, {}).severity;
  std::string out =
      std::string(CodeName(code)) + " " + std::string(report::WordOf(severity, language)) + "\n";
  out += "  " + MessageOf(code, std::vector<std::string>(10, "…"), language) + "\n\n";
  return out + "  " + std::string(PageOf(code)) + "\n";
}

}  // namespace yichi
