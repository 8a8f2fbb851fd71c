#include "lang/builder.h"

namespace yichi::lang {

using ast::Expr;
using ast::ExprKind;

namespace {

Expr Leaf(ExprKind kind, Span span, std::string text = {}) {
  Expr expression;
  expression.kind = kind;
  expression.span = span;
  expression.text = std::move(text);
  return expression;
}

// Moves the decimal point to the right: 2.6 by 4 is 26000.
std::string Shift(std::string decimal, std::size_t places) {
  auto dot = decimal.find('.');
  auto fraction = dot == decimal.npos ? std::string() : decimal.substr(dot + 1);
  if (dot != decimal.npos) decimal.resize(dot);
  while (fraction.size() < places) fraction += '0';
  decimal += fraction.substr(0, places);
  auto rest = fraction.substr(places);
  return rest.empty() ? decimal : decimal + "." + rest;
}

}  // namespace

// 2.6万个 is 26000个.
Expr Builder::Quantity(const antlr4::Token* token) {
  auto text = Text(token);
  auto digits = text.find_first_not_of("0123456789.");
  auto number = text.substr(0, digits), unit = text.substr(digits);
  for (auto [word, places] : {std::pair<std::string_view, std::size_t>{"万", 4}, {"亿", 8}}) {
    if (!unit.starts_with(word)) continue;
    number = Shift(number, places);
    unit.erase(0, word.size());
  }
  auto expression = Leaf(unit.empty() ? ExprKind::Number : ExprKind::Quantity, reading_.SpanOf(*token), number);
  expression.unit = std::move(unit);
  return expression;
}

Expr Builder::Literal(antlr4::tree::TerminalNode* node) {
  auto* token = node->getSymbol();
  auto span = reading_.SpanOf(*token);
  switch (token->getType()) {
    case ChiParser::QUANTITY:
      return Quantity(token);
    case ChiParser::NUMBER:
      return Leaf(ExprKind::Number, span, Text(token));
    case ChiParser::PERCENT: {
      auto text = Text(token);
      text.pop_back();
      return Leaf(ExprKind::Percent, span, text);
    }
    case ChiParser::DATE: {
      auto expression = Leaf(ExprKind::Date, span);
      expression.day = DayOf(node);
      return expression;
    }
    case ChiParser::STRING: {
      auto string = StringOf(node);
      auto expression = Leaf(ExprKind::String, span, string.text);
      expression.patterns.push_back(std::move(string));
      return expression;
    }
    case ChiParser::TRUE:
      return Leaf(ExprKind::True, span);
    case ChiParser::FALSE:
      return Leaf(ExprKind::False, span);
    case ChiParser::UNREGULATED:
      return Leaf(ExprKind::Unregulated, span);
    default:
      return NameExpression({Text(token), span});
  }
}

Expr Builder::Limit(ChiParser::LimitContext* context) {
  if (auto* path = context->path()) {
    auto names = path->name();
    auto expression = NameExpression(NameOf(names[0]));
    for (std::size_t i = 1; i < names.size(); ++i) {
      auto field = Leaf(ExprKind::Field, Join(expression.span, SpanOf(names[i])), Text(names[i]->getStart()));
      field.children.push_back(std::move(expression));
      expression = std::move(field);
    }
    return expression;
  }
  return Literal(static_cast<antlr4::tree::TerminalNode*>(context->children[0]));
}

Expr Builder::ListOf(ChiParser::ListContext* context) {
  if (auto* table = context->table()) return TableOf(table);
  auto list = Leaf(ExprKind::List, SpanOf(context));
  for (auto* item : context->inner()) list.children.push_back(Inner(item));
  return list;
}

Expr Builder::TableOf(ChiParser::TableContext* context) {
  auto table = Leaf(ExprKind::Table, SpanOf(context));
  for (auto* row : context->tableRow()) {
    auto cells = Leaf(ExprKind::List, SpanOf(row));
    for (auto* cell : row->cell()) cells.children.push_back(Cell(cell));
    if (!table.children.empty() && table.children[0].children.size() != cells.children.size())
      reading_.diagnostics.push_back(
          MakeDiagnostic(Code::Y0123, cells.span,
                         {std::to_string(cells.children.size()),
                          std::to_string(table.children[0].children.size())}));
    table.children.push_back(std::move(cells));
  }
  return table;
}

Expr Builder::RecordOf(ChiParser::RecordContext* context) {
  auto record = Leaf(ExprKind::Record, SpanOf(context));
  auto paths = context->path();
  auto values = context->inner();
  for (std::size_t i = 0; i < paths.size(); ++i) {
    std::string key;
    for (auto* name : paths[i]->name()) (key += key.empty() ? "" : ".") += Text(name->getStart());
    auto entry = Leaf(ExprKind::Entry, SpanOf(paths[i]), key);
    entry.children.push_back(Inner(values[i]));
    record.children.push_back(std::move(entry));
  }
  return record;
}

Expr Builder::Cell(ChiParser::CellContext* context) {
  auto tests = context->test();
  if (tests.empty()) return NameExpression({Text(context->getStart()), SpanOf(context)});
  if (tests.size() == 1) return Test(tests[0]);
  auto list = Leaf(ExprKind::List, SpanOf(context));
  for (auto* test : tests) list.children.push_back(Test(test));
  return list;
}

Expr Builder::Test(ChiParser::TestContext* context) {
  if (auto* comparator = context->comparator()) return Comparison(comparator, Sum(context->sum()));
  return Range(context->range());
}

}  // namespace yichi::lang
