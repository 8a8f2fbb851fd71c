#include <algorithm>

#include "check/standards.h"

namespace yichi::check {
namespace {

// What a row's key admits, on the line of numbers, days or members.
struct Interval {
  std::optional<Number> lower, upper;  // none: unbounded
  bool lower_open = false, upper_open = false;
  Span span;
};

class KeyIntervals {
 public:
  KeyIntervals(Context& context, Type type, std::uint32_t pack)
      : context_(context), type_(std::move(type)), pack_(pack) {
    const auto& units = context.rules.units;
    discrete_ = type_.kind != Kind::Number || (type_.unit != kNoIndex && units[type_.unit].whole);
  }

  std::optional<Interval> Of(const ast::Expr& key) const {
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

  // Whether nothing lies between the end of one interval and the start of the next.
  bool Touch(const Interval& before, const Interval& after) const {
    if (!before.upper || !after.lower) return true;
    if (discrete_) return *after.lower <= *Add(*before.upper, 1);
    return *after.lower < *before.upper ||
           (*after.lower == *before.upper && !(before.upper_open && after.lower_open));
  }

  bool Overlap(const Interval& before, const Interval& after) const {
    if (!before.upper || !after.lower) return true;
    return *after.lower < *before.upper ||
           (*after.lower == *before.upper && !before.upper_open && !after.lower_open);
  }

  std::string Print(const std::optional<Number>& lower, bool lower_open, const std::optional<Number>& upper,
                    bool upper_open) const {
    if (lower && upper && *lower == *upper) return Print(*lower);
    std::string out;
    if (lower) out += (lower_open ? "超过 " : "") + Print(*lower) + (lower_open ? "" : " 以上");
    if (lower && upper) out += "、";
    if (upper) out += (upper_open ? "不满 " : "") + Print(*upper) + (upper_open ? "" : " 以下");
    return out;
  }

  // The gap between two intervals, in words.
  std::string Between(const Interval& before, const Interval& after) const {
    if (!discrete_) return Print(before.upper, !before.upper_open, after.lower, !after.lower_open);
    auto first = *Add(*before.upper, 1), last = *Subtract(*after.lower, 1);
    return first == last ? Print(first) : Print(first) + " 至 " + Print(last);
  }

  std::string Shared(const Interval& before, const Interval& after) const {
    auto upper = after.upper && before.upper ? std::min(*after.upper, *before.upper)
                 : after.upper               ? after.upper
                                             : before.upper;
    if (after.lower && upper && discrete_ && *after.lower != *upper)
      return Print(*after.lower) + " 至 " + Print(*upper);
    return Print(after.lower, false, upper, false);
  }

  const Context& context() const { return context_; }

 private:
  std::optional<Number> Point(const ast::Expr& key) const {
    if (type_.kind == Kind::Member) return MemberPoint(key.text);
    if (key.kind == ast::ExprKind::Date) return Number(key.day);
    if (key.kind == ast::ExprKind::Quantity) {
      // Unknown units are reported where the standard is compiled; here they only end the analysis.
      Diagnostics ignored;
      Context quiet{context_.sources, context_.limits, context_.rules, ignored};
      auto literal = ResolveQuantity(quiet, key, pack_);
      return literal && literal->type.dimension == type_.dimension ? std::optional(literal->value)
                                                                   : std::nullopt;
    }
    auto number = ParseDecimal(key.text);
    bool plain = key.kind == ast::ExprKind::Number || key.kind == ast::ExprKind::Percent;
    if (!number || !plain) return std::nullopt;
    return key.kind == ast::ExprKind::Percent ? Divide(*number, 100) : number;
  }

  std::optional<Number> MemberPoint(const std::string& name) const {
    const auto& members = context_.rules.enumerations[type_.index].members;
    for (std::size_t m = 0; m < members.size(); ++m)
      if (std::find(members[m].words.begin(), members[m].words.end(), name) != members[m].words.end())
        return Number(static_cast<std::int64_t>(m));
    return std::nullopt;
  }

  // Whole things: “超过15名” starts at 16.
  Interval Closed(Interval interval) const {
    if (!discrete_) return interval;
    if (interval.lower)
      interval.lower =
          interval.lower_open ? Number(Floor(*interval.lower) + 1) : Number(Ceiling(*interval.lower));
    if (interval.upper)
      interval.upper =
          interval.upper_open ? Number(Ceiling(*interval.upper) - 1) : Number(Floor(*interval.upper));
    interval.lower_open = interval.upper_open = false;
    return interval;
  }

  std::string Print(Number value) const {
    if (type_.kind == Kind::Member)
      return context_.rules.enumerations[type_.index].members[static_cast<std::size_t>(value.numerator)].name;
    if (type_.kind == Kind::Date) return PrintDay(static_cast<Day>(value.numerator));
    return PrintQuantity(value, type_, context_.rules.units, 9);
  }

  Context& context_;
  Type type_;
  std::uint32_t pack_;
  bool discrete_ = false;
};

void CheckShape(Context& context, const ast::StandardDeclaration& declaration) {
  for (std::size_t i = 0; i < declaration.rows.size(); ++i) {
    const auto& row = declaration.rows[i];
    if (row.rest && i + 1 < declaration.rows.size()) context.Report(Code::Y0263, row.span);
    if (row.values.size() != declaration.outputs.size())
      context.Report(Code::Y0264, row.span,
                     {std::to_string(declaration.outputs.size()), std::to_string(row.values.size())});
  }
}

void CheckLine(Context& context, const KeyIntervals& keys, std::vector<Interval> intervals, bool rest,
               const std::string& parameter) {
  std::stable_sort(intervals.begin(), intervals.end(), [](const Interval& a, const Interval& b) {
    if (!a.lower || !b.lower) return !a.lower && b.lower;
    return *a.lower < *b.lower || (*a.lower == *b.lower && !a.lower_open && b.lower_open);
  });
  for (std::size_t i = 1; i < intervals.size(); ++i) {
    const auto &before = intervals[i - 1], &after = intervals[i];
    if (keys.Overlap(before, after)) {
      context.Report(Code::Y0261, after.span, {parameter + " " + keys.Shared(before, after)})
          .remarks.push_back({before.span, Code::Y0218, {}});
      return;
    }
    if (!rest && !keys.Touch(before, after))
      context.Report(Code::Y0260, after.span, {parameter + " " + keys.Between(before, after)});
  }
}

}  // namespace

void CheckRows(Context& context, const Standard& standard) {
  const auto& declaration = *standard.declaration;
  CheckShape(context, declaration);
  if (declaration.parameters.size() != 1 || declaration.rows.empty()) return;
  Diagnostics ignored;
  Context quiet{context.sources, context.limits, context.rules, ignored};
  auto type = ResolveType(quiet, declaration.parameters[0].type, standard.pack);
  bool line = type.kind == Kind::Number || type.kind == Kind::Date || type.kind == Kind::Member;
  if (!line || type.list) return;
  KeyIntervals keys(context, type, standard.pack);
  std::vector<Interval> intervals;
  bool rest = type.kind == Kind::Member;  // a member without a row is no gap between two others
  for (const auto& row : declaration.rows) {
    rest = rest || row.rest;
    if (row.rest || row.keys.empty()) continue;
    for (const auto& key : row.keys[0]) {
      auto interval = keys.Of(key);
      if (!interval) return;
      intervals.push_back(*interval);
    }
  }
  CheckLine(context, keys, std::move(intervals), rest, declaration.parameters[0].name.text);
}

}  // namespace yichi::check
