#include "lang/builder.h"

namespace yichi::lang {

ast::ClassificationDeclaration Builder::Classification(ChiParser::ClassificationContext* context) {
  ast::ClassificationDeclaration classes;
  auto names = context->name();
  classes.name = NameOf(names[0]);
  classes.path = PathOf(context->path());
  classes.yields = NameOf(names[1]);
  classes.span = SpanOf(context);
  for (auto* clause : context->classClause()) classes.clauses.push_back(ClassClauseOf(clause));
  if (context->UNDETERMINED()) classes.rest = NameOf(context->UNDETERMINED());
  if (names.size() > 2) classes.rest = NameOf(names[2]);
  return classes;
}

ast::ClassClause Builder::ClassClauseOf(ChiParser::ClassClauseContext* context) {
  ast::ClassClause clause;
  clause.code = NameOf(context->NAME(0));
  clause.label = NameOf(context->UNDETERMINED() ? context->UNDETERMINED() : context->NAME(1));
  clause.title = StringOf(context->STRING());
  clause.span = SpanOf(context);
  exception_ = nullptr;
  for (auto* part : context->classPart()) ClassPart(part, clause);
  return clause;
}

void Builder::ClassPart(ChiParser::ClassPartContext* context, ast::ClassClause& clause) {
  auto* start = context->getStart();
  if (context->BUT()) {
    if (!exception_) {
      reading_.diagnostics.push_back(MakeDiagnostic(Code::Y0121, reading_.SpanOf(*start)));
      return;
    }
    exception_->but.push_back({Expression(context->expr()), {}, {}, SpanOf(context)});
    exception_ = &exception_->but.back();
    return;
  }
  if (context->cites()) {
    auto more = CitationsOf(context->cites());
    auto& citations = exception_ ? exception_->citations : clause.citations;
    citations.insert(citations.end(), more.begin(), more.end());
    return;
  }
  exception_ = nullptr;
  if (context->WHEN()) {
    clause.when.push_back(Expression(context->expr()));
  } else if (context->EXCEPT()) {
    clause.exceptions.push_back({Expression(context->expr()), {}, {}, SpanOf(context)});
    exception_ = &clause.exceptions.back();
  } else if (context->overrides()) {
    for (auto& name : NamesOf(context->overrides()->name())) clause.overrides.push_back(std::move(name));
  } else if (context->ADVICE() || context->REASON()) {
    auto& text = context->ADVICE() ? clause.advice : clause.reason;
    Once(text.has_value(), text ? text->raw_span : Span(), start);
    text = StringOf(context->STRING());
  } else {
    auto& examples = context->GOOD() ? clause.good : clause.bad;
    for (auto* example : context->example()) examples.push_back(ExampleOf(example));
  }
}

}  // namespace yichi::lang
