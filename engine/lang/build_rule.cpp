#include "lang/builder.h"

namespace yichi::lang {

std::vector<ast::Citation> Builder::CitationsOf(ChiParser::CitesContext* context) const {
  std::vector<ast::Citation> citations;
  for (auto* cite : context->cite()) {
    auto& citation = citations.emplace_back();
    citation.source = NameOf(cite->name());
    citation.span = SpanOf(cite);
    citation.reference = cite->REFERENCE() != nullptr;
    if (auto* place = cite->place())
      citation.place = place->ARTICLE() ? Text(place->getStart()) : StringOf(place->STRING()).text;
    if (cite->QUOTE()) citation.quote = StringOf(cite->STRING());
  }
  return citations;
}

void Builder::ValidityOf(ChiParser::ValidityContext* context, ast::Validity& validity) {
  auto& day = context->EFFECTIVE() ? validity.effective : validity.repealed;
  Once(day.has_value(), {}, context->getStart());
  day = DayOf(context->DATE());
}

ast::RuleDeclaration Builder::Rule(ChiParser::Rule_Context* context) {
  ast::RuleDeclaration rule;
  rule.computation = context->COMPUTATION() != nullptr;
  rule.code = NameOf(context->NAME());
  rule.span = SpanOf(context);
  rule.doc = DocBefore(context);
  if (context->STRING()) rule.title = StringOf(context->STRING());
  exception_ = nullptr;
  after_level_ = false;
  requirement_ = object_ = {};
  for (auto* clause : context->clause()) Clause(clause, rule);
  return rule;
}

void Builder::Clause(ChiParser::ClauseContext* context, ast::RuleDeclaration& rule) {
  if (context->cites()) return Citations(context->cites(), rule);
  if (context->BUT()) return But(context, rule);
  exception_ = nullptr;
  after_level_ = false;
  switch (context->getStart()->getType()) {
    case ChiParser::REPLACES:
      rule.replaces = PathOf(context->path(0));
      return;
    case ChiParser::OBJECT:
      return Objects(context, rule);
    case ChiParser::APPLIES:
      rule.applies.push_back(Expression(context->expr(0)));
      return;
    case ChiParser::EXCEPT:
      rule.exceptions.push_back({Expression(context->expr(0)), {}, {}, SpanOf(context)});
      exception_ = &rule.exceptions.back();
      return;
    case ChiParser::LET:
      for (auto* binding : context->binding()) {
        auto name = NameOf(binding->name());
        ast::Path path;
        path.span = name.span;
        path.names.push_back(std::move(name));
        rule.bindings.push_back({{path}, Inner(binding->inner()), false});
      }
      return;
    case ChiParser::REQUIRE:
      return Requirement(context, rule, false);
    case ChiParser::FORBID:
      return Requirement(context, rule, true);
    case ChiParser::YIELD:
      rule.bindings.push_back({PathsOf(context->path()), Inner(context->inner()), true});
      return;
    case ChiParser::LOCATE:
      for (auto* place : context->expr()) rule.locate.push_back(Expression(place));
      return;
    case ChiParser::LEVEL:
      Once(!rule.level.empty(), rule.level.span, context->getStart());
      rule.level = NameOf(context->name());
      after_level_ = true;
      return;
    case ChiParser::GOOD:
    case ChiParser::BAD: {
      auto& examples = context->GOOD() ? rule.good : rule.bad;
      for (auto* example : context->example()) examples.push_back(ExampleOf(example));
      return;
    }
    default:
      if (context->validity())
        ValidityOf(context->validity(), rule.validity);
      else
        Words(context, rule);
  }
}

void Builder::Words(ChiParser::ClauseContext* context, ast::RuleDeclaration& rule) {
  auto& text = context->MESSAGE() ? rule.message : context->ADVICE() ? rule.advice : rule.reason;
  Once(text.has_value(), text ? text->raw_span : Span(), context->getStart());
  text = StringOf(context->STRING());
}

void Builder::Requirement(ChiParser::ClauseContext* context, ast::RuleDeclaration& rule, bool forbids) {
  Once(rule.requirement.has_value(), requirement_, context->getStart());
  rule.requirement = Expression(context->expr(0));
  rule.forbids = forbids;
  requirement_ = SpanOf(context);
}

void Builder::Objects(ChiParser::ClauseContext* context, ast::RuleDeclaration& rule) {
  Once(!rule.objects.empty(), object_, context->getStart());
  object_ = SpanOf(context);
  rule.objects.clear();
  for (auto* object : context->object()) {
    auto& added = rule.objects.emplace_back();
    auto words = object->NAME();
    if (words.size() > 1) added.alias = NameOf(words[0]);
    added.path.names.push_back(NameOf(words.back()));
    for (auto* name : object->name()) added.path.names.push_back(NameOf(name));
    added.path.span = Join(added.path.names.front().span, added.path.names.back().span);
  }
  if (context->patterns()) rule.object_patterns = PatternsOf(context->patterns());
  if (context->WHERE()) rule.object_where = Expression(context->expr(0));
  if (context->BY()) rule.group_by = PathsOf(context->path());
}

void Builder::Citations(ChiParser::CitesContext* context, ast::RuleDeclaration& rule) {
  auto more = CitationsOf(context);
  auto& citations = exception_ ? exception_->citations : rule.citations;
  citations.insert(citations.end(), more.begin(), more.end());
}

void Builder::But(ChiParser::ClauseContext* context, ast::RuleDeclaration& rule) {
  auto* but = context->BUT()->getSymbol();
  auto condition = Expression(context->expr(0));
  if (after_level_) {
    if (!context->name())
      reading_.diagnostics.push_back(MakeDiagnostic(Code::Y0122, reading_.SpanOf(*but)));
    else
      rule.level_exceptions.push_back({std::move(condition), NameOf(context->name())});
  } else if (!exception_) {
    reading_.diagnostics.push_back(MakeDiagnostic(Code::Y0121, reading_.SpanOf(*but)));
  } else {
    exception_->but.push_back({std::move(condition), {}, {}, SpanOf(context)});
    exception_ = &exception_->but.back();
  }
}

ast::Sample Builder::SampleOf(ChiParser::SampleContext* context) {
  ast::Sample sample;
  sample.span = SpanOf(context);
  if (context->record()) {
    sample.record = RecordOf(context->record());
  } else if (context->FILE()) {
    sample.file = StringOf(context->STRING(0));
  } else {
    for (auto* child : context->children) {
      if (auto* string = dynamic_cast<antlr4::tree::TerminalNode*>(child))
        sample.blocks.push_back(Literal(string));
      else
        sample.blocks.push_back(TableOf(static_cast<ChiParser::TableContext*>(child)));
    }
  }
  return sample;
}

ast::Example Builder::ExampleOf(ChiParser::ExampleContext* context) {
  ast::Example example;
  example.span = SpanOf(context);
  example.sample = SampleOf(context->sample());
  if (context->YIELD()) example.yields = NameOf(context->name());
  bool after_sample = false;
  for (auto* child : context->children) {
    after_sample = after_sample || child == context->sample();
    auto* node = dynamic_cast<antlr4::tree::TerminalNode*>(child);
    if (!node || node->getSymbol()->getType() != ChiParser::NAME) continue;
    if (after_sample)
      example.see.push_back(NameOf(node));
    else
      example.model = NameOf(node);
  }
  return example;
}

}  // namespace yichi::lang
