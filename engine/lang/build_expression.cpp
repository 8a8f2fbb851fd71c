#include "lang/builder.h"
#include "lang/keywords.h"

namespace yichi::lang {

using ast::Bound;
using ast::Expr;
using ast::ExprKind;
using ast::Op;

namespace {

Expr Node(ExprKind kind, Span span, std::vector<Expr> children = {}, Op op = Op::None) {
  Expr expression;
  expression.kind = kind;
  expression.op = op;
  expression.span = span;
  expression.children = std::move(children);
  return expression;
}

Expr Two(ExprKind kind, Expr left, Expr right, Op op = Op::None) {
  auto span = Join(left.span, right.span);
  std::vector<Expr> children;
  children.push_back(std::move(left));
  children.push_back(std::move(right));
  return Node(kind, span, std::move(children), op);
}

Op Comparator(std::size_t type) {
  switch (type) {
    case ChiParser::EQ:
      return Op::Equal;
    case ChiParser::NE:
      return Op::NotEqual;
    case ChiParser::LT:
      return Op::Less;
    case ChiParser::LE:
      return Op::LessEqual;
    case ChiParser::GT:
      return Op::Greater;
    case ChiParser::GE:
      return Op::GreaterEqual;
    default:
      return Op::About;
  }
}

// A chain of one item is that item.
Expr Chain(ExprKind kind, Span span, std::vector<Expr> items) {
  return items.size() == 1 ? std::move(items[0]) : Node(kind, span, std::move(items));
}

}  // namespace

Expr Builder::Expression(ChiParser::InnerContext* context) { return Inner(context); }

Expr Builder::Inner(ChiParser::InnerContext* context) {
  auto parts = context->expr();
  auto expression = Expression(parts[0]);
  std::size_t next = 1;
  if (context->WHERE())
    expression = Two(ExprKind::Select, std::move(expression), Expression(parts[next++]));
  if (context->SATISFIES())
    expression = Two(ExprKind::Satisfy, std::move(expression), Expression(parts[next]));
  if (context->TAKE()) expression = Two(ExprKind::Take, std::move(expression), Expression(parts[next]));
  return expression;
}

Expr Builder::Expression(ChiParser::ExprContext* context) {
  std::vector<Expr> items;
  for (auto* item : context->conjunction()) items.push_back(Conjunction(item));
  return Chain(ExprKind::Or, SpanOf(context), std::move(items));
}

Expr Builder::Conjunction(ChiParser::ConjunctionContext* context) {
  std::vector<Expr> items;
  for (auto* item : context->condition()) items.push_back(Condition(item));
  return Chain(ExprKind::And, SpanOf(context), std::move(items));
}

Expr Builder::Condition(ChiParser::ConditionContext* context) {
  Expr expression;
  if (auto* patterns = context->patterns()) {
    expression = Node(ExprKind::Match, SpanOf(context), {}, context->MATCHES() ? Op::Match : Op::NotMatch);
    expression.patterns = PatternsOf(patterns);
  } else {
    expression = Sum(context->sum());
    if (auto* relation = context->relation()) expression = Relation(std::move(expression), relation);
  }
  if (!context->NOT()) return expression;
  std::vector<Expr> operand;
  operand.push_back(std::move(expression));
  return Node(ExprKind::Not, SpanOf(context), std::move(operand));
}

Expr Builder::Relation(Expr left, ChiParser::RelationContext* context) {
  if (auto* comparator = context->comparator())
    return Two(ExprKind::Compare, std::move(left), Sum(context->sum()),
               Comparator(comparator->getStart()->getType()));
  if (auto* range = context->range())
    return Two(ExprKind::In, std::move(left), Range(range), context->IN() ? Op::In : Op::NotIn);
  if (auto* sum = context->sum())
    return Two(ExprKind::Has, std::move(left), Sum(sum), context->HAS() ? Op::Has : Op::NotHas);
  auto span = Join(left.span, SpanOf(context));
  std::vector<Expr> children;
  children.push_back(std::move(left));
  auto match = Node(ExprKind::Match, span, std::move(children), context->MATCHES() ? Op::Match : Op::NotMatch);
  match.patterns = PatternsOf(context->patterns());
  return match;
}

namespace {

Expr Bounded(Span span, Bound lower, Bound upper, std::vector<Expr> bounds) {
  auto range = Node(ExprKind::Range, span, std::move(bounds));
  range.lower = lower;
  range.upper = upper;
  return range;
}

Expr OneBound(Span span, Bound lower, Bound upper, Expr bound) {
  std::vector<Expr> bounds;
  bounds.push_back(std::move(bound));
  return Bounded(span, lower, upper, std::move(bounds));
}

// 正科级以上 is one run of Han characters, hence one name.
Expr SplitRangeWord(Expr name) {
  auto tail = name.kind == ExprKind::Name ? RangeTail(name.text) : 0;
  if (tail == 0) return name;
  auto word = name.text.substr(name.text.size() - tail);
  if (word == "至" || word == "不满") return name;
  auto span = name.span;
  name.text.resize(name.text.size() - tail);
  name.span.end -= static_cast<std::uint32_t>(tail);
  if (word == "以上") return OneBound(span, Bound::Closed, Bound::None, std::move(name));
  if (word == "以外") return OneBound(span, Bound::Open, Bound::None, std::move(name));
  return OneBound(span, Bound::None, Bound::Closed, std::move(name));
}

// The marks after the first bound of a range; `Context` is a RangeContext or a KeyContext.
template <typename Context>
Expr Marked(Span span, Context* context, Expr first, std::vector<Expr> second) {
  if (!second.empty()) {
    std::vector<Expr> bounds;
    bounds.push_back(std::move(first));
    bounds.push_back(std::move(second[0]));
    return Bounded(span, Bound::Closed, context->LT() ? Bound::Open : Bound::Closed, std::move(bounds));
  }
  if (context->FLOOR()) return OneBound(span, Bound::Closed, Bound::None, std::move(first));
  if (context->CEILING()) return OneBound(span, Bound::None, Bound::Closed, std::move(first));
  if (context->BEYOND()) return OneBound(span, Bound::Open, Bound::None, std::move(first));
  return SplitRangeWord(std::move(first));
}

}  // namespace

Expr Builder::Range(ChiParser::RangeContext* context) {
  auto sums = context->sum();
  std::vector<Expr> second;
  if (sums.size() > 1) second.push_back(Sum(sums[1]));
  if (context->QUANTITY()) second.push_back(Quantity(context->QUANTITY()->getSymbol()));
  return Marked(SpanOf(context), context, Sum(sums[0]), std::move(second));
}

Expr Builder::Key(ChiParser::KeyContext* context) {
  auto limits = context->limit();
  if (auto* comparator = context->comparator()) return Comparison(comparator, Limit(limits[0]));
  std::vector<Expr> second;
  if (limits.size() > 1) second.push_back(Limit(limits[1]));
  if (context->QUANTITY()) second.push_back(Quantity(context->QUANTITY()->getSymbol()));
  return Marked(SpanOf(context), context, Limit(limits[0]), std::move(second));
}

// 不满10名 in a row or a cell: a range of one bound.
Expr Builder::Comparison(ChiParser::ComparatorContext* comparator, Expr bound) {
  auto* token = comparator->getStart();
  auto span = Join(reading_.SpanOf(*token), bound.span);
  switch (Comparator(token->getType())) {
    case Op::Less:
      return OneBound(span, Bound::None, Bound::Open, std::move(bound));
    case Op::LessEqual:
      return OneBound(span, Bound::None, Bound::Closed, std::move(bound));
    case Op::Greater:
      return OneBound(span, Bound::Open, Bound::None, std::move(bound));
    case Op::GreaterEqual:
      return OneBound(span, Bound::Closed, Bound::None, std::move(bound));
    case Op::Equal:
      return bound;
    default:
      reading_.diagnostics.push_back(MakeDiagnostic(Code::Y0124, reading_.SpanOf(*token), {Text(token)}));
      return bound;
  }
}

Expr Builder::Sum(ChiParser::SumContext* context) {
  auto products = context->product();
  auto expression = Product(products[0]);
  for (std::size_t i = 1; i < products.size(); ++i) {
    auto* sign = static_cast<antlr4::tree::TerminalNode*>(context->children[2 * i - 1])->getSymbol();
    expression = Two(ExprKind::Binary, std::move(expression), Product(products[i]),
                     sign->getType() == ChiParser::PLUS ? Op::Add : Op::Subtract);
  }
  return expression;
}

Expr Builder::Product(ChiParser::ProductContext* context) {
  auto factors = context->factor();
  auto expression = Factor(factors[0]);
  for (std::size_t i = 1; i < factors.size(); ++i) {
    auto* sign = static_cast<antlr4::tree::TerminalNode*>(context->children[2 * i - 1])->getSymbol();
    expression = Two(ExprKind::Binary, std::move(expression), Factor(factors[i]),
                     sign->getType() == ChiParser::STAR ? Op::Multiply : Op::Divide);
  }
  return expression;
}

namespace {

// 国家.机构人数.职数上限; empty when the expression is no path.
std::string DottedName(const Expr& expression) {
  if (expression.kind == ExprKind::Name) return expression.text;
  if (expression.kind != ExprKind::Field) return {};
  auto before = DottedName(expression.children[0]);
  return before.empty() ? before : before + "." + expression.text;
}

}  // namespace

Expr Builder::Factor(ChiParser::FactorContext* context) {
  auto expression = Primary(context->primary());
  for (auto* suffix : context->suffix()) {
    auto span = Join(expression.span, SpanOf(suffix));
    std::vector<Expr> children;
    if (suffix->DOT()) {
      children.push_back(std::move(expression));
      expression = Node(ExprKind::Field, span, std::move(children));
      expression.text = Text(suffix->name()->getStart());
      continue;
    }
    auto callee = DottedName(expression);
    if (callee.empty()) {
      auto& diagnostic =
          reading_.diagnostics.emplace_back(MakeDiagnostic(Code::Y0124, SpanOf(suffix), {"("}));
      diagnostic.span.end = diagnostic.span.begin + 1;
      continue;
    }
    for (auto* argument : suffix->inner()) children.push_back(Inner(argument));
    expression = Node(ExprKind::Call, span, std::move(children));
    expression.text = std::move(callee);
  }
  if (!context->MINUS()) return expression;
  std::vector<Expr> operand;
  operand.push_back(std::move(expression));
  return Node(ExprKind::Negate, SpanOf(context), std::move(operand));
}

Expr Builder::Primary(ChiParser::PrimaryContext* context) {
  if (auto* inner = context->inner()) {
    // With its brackets, so that the words of what is around it are whole.
    auto bracketed = Inner(inner);
    bracketed.span = SpanOf(context);
    return bracketed;
  }
  if (auto* list = context->list()) return ListOf(list);
  if (auto* record = context->record()) return RecordOf(record);
  auto* token = context->getStart();
  if (auto* node = dynamic_cast<antlr4::tree::TerminalNode*>(context->children[0]))
    return Literal(node);
  return NameExpression({Text(token), reading_.SpanOf(*token)});
}

Expr Builder::NameExpression(const ast::Name& name) const {
  auto expression = Node(ExprKind::Name, name.span);
  expression.text = name.text;
  return expression;
}

}  // namespace yichi::lang
