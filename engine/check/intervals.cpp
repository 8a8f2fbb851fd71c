#include "check/intervals.h"

#include <algorithm>

namespace yichi::check {

KeyLine::KeyLine(Context& context, Type type, std::uint32_t pack)
    : context_(context), type_(std::move(type)), pack_(pack) {
  const auto& units = context.rules.units;
  discrete_ = type_.kind != Kind::Number || (type_.unit != kNoIndex && units[type_.unit].whole);
  ordered_ = !type_.list && (type_.kind == Kind::Number || type_.kind == Kind::Date || members());
}

std::uint32_t KeyLine::member_count() const {
  if (type_.kind == Kind::Boolean) return 2;
  return static_cast<std::uint32_t>(context_.rules.enumerations[type_.index].members.size());
}

std::optional<Interval> KeyLine::Of(const ast::Expr& key) const {
  Interval interval;
  interval.span = key.span;
  if (key.kind != ast::ExprKind::Range) {
    interval.lower = interval.upper = Point(key);
    return interval.lower ? std::optional(interval) : std::nullopt;
  }
  std::size_t next = 0;
  if (key.lower != ast::Bound::None) {
    interval.lower = Point(key.children[next++]);
    interval.lower_open = key.lower == ast::Bound::Open;
    if (!interval.lower) return std::nullopt;
  }
  if (key.upper != ast::Bound::None) {
    interval.upper = Point(key.children[next]);
    interval.upper_open = key.upper == ast::Bound::Open;
    if (!interval.upper) return std::nullopt;
  }
  return Closed(interval);
}

bool KeyLine::Touch(const Interval& before, const Interval& after) const {
  if (!before.upper || !after.lower) return true;
  if (discrete_) return *after.lower <= *Add(*before.upper, 1);
  return *after.lower < *before.upper ||
         (*after.lower == *before.upper && !(before.upper_open && after.lower_open));
}

bool KeyLine::Overlap(const Interval& a, const Interval& b) const {
  auto reaches = [](const Interval& low, const Interval& high) {
    if (!low.upper || !high.lower) return true;
    return *high.lower < *low.upper || (*high.lower == *low.upper && !low.upper_open && !high.lower_open);
  };
  return reaches(a, b) && reaches(b, a);
}

Interval KeyLine::Between(const Interval& before, const Interval& after) const {
  Interval gap;
  if (discrete_) {
    gap.lower = Add(*before.upper, 1);
    gap.upper = Subtract(*after.lower, 1);
    return gap;
  }
  gap.lower = before.upper;
  gap.lower_open = !before.upper_open;
  gap.upper = after.lower;
  gap.upper_open = !after.lower_open;
  return gap;
}

Interval KeyLine::Shared(const Interval& a, const Interval& b) const {
  auto shared = Before(a, b) ? b : a;  // the later start
  shared.upper = a.upper;
  shared.upper_open = a.upper_open;
  bool b_ends_first = b.upper && (!a.upper || *b.upper < *a.upper || (*b.upper == *a.upper && b.upper_open));
  if (b_ends_first) {
    shared.upper = b.upper;
    shared.upper_open = b.upper_open;
  }
  return shared;
}

bool KeyLine::Before(const Interval& a, const Interval& b) {
  if (!a.lower || !b.lower) return !a.lower && b.lower;
  return *a.lower < *b.lower || (*a.lower == *b.lower && !a.lower_open && b.lower_open);
}

std::string KeyLine::Print(const Interval& interval) const {
  const auto &lower = interval.lower, &upper = interval.upper;
  if (lower && upper && *lower == *upper) return Print(*lower);
  if (lower && upper && !interval.lower_open && !interval.upper_open) return Print(*lower) + " 至 " + Print(*upper);
  std::string out;
  if (lower) out += (interval.lower_open ? "超过 " : "") + Print(*lower) + (interval.lower_open ? "" : "以上");
  if (lower && upper) out += "、";
  if (upper) out += (interval.upper_open ? "不满 " : "") + Print(*upper) + (interval.upper_open ? "" : "以下");
  return out.empty() ? "任意" : out;
}

std::optional<Number> KeyLine::Point(const ast::Expr& key) const {
  if (type_.kind == Kind::Member) return key.kind == ast::ExprKind::Name ? MemberPoint(key.text) : std::nullopt;
  if (type_.kind == Kind::Boolean) {
    if (key.kind == ast::ExprKind::True) return Number(1);
    return key.kind == ast::ExprKind::False ? std::optional(Number(0)) : std::nullopt;
  }
  if (type_.kind == Kind::Date)
    return key.kind == ast::ExprKind::Date ? std::optional(Number(key.day)) : std::nullopt;
  if (key.kind == ast::ExprKind::Quantity) {
    // Unknown units are reported where the standard is compiled; here they only end the analysis.
    Diagnostics ignored;
    Context quiet{context_.sources, context_.limits, context_.rules, ignored};
    auto literal = ResolveQuantity(quiet, key, pack_);
    return literal && literal->type.dimension == type_.dimension ? std::optional(literal->value) : std::nullopt;
  }
  auto number = ParseDecimal(key.text);
  bool plain = key.kind == ast::ExprKind::Number || key.kind == ast::ExprKind::Percent;
  if (!number || !plain) return std::nullopt;
  return key.kind == ast::ExprKind::Percent ? Divide(*number, 100) : number;
}

std::optional<Number> KeyLine::MemberPoint(const std::string& name) const {
  const auto& members = context_.rules.enumerations[type_.index].members;
  for (std::size_t m = 0; m < members.size(); ++m)
    if (std::find(members[m].words.begin(), members[m].words.end(), name) != members[m].words.end())
      return Number(static_cast<std::int64_t>(m));
  return std::nullopt;
}

Interval KeyLine::Closed(Interval interval) const {
  if (!discrete_) return interval;
  if (interval.lower)
    interval.lower = interval.lower_open ? Number(Floor(*interval.lower) + 1) : Number(Ceiling(*interval.lower));
  if (interval.upper)
    interval.upper = interval.upper_open ? Number(Ceiling(*interval.upper) - 1) : Number(Floor(*interval.upper));
  interval.lower_open = interval.upper_open = false;
  return interval;
}

std::string KeyLine::Print(Number value) const {
  if (type_.kind == Kind::Member)
    return context_.rules.enumerations[type_.index].members[static_cast<std::size_t>(value.numerator)].name;
  if (type_.kind == Kind::Boolean) return value == Number(1) ? "是" : "否";
  if (type_.kind == Kind::Date) return PrintDay(static_cast<Day>(value.numerator));
  return PrintQuantity(value, type_, context_.rules.units, 9);
}

}  // namespace yichi::check
