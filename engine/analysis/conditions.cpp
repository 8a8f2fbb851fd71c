#include "analysis/conditions.h"

#include <algorithm>

namespace yichi::analysis {

using ast::Expr;
using ast::ExprKind;
using ast::Op;
using check::Interval;

namespace {

constexpr std::size_t kMostWays = 300;

std::string PathOf(const Expr& expression) {
  if (expression.kind == ExprKind::Name) return expression.text;
  if (expression.kind != ExprKind::Field) return {};
  auto owner = PathOf(expression.children[0]);
  return owner.empty() ? owner : owner + "." + expression.text;
}

Ways Append(Ways a, const Ways& b) {
  if (!a || !b || a->size() + b->size() > kMostWays) return std::nullopt;
  a->insert(a->end(), b->begin(), b->end());
  return a;
}

Op Negated(Op op) {
  switch (op) {
    case Op::Less:
      return Op::GreaterEqual;
    case Op::LessEqual:
      return Op::Greater;
    case Op::Greater:
      return Op::LessEqual;
    case Op::GreaterEqual:
      return Op::Less;
    case Op::Equal:
      return Op::NotEqual;
    case Op::NotEqual:
      return Op::Equal;
    default:
      return Op::None;
  }
}

// The same comparison with its sides exchanged.
Op Mirrored(Op op) {
  switch (op) {
    case Op::Less:
      return Op::Greater;
    case Op::LessEqual:
      return Op::GreaterEqual;
    case Op::Greater:
      return Op::Less;
    case Op::GreaterEqual:
      return Op::LessEqual;
    default:
      return op;
  }
}

Expr RangeOf(Op op, const Expr& bound) {
  Expr range;
  range.kind = ExprKind::Range;
  range.span = bound.span;
  bool lower = op == Op::Greater || op == Op::GreaterEqual;
  auto closed = op == Op::LessEqual || op == Op::GreaterEqual ? ast::Bound::Closed : ast::Bound::Open;
  (lower ? range.lower : range.upper) = closed;
  range.children.push_back(bound);
  return range;
}

}  // namespace

Conditions::Conditions(check::Context& context, const ast::StandardDeclaration& standard, std::uint32_t pack)
    : context_(context), pack_(pack) {
  Diagnostics ignored;
  check::Context quiet{context.sources, context.limits, context.rules, ignored};
  for (const auto& parameter : standard.parameters) {
    yichi::Field field;
    field.name = parameter.name.text;
    field.type = check::ResolveType(quiet, parameter.type, pack);
    field.domain = parameter.domain ? &*parameter.domain : nullptr;
    parameters_.push_back(std::move(field));
  }
}

// A path of one or two steps through nested records; lists have no single value.
const yichi::Field* Conditions::FindField(const std::string& path) const {
  for (const auto& parameter : parameters_)
    if (parameter.name == path) return &parameter;
  auto model = model_;
  const yichi::Field* field = nullptr;
  for (std::size_t at = 0; at != std::string::npos;) {
    if (model == kNoIndex) return nullptr;
    auto dot = path.find('.', at);
    auto index =
        context_.rules.models[model].FindField(path.substr(at, dot == std::string::npos ? dot : dot - at));
    if (index == kNoIndex) return nullptr;
    field = &context_.rules.models[model].fields[index];
    if (field->type.list || field->derived) return nullptr;
    model = field->type.kind == Kind::Record ? field->type.index : kNoIndex;
    at = dot == std::string::npos ? dot : dot + 1;
  }
  return field;
}

std::optional<check::KeyLine> Conditions::LineOf(const std::string& path) const {
  const auto* field = path.empty() ? nullptr : FindField(path);
  if (!field) return std::nullopt;
  check::KeyLine line(context_, field->type, pack_);
  return line.ordered() ? std::optional(line) : std::nullopt;
}

std::optional<Way> Conditions::Meet(const Way& a, const Way& b) const {
  auto way = a;
  for (const auto& [path, interval] : b.fields) {
    auto [known, fresh] = way.fields.try_emplace(path, interval);
    if (fresh) continue;
    auto line = LineOf(path);
    if (!line->Overlap(known->second, interval)) return std::nullopt;
    known->second = line->Shared(known->second, interval);
  }
  for (const auto& [text, truth] : b.others)
    if (auto [known, fresh] = way.others.try_emplace(text, truth); !fresh && known->second != truth)
      return std::nullopt;
  return way;
}

Ways Conditions::Both(const Ways& a, const Ways& b) const {
  if (!a || !b || a->size() * b->size() > kMostWays * kMostWays) return std::nullopt;
  std::vector<Way> ways;
  for (const auto& left : *a)
    for (const auto& right : *b)
      if (auto way = Meet(left, right)) ways.push_back(std::move(*way));
  return ways.size() > kMostWays ? std::nullopt : Ways(std::move(ways));
}

Ways Conditions::Read(const Expr& condition, bool truth) const {
  switch (condition.kind) {
    case ExprKind::And:
      return Combine(condition, truth, truth);
    case ExprKind::Or:
      return Combine(condition, !truth, truth);
    case ExprKind::Not:
      return Read(condition.children[0], !truth);
    case ExprKind::True:
    case ExprKind::False:
      return (condition.kind == ExprKind::True) == truth ? Ways({Way{}}) : Ways(std::vector<Way>{});
    case ExprKind::Compare:
      return Compare(condition, truth);
    case ExprKind::In:
      return In(condition, condition.op == Op::In ? truth : !truth);
    default:
      return Other(condition, truth);
  }
}

Ways Conditions::Combine(const Expr& condition, bool all, bool truth) const {
  Ways ways = all ? Ways({Way{}}) : Ways(std::vector<Way>{});
  for (const auto& child : condition.children) {
    auto own = Read(child, truth);
    ways = all ? Both(ways, own) : Append(std::move(ways), own);
  }
  return ways;
}

Ways Conditions::Other(const Expr& condition, bool truth) const {
  std::string text;
  for (char c : context_.sources.Text(condition.span))
    if (c != ' ' && c != '\n' && c != '\t') text += c;
  Way way;
  way.others.emplace(std::move(text), truth);
  return Ways({std::move(way)});
}

// The field inside the interval, or on either side of it.
Ways Conditions::Field(const std::string& path, const Interval& interval, bool truth) const {
  auto line = LineOf(path);
  std::vector<Interval> parts;
  if (truth) {
    parts.push_back(interval);
  } else {
    if (interval.lower) {
      Interval below;
      below.upper = line->discrete() ? Subtract(*interval.lower, 1) : interval.lower;
      below.upper_open = !line->discrete() && !interval.lower_open;
      parts.push_back(below);
    }
    if (interval.upper) {
      Interval above;
      above.lower = line->discrete() ? Add(*interval.upper, 1) : interval.upper;
      above.lower_open = !line->discrete() && !interval.upper_open;
      parts.push_back(above);
    }
  }
  Interval domain;
  const auto* field = FindField(path);
  if (field->domain)
    if (auto declared = line->Of(*field->domain)) domain = *declared;
  if (line->members()) {
    domain.lower = Number(0);
    domain.upper = Number(static_cast<std::int64_t>(line->member_count()) - 1);
  }
  std::vector<Way> ways;
  for (const auto& part : parts) {
    if (!line->Overlap(part, domain)) continue;
    Way way;
    way.fields.emplace(path, line->Shared(part, domain));
    ways.push_back(std::move(way));
  }
  return ways;
}

Ways Conditions::Compare(const Expr& condition, bool truth) const {
  const auto &left = condition.children[0], &right = condition.children[1];
  for (bool mirrored : {false, true}) {
    const auto &subject = mirrored ? right : left, &bound = mirrored ? left : right;
    auto path = PathOf(subject);
    auto line = LineOf(path);
    if (!line) continue;
    auto op = mirrored ? Mirrored(condition.op) : condition.op;
    if (!truth) op = Negated(op);
    if (op == Op::None || op == Op::About) break;
    bool point = op == Op::Equal || op == Op::NotEqual;
    auto interval = point ? line->Of(bound) : line->Of(RangeOf(op, bound));
    if (!interval) continue;
    return Field(path, *interval, op != Op::NotEqual);
  }
  return Other(condition, truth);
}

Ways Conditions::In(const Expr& condition, bool truth) const {
  auto path = PathOf(condition.children[0]);
  auto line = LineOf(path);
  const auto& right = condition.children[1];
  if (!line) return Other(condition, truth);
  if (right.kind == ExprKind::Range) {
    auto interval = line->Of(right);
    return interval ? Field(path, *interval, truth) : Other(condition, truth);
  }
  if (right.kind != ExprKind::List) return Other(condition, truth);
  Ways ways = truth ? Ways(std::vector<Way>{}) : Ways({Way{}});
  for (const auto& member : right.children) {
    auto interval = line->Of(member);
    if (!interval) return Other(condition, truth);
    auto own = Field(path, *interval, truth);
    ways = truth ? Append(std::move(ways), own) : Both(ways, own);
  }
  return ways;
}

std::string Conditions::Print(const Way& way) const {
  std::string out;
  for (const auto& [path, interval] : way.fields)
    (out += out.empty() ? "" : ",") += path + " " + LineOf(path)->Print(interval);
  return out;
}

}  // namespace yichi::analysis
