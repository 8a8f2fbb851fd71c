#include "check/classification.h"

#include "check/examples.h"

namespace yichi::check {
namespace {

class ClassificationCompiler {
 public:
  ClassificationCompiler(Context& context, const ast::ClassificationDeclaration& declaration,
                         std::uint32_t pack)
      : context_(context), declaration_(declaration) {
    result_.name = declaration.name.text;
    result_.pack = pack;
    result_.declaration = &declaration;
  }

  std::optional<Classification> Compile() {
    if (!Target() || !Result()) return std::nullopt;
    for (const auto& clause : declaration_.clauses) Clause(clause);
    Rest();
    result_.heads = WordsOf(kHeadLexicon);
    result_.skipped = WordsOf(kSkippedLexicon);
    result_.governing = WordsOf(kGoverningLexicon);
    result_.resuming = WordsOf(kResumingLexicon);
    fine_ = OrderClauses(context_, result_) && fine_;
    CheckExamples();
    if (!fine_) return std::nullopt;
    result_.patterns.Build();
    return std::move(result_);
  }

 private:
  bool Fail(Code code, Span span, std::vector<std::string> arguments) {
    context_.Report(code, span, std::move(arguments));
    fine_ = false;
    return false;
  }

  std::vector<std::string> FieldNames() const {
    std::vector<std::string> names;
    for (const auto& field : context_.rules.models[result_.model].fields) names.push_back(field.name);
    return names;
  }

  bool Unknown(Code code, const ast::Name& name, std::vector<std::string> arguments,
               const std::vector<std::string>& candidates) {
    context_.ReportUnknown(code, name.span, std::move(arguments), name.text, candidates);
    fine_ = false;
    return false;
  }

  // 于 职责.文本
  bool Target() {
    const auto& names = declaration_.path.names;
    result_.model = context_.Find(context_.rules.models, names[0].text, result_.pack);
    if (result_.model == kNoIndex)
      return Unknown(Code::Y0204, names[0], {names[0].text},
                     context_.Names(context_.rules.models, result_.pack));
    const auto& model = context_.rules.models[result_.model];
    result_.text_field = names.size() == 2 ? model.FindField(names[1].text) : kNoIndex;
    if (result_.text_field != kNoIndex && model.fields[result_.text_field].type == TextType()) return true;
    return Fail(Code::Y0291, declaration_.path.span, {});
  }

  // 得 性质: a list of members
  bool Result() {
    const auto& name = declaration_.yields;
    const auto& model = context_.rules.models[result_.model];
    result_.result_field = model.FindField(name.text);
    if (result_.result_field == kNoIndex)
      return Unknown(Code::Y0203, name, {model.name, name.text}, FieldNames());
    const auto& type = model.fields[result_.result_field].type;
    if (type.kind != Kind::Member || !type.list) return Fail(Code::Y0292, name.span, {name.text});
    result_.enumeration = type.index;
    return true;
  }

  std::optional<std::uint32_t> Label(const ast::Name& name) {
    const auto& enumeration = context_.rules.enumerations[result_.enumeration];
    std::vector<std::string> names;
    for (std::uint32_t i = 0; i < enumeration.members.size(); ++i) {
      if (enumeration.members[i].name == name.text) return i;
      names.push_back(enumeration.members[i].name);
    }
    Unknown(Code::Y0207, name, {enumeration.name, name.text}, names);
    return std::nullopt;
  }

  void Clause(const ast::ClassClause& declaration) {
    auto& clause = result_.clauses.emplace_back();
    clause.code = declaration.code.text;
    clause.title = declaration.title.text;
    clause.declaration = &declaration;
    clause.label = declaration.label.text == kUndetermined ? std::nullopt : Label(declaration.label);
    clause.citations = ResolveCitations(context_, declaration.citations, result_.pack);
    for (const auto& exception : declaration.exceptions)
      ResolveCitations(context_, exception.citations, result_.pack);
    for (auto [missing, what] :
         {std::pair(declaration.when.empty(), "当"), std::pair(declaration.citations.empty(), "依据"),
          std::pair(declaration.good.empty(), "正例"), std::pair(declaration.bad.empty(), "反例")})
      if (missing) Fail(Code::Y0293, declaration.code.span, {clause.code, what});
    if (auto test = CompileClassTest(context_, declaration, result_))
      clause.test = std::move(*test);
    else
      fine_ = false;
    clause.reads_text = ReadsText(clause.test);
    clause.needed = Needed(clause.test);
  }

  static std::uint32_t Needed(const ClassTest& test) {
    if (test.kind == ClassTest::Kind::Matches) return test.pattern;
    if (test.kind != ClassTest::Kind::All) return kNoIndex;
    for (const auto& child : test.children)
      if (auto needed = Needed(child); needed != kNoIndex) return needed;
    return kNoIndex;
  }

  // 不匹配 alone says nothing of what the text is about.
  static bool ReadsText(const ClassTest& test) {
    if (test.kind == ClassTest::Kind::Not) return false;
    if (test.kind == ClassTest::Kind::Matches) return true;
    for (const auto& child : test.children)
      if (ReadsText(child)) return true;
    return false;
  }

  void Rest() {
    const auto& rest = declaration_.rest;
    if (!rest.empty() && rest.text != kUndetermined) result_.rest = Label(rest);
  }

  // The pattern of a lexicon that the engine itself reads; nullopt where the packs have none.
  std::optional<std::uint32_t> WordsOf(std::string_view name) {
    for (const auto& lexicon : context_.rules.vocabulary.lexicons) {
      if (lexicon.name != name) continue;
      PatternText text{"{" + lexicon.name + "}", declaration_.name.span};
      return result_.patterns.Add({&text, 1}, context_.rules.vocabulary, context_.limits,
                                  context_.diagnostics);
    }
    return std::nullopt;
  }

  void CheckExamples() {
    for (const auto& clause : declaration_.clauses)
      for (const auto* examples : {&clause.good, &clause.bad})
        for (const auto& example : *examples) {
          if (example.sample.record) CheckKeys(context_, *example.sample.record, result_.model);
          constexpr std::string_view kMixed = "混合";
          const auto& yields = example.yields;
          if (!yields.empty() && yields.text != kMixed && yields.text != kUndetermined) Label(yields);
        }
  }

  Context& context_;
  const ast::ClassificationDeclaration& declaration_;
  Classification result_;
  bool fine_ = true;
};

}  // namespace

std::optional<Classification> CompileClassification(Context& context,
                                                    const ast::ClassificationDeclaration& declaration,
                                                    std::uint32_t pack) {
  return ClassificationCompiler(context, declaration, pack).Compile();
}

}  // namespace yichi::check
