#include "lang/builder.h"

namespace yichi::lang {

void Builder::Declaration(ChiParser::DeclarationContext* context, ast::File& file) {
  Pack(context, file);
  if (auto* source = context->source()) file.sources.push_back(Source(source));
  if (auto* units = context->units())
    for (auto* unit : units->unit()) file.units.push_back(Unit(unit));
  if (auto* enumeration = context->enumeration()) file.enumerations.push_back(Enumeration(enumeration));
  if (auto* model = context->model()) file.models.push_back(Model(model));
  if (auto* lexicon = context->lexicon()) file.lexicons.push_back(Lexicon(lexicon));
  if (auto* standard = context->standard()) file.standards.push_back(Standard(standard));
  if (auto* rule = context->rule_()) file.rules.push_back(Rule(rule));
  if (auto* extraction = context->extraction()) file.extractions.push_back(Extraction(extraction));
  if (auto* test = context->testCase()) file.cases.push_back(Case(test));
  if (auto* clause = context->unquantified()) file.unquantified.push_back(Unquantified(clause));
  if (auto* classes = context->classification())
    file.classifications.push_back(Classification(classes));
}

void Builder::Pack(ChiParser::DeclarationContext* context, ast::File& file) {
  if (auto* pack = context->pack()) {
    Once(!file.pack.names.empty(), file.pack.span, pack->getStart());
    file.pack = PathOf(pack->path());
  }
  if (auto* version = context->version()) file.version = Text(version->VERSION()->getSymbol());
  if (auto* region = context->region()) file.region = PathOf(region->path());
  if (auto* imports = context->imports())
    for (auto* imported : imports->imported())
      file.imports.push_back({PathOf(imported->path()),
                              imported->VERSION() ? Text(imported->VERSION()->getSymbol()) : std::string()});
}

ast::SourceDeclaration Builder::Source(ChiParser::SourceContext* context) {
  ast::SourceDeclaration source;
  source.name = NameOf(context->name());
  source.title = StringOf(context->TITLE()).text;
  source.span = SpanOf(context);
  for (auto* mark : context->sourceMark()) {
    if (mark->DOCUMENT_NUMBER()) source.number = StringOf(mark->STRING()).text;
    if (mark->EFFECTIVE()) source.validity.effective = DayOf(mark->DATE());
    if (mark->REPEALED()) source.validity.repealed = DayOf(mark->DATE());
    if (mark->REFERENCE()) source.reference = true;
  }
  return source;
}

ast::UnitDeclaration Builder::Unit(ChiParser::UnitContext* context) {
  ast::UnitDeclaration unit;
  unit.name = NameOf(context->NAME());
  if (context->QUANTITY()) unit.value = Quantity(context->QUANTITY()->getSymbol());
  unit.whole = context->WHOLE() != nullptr;
  if (context->alias()) unit.aliases = StringsOf(context->alias()->STRING());
  return unit;
}

ast::EnumDeclaration Builder::Enumeration(ChiParser::EnumerationContext* context) {
  ast::EnumDeclaration enumeration;
  enumeration.name = NameOf(context->name());
  enumeration.ordered = !context->LT().empty();
  enumeration.span = SpanOf(context);
  for (auto* member : context->member()) {
    auto& added = enumeration.members.emplace_back();
    added.name = NameOf(member->name());
    if (member->alias()) added.aliases = StringsOf(member->alias()->STRING());
  }
  return enumeration;
}

ast::FieldDeclaration Builder::Field(ChiParser::FieldContext* context) {
  ast::FieldDeclaration field;
  field.name = NameOf(context->name());
  field.type = TypeOf(context->type());
  field.doc = DocBefore(context);
  if (context->EQ()) field.derived = Expression(context->expr());
  if (context->DEFAULT()) field.fallback = Expression(context->expr());
  for (auto* mark : context->fieldMark()) {
    if (mark->DOMAIN()) field.domain = Range(mark->range());
    if (mark->alias()) field.aliases = StringsOf(mark->alias()->STRING());
  }
  return field;
}

ast::ModelDeclaration Builder::Model(ChiParser::ModelContext* context) {
  ast::ModelDeclaration model;
  auto names = context->name();
  model.name = NameOf(names[0]);
  if (names.size() > 1) model.base = NameOf(names[1]);
  model.span = SpanOf(context);
  model.doc = DocBefore(context);
  for (auto* mark : context->modelMark()) {
    if (mark->KIND()) {
      auto kinds = StringsOf(mark->STRING());
      model.kinds.insert(model.kinds.end(), kinds.begin(), kinds.end());
    }
    if (mark->COUNTED()) model.counted = NameOf(mark->name());
  }
  for (auto* field : context->field()) model.fields.push_back(Field(field));
  return model;
}

ast::LexiconDeclaration Builder::Lexicon(ChiParser::LexiconContext* context) const {
  ast::LexiconDeclaration lexicon;
  lexicon.name = NameOf(context->name());
  lexicon.span = SpanOf(context);
  for (auto* entry : context->entry()) {
    if (entry->STRING())
      lexicon.entries.push_back({StringOf(entry->STRING()), {}});
    else
      lexicon.entries.push_back({std::nullopt, NameOf(entry->name())});
  }
  return lexicon;
}

ast::ReadingPart Builder::Part(ChiParser::ReadingPartContext* context) {
  using Kind = ast::ReadingPart::Kind;
  ast::ReadingPart part;
  part.span = SpanOf(context);
  if (context->patterns()) part.patterns = PatternsOf(context->patterns());
  switch (context->getStart()->getType()) {
    case ChiParser::FROM: {
      part.kind = Kind::From;
      auto names = NamesOf(context->name());
      part.word = names[0];
      part.having.assign(names.begin() + 1, names.end());
      break;
    }
    case ChiParser::EACH:
      part.kind = Kind::Each;
      part.word = NameOf(context->EACH());
      break;
    case ChiParser::COLUMN:
      part.kind = Kind::Column;
      break;
    case ChiParser::EXCEPT:
      part.kind = Kind::Except;
      break;
    case ChiParser::CARRY:
      part.kind = Kind::Carry;
      break;
    default:
      part.kind = Kind::Match;
  }
  return part;
}

ast::ExtractionDeclaration Builder::Extraction(ChiParser::ExtractionContext* context) {
  ast::ExtractionDeclaration extraction;
  extraction.model = NameOf(context->name());
  extraction.span = SpanOf(context);
  for (auto* reading : context->reading()) {
    auto& added = extraction.readings.emplace_back();
    added.targets = PathsOf(reading->path());
    added.span = SpanOf(reading);
    for (auto* part : reading->readingPart()) added.parts.push_back(Part(part));
  }
  return extraction;
}

ast::Expectation Builder::ExpectationOf(ChiParser::ShouldContext* context) {
  using Kind = ast::Expectation::Kind;
  ast::Expectation expectation;
  expectation.span = SpanOf(context);
  if (context->expr()) {
    expectation.condition = Expression(context->expr());
    return expectation;
  }
  auto word = Text(context->getStart());
  expectation.kind = word == "违反"     ? Kind::Violation
                     : word == "通过"   ? Kind::Pass
                     : word == "不适用" ? Kind::NotApplicable
                     : word == "待定"   ? Kind::Undetermined
                                        : Kind::Exempt;
  for (auto* code : context->NAME()) expectation.rules.push_back(NameOf(code));
  expectation.lacking = PathsOf(context->path());
  return expectation;
}

ast::CaseDeclaration Builder::Case(ChiParser::TestCaseContext* context) {
  ast::CaseDeclaration test;
  test.title = StringOf(context->STRING());
  test.span = SpanOf(context);
  if (context->DATE()) test.on = DayOf(context->DATE());
  if (context->REGION()) test.region = PathOf(context->path());
  auto models = context->NAME();
  auto samples = context->sample();
  for (std::size_t i = 0; i < samples.size(); ++i)
    test.given.push_back({NameOf(models[i]), SampleOf(samples[i])});
  for (auto* should : context->should()) test.expectations.push_back(ExpectationOf(should));
  return test;
}

ast::UnquantifiedDeclaration Builder::Unquantified(ChiParser::UnquantifiedContext* context) const {
  auto* place = context->place();
  return {NameOf(context->name()),
          place->ARTICLE() ? Text(place->getStart()) : StringOf(place->STRING()).text,
          StringOf(context->STRING(0)), StringOf(context->STRING(1)), SpanOf(context)};
}

}  // namespace yichi::lang
