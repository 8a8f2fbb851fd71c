#include <algorithm>

#include "lang/builder.h"

namespace yichi::lang {

using ast::Expr;

ast::TypeName Builder::TypeOf(ChiParser::TypeContext* context) const {
  ast::TypeName type;
  auto names = context->name();
  type.list = context->LIST() != nullptr;
  type.name = NameOf(names[0]);
  if (names.size() > 1) type.per = NameOf(names[1]);
  type.span = SpanOf(context);
  return type;
}

namespace {

std::vector<Expr> One(Expr expression) {
  std::vector<Expr> list;
  list.push_back(std::move(expression));
  return list;
}

}  // namespace

// With one parameter the keys of a row are alternatives; with several there is one for each.
ast::CaseRow Builder::Row(ChiParser::CaseRowContext* context, std::size_t parameters) {
  ast::CaseRow row;
  row.span = SpanOf(context);
  row.rest = context->REST() != nullptr;
  for (auto* key : context->key()) {
    if (parameters == 1 && !row.keys.empty())
      row.keys[0].push_back(Key(key));
    else
      row.keys.push_back(One(Key(key)));
  }
  for (auto* value : context->sum()) row.values.push_back(Sum(value));
  if (auto* cites = context->cites()) row.citations = CitationsOf(cites);
  return row;
}

void Builder::Table(const std::vector<ChiParser::TableRowContext*>& rows, ast::StandardDeclaration& standard) {
  for (auto* cell : rows[0]->cell())
    standard.table_head.push_back({Text(cell->getStart()), SpanOf(cell)});
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i]->cell().size() != standard.table_head.size())
      reading_.diagnostics.push_back(
          MakeDiagnostic(Code::Y0123, SpanOf(rows[i]),
                         {std::to_string(rows[i]->cell().size()), std::to_string(standard.table_head.size())}));
    else
      standard.rows.push_back(TableRow(rows[i], standard));
  }
}

// A column headed 依据 cites, one headed by a parameter is a key, any other gives a value.
ast::CaseRow Builder::TableRow(ChiParser::TableRowContext* context, const ast::StandardDeclaration& standard) {
  ast::CaseRow row;
  row.span = SpanOf(context);
  row.keys.resize(standard.parameters.size());
  bool all_rest = true;
  auto cells = context->cell();
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const auto& head = standard.table_head[i].text;
    auto* cell = cells[i];
    auto parameter = std::find_if(standard.parameters.begin(), standard.parameters.end(),
                                  [&](const ast::Parameter& p) { return p.name.text == head; });
    if (head == "依据") {
      if (cell->ARTICLE())
        row.citations.push_back({NameOf(cell->name()), Text(cell->ARTICLE()->getSymbol()), {}, false, SpanOf(cell)});
    } else if (parameter == standard.parameters.end()) {
      row.values.push_back(Cell(cell));
    } else {
      all_rest = all_rest && cell->REST();
      auto& key = row.keys[static_cast<std::size_t>(parameter - standard.parameters.begin())];
      for (auto* test : cell->test()) key.push_back(Test(test));
    }
  }
  row.rest = all_rest;
  return row;
}

ast::Unless Builder::UnlessOf(ChiParser::UnlessContext* context) {
  ast::Unless unless;
  unless.span = SpanOf(context);
  if (auto* label = context->label()) unless.label = NameOf(label->name());
  auto parts = context->expr();
  unless.condition = Expression(parts[0]);
  unless.value = Expression(parts[1]);
  if (auto* overrides = context->overrides()) unless.overrides = NamesOf(overrides->name());
  if (auto* cites = context->cites()) unless.citations = CitationsOf(cites);
  return unless;
}

ast::StandardDeclaration Builder::Standard(ChiParser::StandardContext* context) {
  ast::StandardDeclaration standard;
  standard.definition = context->DEFINITION() != nullptr;
  standard.name = NameOf(context->name());
  standard.span = SpanOf(context);
  standard.doc = DocBefore(context);
  for (auto* parameter : context->parameter()) {
    auto& added = standard.parameters.emplace_back();
    added.name = NameOf(parameter->name());
    added.type = TypeOf(parameter->type());
    if (parameter->range()) added.domain = Range(parameter->range());
  }
  auto* outputs = context->outputs();
  if (outputs->type()) standard.outputs.emplace_back().type = TypeOf(outputs->type());
  for (auto* output : outputs->output()) {
    auto& added = standard.outputs.emplace_back();
    added.name = NameOf(output->name());
    added.type = TypeOf(output->type());
  }
  for (auto* mark : context->standardMark()) {
    if (mark->cites()) {
      auto more = CitationsOf(mark->cites());
      standard.citations.insert(standard.citations.end(), more.begin(), more.end());
    }
    if (mark->validity()) ValidityOf(mark->validity(), standard.validity);
    if (mark->MONOTONE()) standard.monotone = NameOf(mark->name());
    if (mark->REPLACES()) standard.replaces = PathOf(mark->path());
  }
  auto* body = context->body();
  if (body->expr()) standard.value = Expression(body->expr());
  for (auto* row : body->caseRow()) standard.rows.push_back(Row(row, standard.parameters.size()));
  if (!body->tableRow().empty()) Table(body->tableRow(), standard);
  for (auto* unless : context->unless()) standard.exceptions.push_back(UnlessOf(unless));
  return standard;
}

}  // namespace yichi::lang
