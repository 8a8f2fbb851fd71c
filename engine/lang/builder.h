#pragma once

#include <string>
#include <vector>

#include "ChiParser.h"
#include "lang/ast.h"
#include "lang/errors.h"

namespace yichi::lang {

using grammar::ChiParser;

// From ANTLR's tree of a declaration without syntax errors to our own nodes. One function a grammar rule.
class Builder {
 public:
  Builder(Reading& reading, antlr4::CommonTokenStream& tokens) : reading_(reading), tokens_(tokens) {}

  void Declaration(ChiParser::DeclarationContext* context, ast::File& file);
  ast::Expr Expression(ChiParser::InnerContext* context);

 private:
  // Words
  Span SpanOf(antlr4::ParserRuleContext* context) const;
  std::string Text(const antlr4::Token* token) const;  // full-width forms narrowed
  ast::Name NameOf(ChiParser::NameContext* context) const;
  ast::Name NameOf(antlr4::tree::TerminalNode* node) const;
  std::vector<ast::Name> NamesOf(const std::vector<ChiParser::NameContext*>& contexts) const;
  ast::Path PathOf(ChiParser::PathContext* context) const;
  std::vector<ast::Path> PathsOf(const std::vector<ChiParser::PathContext*>& contexts) const;
  ast::String StringOf(antlr4::tree::TerminalNode* node) const;
  std::vector<ast::String> StringsOf(const std::vector<antlr4::tree::TerminalNode*>& nodes) const;
  std::vector<ast::String> PatternsOf(ChiParser::PatternsContext* context) const;
  Day DayOf(antlr4::tree::TerminalNode* node);
  std::string DocBefore(antlr4::ParserRuleContext* context);
  void Once(bool already, Span first, const antlr4::Token* again);

  // Expressions
  ast::Expr Inner(ChiParser::InnerContext* context);
  ast::Expr Expression(ChiParser::ExprContext* context);
  ast::Expr Conjunction(ChiParser::ConjunctionContext* context);
  ast::Expr Condition(ChiParser::ConditionContext* context);
  ast::Expr Relation(ast::Expr left, ChiParser::RelationContext* context);
  ast::Expr Range(ChiParser::RangeContext* context);
  ast::Expr Sum(ChiParser::SumContext* context);
  ast::Expr Product(ChiParser::ProductContext* context);
  ast::Expr Factor(ChiParser::FactorContext* context);
  ast::Expr Primary(ChiParser::PrimaryContext* context);
  ast::Expr ListOf(ChiParser::ListContext* context);
  ast::Expr TableOf(ChiParser::TableContext* context);
  ast::Expr RecordOf(ChiParser::RecordContext* context);
  ast::Expr Literal(antlr4::tree::TerminalNode* node);
  ast::Expr Quantity(const antlr4::Token* token);
  ast::Expr Comparison(ChiParser::ComparatorContext* comparator, ast::Expr bound);
  ast::Expr Cell(ChiParser::CellContext* context);
  ast::Expr Test(ChiParser::TestContext* context);
  ast::Expr NameExpression(const ast::Name& name) const;

  // Standards
  ast::StandardDeclaration Standard(ChiParser::StandardContext* context);
  ast::TypeName TypeOf(ChiParser::TypeContext* context) const;
  ast::CaseRow Row(ChiParser::CaseRowContext* context, std::size_t parameters);
  void Table(const std::vector<ChiParser::TableRowContext*>& rows, ast::StandardDeclaration& standard);
  ast::CaseRow TableRow(ChiParser::TableRowContext* context, const ast::StandardDeclaration& standard);
  ast::Expr Key(ChiParser::KeyContext* context);
  ast::Expr Limit(ChiParser::LimitContext* context);
  ast::Unless UnlessOf(ChiParser::UnlessContext* context);

  // Rules
  ast::RuleDeclaration Rule(ChiParser::Rule_Context* context);
  void Clause(ChiParser::ClauseContext* context, ast::RuleDeclaration& rule);
  void Objects(ChiParser::ClauseContext* context, ast::RuleDeclaration& rule);
  void Citations(ChiParser::CitesContext* context, ast::RuleDeclaration& rule);
  void But(ChiParser::ClauseContext* context, ast::RuleDeclaration& rule);
  void Requirement(ChiParser::ClauseContext* context, ast::RuleDeclaration& rule, bool forbids);
  void Words(ChiParser::ClauseContext* context, ast::RuleDeclaration& rule);
  std::vector<ast::Citation> CitationsOf(ChiParser::CitesContext* context) const;
  void ValidityOf(ChiParser::ValidityContext* context, ast::Validity& validity);
  ast::Example ExampleOf(ChiParser::ExampleContext* context);
  ast::Sample SampleOf(ChiParser::SampleContext* context);

  // Classification
  ast::ClassificationDeclaration Classification(ChiParser::ClassificationContext* context);
  ast::ClassClause ClassClauseOf(ChiParser::ClassClauseContext* context);
  void ClassPart(ChiParser::ClassPartContext* context, ast::ClassClause& clause);

  // Other declarations
  ast::SourceDeclaration Source(ChiParser::SourceContext* context);
  ast::UnitDeclaration Unit(ChiParser::UnitContext* context);
  ast::EnumDeclaration Enumeration(ChiParser::EnumerationContext* context);
  ast::ModelDeclaration Model(ChiParser::ModelContext* context);
  ast::FieldDeclaration Field(ChiParser::FieldContext* context);
  ast::LexiconDeclaration Lexicon(ChiParser::LexiconContext* context) const;
  ast::ExtractionDeclaration Extraction(ChiParser::ExtractionContext* context);
  ast::ReadingPart Part(ChiParser::ReadingPartContext* context);
  ast::CaseDeclaration Case(ChiParser::TestCaseContext* context);
  ast::Expectation ExpectationOf(ChiParser::ShouldContext* context);
  ast::UnquantifiedDeclaration Unquantified(ChiParser::UnquantifiedContext* context) const;
  void Pack(ChiParser::DeclarationContext* context, ast::File& file);

  Reading& reading_;
  antlr4::CommonTokenStream& tokens_;
  // Where a 依据 or 但 of the rule being built belongs; nullptr: to the rule.
  ast::Exception* exception_ = nullptr;
  bool after_level_ = false;
  Span requirement_, object_;
};

}  // namespace yichi::lang
