#pragma once

#include <optional>
#include <string>

#include "check/context.h"

namespace yichi::check {

// What a row's key admits, on the line of numbers, days, members (by position) or truths.
struct Interval {
  std::optional<Number> lower, upper;  // none: unbounded
  bool lower_open = false, upper_open = false;
  Span span;
};

// The line of one key: reads cells as intervals, compares them, says them in words.
class KeyLine {
 public:
  KeyLine(Context& context, Type type, std::uint32_t pack);

  // Whether intervals of this type lie on a line at all: texts and records do not.
  bool ordered() const { return ordered_; }
  // Whole things, days, members: “超过15名” starts at 16.
  bool discrete() const { return discrete_; }
  bool members() const { return type_.kind == Kind::Member || type_.kind == Kind::Boolean; }
  std::uint32_t member_count() const;
  std::optional<Interval> Of(const ast::Expr& key) const;

  // Nothing lies between the end of one and the start of the other.
  bool Touch(const Interval& before, const Interval& after) const;
  bool Overlap(const Interval& a, const Interval& b) const;
  // The part between two that do not touch; the part of two that overlap.
  Interval Between(const Interval& before, const Interval& after) const;
  Interval Shared(const Interval& a, const Interval& b) const;
  static bool Before(const Interval& a, const Interval& b);  // by lower end

  // 16名, 31名 至 40名, 超过 8小时
  std::string Print(const Interval& interval) const;

 private:
  std::optional<Number> Point(const ast::Expr& key) const;
  std::optional<Number> MemberPoint(const std::string& name) const;
  Interval Closed(Interval interval) const;
  std::string Print(Number value) const;

  Context& context_;
  Type type_;
  std::uint32_t pack_;
  bool discrete_ = false;
  bool ordered_ = false;
};

}  // namespace yichi::check
