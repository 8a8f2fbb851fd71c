#include "lang/parse.h"
#include "lang/print.h"

namespace yichi {
namespace {

using lang::Print;

template <typename Item, typename Text>
std::string Joined(const std::vector<Item>& items, std::string_view between, Text text) {
  std::string out;
  for (const auto& item : items) (out += out.empty() ? "" : between) += text(item);
  return out;
}

std::string NamesText(const std::vector<ast::Name>& names) {
  return Joined(names, ", ", [](const ast::Name& name) { return name.text; });
}

std::string PathsText(const std::vector<ast::Path>& paths) {
  return Joined(paths, ", ", [](const ast::Path& path) { return Print(path); });
}

std::string StringsText(const std::vector<ast::String>& strings, std::string_view between = ", ") {
  return Joined(strings, between, [](const ast::String& string) { return "\"" + string.text + "\""; });
}

// Indented lines; each declaration opens one block.
class Tree {
 public:
  std::string Take() { return std::move(out_); }

  void Line(int depth, const std::string& text) {
    out_ += std::string(static_cast<std::size_t>(2 * depth), ' ') + text + "\n";
  }

  void Doc(const std::string& doc) {
    if (!doc.empty()) Line(0, "## " + doc);
  }

  void Cites(int depth, const std::vector<ast::Citation>& citations) {
    for (const auto& citation : citations)
      Line(depth, "依据 " + citation.source.text + (citation.place.empty() ? "" : " " + citation.place) +
                      (citation.quote ? " 条文 \"" + citation.quote->text + "\"" : "") +
                      (citation.reference ? " 参考" : ""));
  }

  void Days(int depth, const ast::Validity& validity) {
    if (validity.effective) Line(depth, "施行 " + PrintDay(*validity.effective));
    if (validity.repealed) Line(depth, "废止 " + PrintDay(*validity.repealed));
  }

  void Head(const ast::File& file) {
    if (!file.pack.names.empty()) Line(0, "包 " + Print(file.pack));
    if (!file.version.empty()) Line(0, "版本 " + file.version);
    for (const auto& imported : file.imports)
      Line(0, "引用 " + Print(imported.path) + (imported.version.empty() ? "" : " " + imported.version));
    if (file.region) Line(0, "辖区 " + Print(*file.region));
    for (const auto& source : file.sources) {
      Line(0, "依据 " + source.name.text + " = 《" + source.title + "》" +
                  (source.number.empty() ? "" : " 文号 \"" + source.number + "\"") +
                  (source.reference ? " 参考" : ""));
      Days(1, source.validity);
    }
    for (const auto& unit : file.units)
      Line(0, "计量单位 " + unit.name.text + (unit.value ? " = " + Print(*unit.value) : "") +
                  (unit.whole ? " 整数" : "") +
                  (unit.aliases.empty() ? "" : " 别名 " + StringsText(unit.aliases)));
  }

  void Enumeration(const ast::EnumDeclaration& enumeration) {
    Line(0, "枚举 " + enumeration.name.text + " = " +
                Joined(enumeration.members, enumeration.ordered ? " < " : " | ",
                       [](const ast::MemberDeclaration& member) {
                         return member.name.text +
                                (member.aliases.empty() ? "" : " 别名 " + StringsText(member.aliases));
                       }));
  }

  void Model(const ast::ModelDeclaration& model) {
    Doc(model.doc);
    Line(0, "模型 " + model.name.text + (model.base.empty() ? "" : " 属于 " + model.base.text) +
                (model.counted.empty() ? "" : " 量词 " + model.counted.text) +
                (model.kinds.empty() ? "" : " 文种 " + StringsText(model.kinds)));
    for (const auto& field : model.fields)
      Line(1, field.name.text + ": " + Print(field.type) +
                  (field.derived ? " = " + Print(*field.derived) : "") +
                  (field.fallback ? " 默认 " + Print(*field.fallback) : "") +
                  (field.domain ? " 范围 " + Print(*field.domain) : "") +
                  (field.aliases.empty() ? "" : " 别名 " + StringsText(field.aliases)) +
                  (field.doc.empty() ? "" : "  ## " + field.doc));
  }

  void Lexicon(const ast::LexiconDeclaration& lexicon) {
    Line(0, "词表 " + lexicon.name.text + " = " +
                Joined(lexicon.entries, " | ", [](const ast::LexiconDeclaration::Entry& entry) {
                  return entry.word ? "\"" + entry.word->text + "\"" : entry.lexicon.text;
                }));
  }

  void Row(const ast::CaseRow& row) {
    auto keys = Joined(row.keys, "; ", [](const std::vector<ast::Expr>& alternatives) {
      return alternatives.empty() ? std::string("任意")
                                  : Joined(alternatives, ", ", [](const ast::Expr& e) { return Print(e); });
    });
    Line(1, (row.rest ? "其余" : keys) + " => " +
                Joined(row.values, ", ", [](const ast::Expr& value) { return Print(value); }));
    Cites(2, row.citations);
  }

  void Standard(const ast::StandardDeclaration& standard) {
    Doc(standard.doc);
    auto parameters = Joined(standard.parameters, ", ", [](const ast::Parameter& parameter) {
      return parameter.name.text + ": " + Print(parameter.type) +
             (parameter.domain ? " 范围 " + Print(*parameter.domain) : "");
    });
    auto outputs = Joined(standard.outputs, ", ", [](const ast::Output& output) {
      return (output.name.empty() ? "" : output.name.text + ": ") + Print(output.type);
    });
    Line(0, (standard.definition ? "定义 " : "标准 ") + standard.name.text + "(" + parameters + ") -> " + outputs);
    Cites(1, standard.citations);
    Days(1, standard.validity);
    if (standard.monotone) Line(1, "单调 " + standard.monotone->text);
    if (standard.replaces) Line(1, "替代 " + Print(*standard.replaces));
    if (standard.value) Line(1, "= " + Print(*standard.value));
    for (const auto& row : standard.rows) Row(row);
    for (const auto& unless : standard.exceptions) {
      Line(1, "但 " + (unless.label.empty() ? "" : unless.label.text + ": ") + Print(unless.condition) + " 时 " +
                  Print(unless.value) +
                  (unless.overrides.empty() ? "" : " 压过 " + NamesText(unless.overrides)));
      Cites(2, unless.citations);
    }
  }

  void ExceptionOf(int depth, std::string_view word, const ast::Exception& exception) {
    Line(depth, std::string(word) + " " + Print(exception.condition));
    Cites(depth + 1, exception.citations);
    for (const auto& but : exception.but) ExceptionOf(depth + 1, "但", but);
  }

  static std::string SampleText(const ast::Sample& sample) {
    if (sample.record) return Print(*sample.record);
    if (sample.file) return "文件 \"" + sample.file->text + "\"";
    return Joined(sample.blocks, " ", [](const ast::Expr& block) { return Print(block); });
  }

  void Examples(std::string_view word, const std::vector<ast::Example>& examples, int depth = 1) {
    for (const auto& example : examples)
      Line(depth, std::string(word) + " " + (example.model.empty() ? "" : example.model.text + " ") +
                  SampleText(example.sample) + (example.yields.empty() ? "" : " 得 " + example.yields.text) +
                  (example.see.empty() ? "" : " 另见 " + NamesText(example.see)));
  }

  void Object(const ast::RuleDeclaration& rule) {
    if (rule.objects.empty()) return;
    Line(1, "对象 " +
                Joined(rule.objects, ", ",
                       [](const ast::Object& object) {
                         return (object.alias.empty() ? "" : object.alias.text + " ") + Print(object.path);
                       }) +
                (rule.object_patterns.empty() ? "" : " 匹配 " + StringsText(rule.object_patterns, " | ")) +
                (rule.object_where ? " 其中 " + Print(*rule.object_where) : "") +
                (rule.group_by.empty() ? "" : " 按 " + PathsText(rule.group_by)));
  }

  void Level(const ast::RuleDeclaration& rule) {
    if (!rule.level.empty()) Line(1, "级别 " + rule.level.text);
    for (const auto& but : rule.level_exceptions)
      Line(2, "但 " + Print(but.condition) + " 时 " + but.level.text);
  }

  void Texts(const ast::RuleDeclaration& rule) {
    if (rule.message) Line(1, "提示 \"" + rule.message->text + "\"");
    if (rule.advice) Line(1, "建议 \"" + rule.advice->text + "\"");
    if (rule.reason) Line(1, "理由 \"" + rule.reason->text + "\"");
  }

  void Rule(const ast::RuleDeclaration& rule) {
    Doc(rule.doc);
    Line(0, (rule.computation ? "计算 " : "规则 ") + rule.code.text +
                (rule.title ? " \"" + rule.title->text + "\"" : ""));
    Cites(1, rule.citations);
    Days(1, rule.validity);
    if (rule.replaces) Line(1, "替代 " + Print(*rule.replaces));
    Object(rule);
    for (const auto& applies : rule.applies) Line(1, "适用 " + Print(applies));
    for (const auto& exception : rule.exceptions) ExceptionOf(1, "除外", exception);
    for (const auto& binding : rule.bindings)
      Line(1, (binding.yields ? "得 " : "设 ") + PathsText(binding.paths) + " = " + Print(binding.value));
    if (rule.requirement) Line(1, (rule.forbids ? "不得 " : "要求 ") + Print(*rule.requirement));
    for (const auto& place : rule.locate) Line(1, "定位 " + Print(place));
    Level(rule);
    Texts(rule);
    Examples("正例", rule.good);
    Examples("反例", rule.bad);
  }

  void Classification(const ast::ClassificationDeclaration& classes) {
    Line(0, "分类 " + classes.name.text + " 于 " + Print(classes.path) + " 得 " + classes.yields.text);
    for (const auto& clause : classes.clauses) {
      Line(1, clause.code.text + " " + clause.label.text + " \"" + clause.title.text + "\"");
      for (const auto& when : clause.when) Line(2, "当 " + Print(when));
      for (const auto& exception : clause.exceptions) ExceptionOf(2, "除外", exception);
      if (!clause.overrides.empty()) Line(2, "压过 " + NamesText(clause.overrides));
      Cites(2, clause.citations);
      if (clause.advice) Line(2, "建议 \"" + clause.advice->text + "\"");
      if (clause.reason) Line(2, "理由 \"" + clause.reason->text + "\"");
      Examples("正例", clause.good, 2);
      Examples("反例", clause.bad, 2);
    }
    if (!classes.rest.empty()) Line(1, "其余 " + classes.rest.text);
  }

  void Extraction(const ast::ExtractionDeclaration& extraction) {
    using Kind = ast::ReadingPart::Kind;
    Line(0, "提取 " + extraction.model.text);
    for (const auto& reading : extraction.readings) {
      auto line = PathsText(reading.targets);
      for (const auto& part : reading.parts) {
        auto patterns = part.patterns.empty() ? "" : " " + StringsText(part.patterns, " | ");
        switch (part.kind) {
          case Kind::From:
            line += " 自 " + part.word.text + patterns + (part.having.empty() ? "" : " 有 " + NamesText(part.having));
            break;
          case Kind::Each:
            line += " " + part.word.text;
            break;
          case Kind::Column:
            line += " 列" + patterns;
            break;
          case Kind::Match:
            line += " 匹配" + patterns;
            break;
          case Kind::Except:
            line += " 除外" + patterns;
            break;
          case Kind::Carry:
            line += " 承上";
            break;
        }
      }
      Line(1, line);
    }
  }

  void Case(const ast::CaseDeclaration& test) {
    Line(0, "用例 \"" + test.title.text + "\"" + (test.on ? " 于 " + PrintDay(*test.on) : "") +
                (test.region ? " 辖区 " + Print(*test.region) : ""));
    for (const auto& given : test.given) Line(1, "给定 " + given.model.text + " " + SampleText(given.sample));
    for (const auto& expectation : test.expectations) Line(1, "应 " + ExpectationText(expectation));
  }

  static std::string ExpectationText(const ast::Expectation& expectation) {
    using Kind = ast::Expectation::Kind;
    if (expectation.condition) return Print(*expectation.condition);
    std::string_view word = expectation.kind == Kind::Violation       ? "违反"
                            : expectation.kind == Kind::Pass          ? "通过"
                            : expectation.kind == Kind::Exempt        ? "除外"
                            : expectation.kind == Kind::NotApplicable ? "不适用"
                                                                      : "待定";
    return std::string(word) + " " + NamesText(expectation.rules) +
           (expectation.lacking.empty() ? "" : " 缺 " + PathsText(expectation.lacking));
  }

  void Unquantified(const ast::UnquantifiedDeclaration& clause) {
    Line(0, "难以量化 " + clause.source.text + " " + clause.place + " \"" + clause.text.text + "\" 因 \"" +
                clause.because.text + "\"");
  }

 private:
  std::string out_;
};

}  // namespace

std::string DumpTree(const ast::File& file) {
  Tree tree;
  tree.Head(file);
  for (const auto& enumeration : file.enumerations) tree.Enumeration(enumeration);
  for (const auto& model : file.models) tree.Model(model);
  for (const auto& lexicon : file.lexicons) tree.Lexicon(lexicon);
  for (const auto& standard : file.standards) tree.Standard(standard);
  for (const auto& rule : file.rules) tree.Rule(rule);
  for (const auto& extraction : file.extractions) tree.Extraction(extraction);
  for (const auto& test : file.cases) tree.Case(test);
  for (const auto& clause : file.unquantified) tree.Unquantified(clause);
  for (const auto& classes : file.classifications) tree.Classification(classes);
  return tree.Take();
}

}  // namespace yichi
