#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "check/intervals.h"
#include "lang/ast.h"

namespace yichi::analysis {

// One way for a condition to hold: every named field inside its interval, every other part true or false as
// written. A conjunction that cannot hold is never kept.
struct Way {
  std::map<std::string, check::Interval> fields;  // by path
  std::map<std::string, bool> others;             // by source text; only equal texts contradict each other
};

// All ways for a condition to hold (disjunctive normal form), or nothing when there are more than a few
// hundred.
using Ways = std::optional<std::vector<Way>>;

// Reads conditions over the fields of one model as intervals within the fields' declared 范围.
class Conditions {
 public:
  Conditions(check::Context& context, std::uint32_t model, std::uint32_t pack)
      : context_(context), model_(model), pack_(pack) {}
  // Over the parameters of a standard.
  Conditions(check::Context& context, const ast::StandardDeclaration& standard, std::uint32_t pack);

  Ways Hold(const ast::Expr& condition) const { return Read(condition, true); }
  Ways Fail(const ast::Expr& condition) const { return Read(condition, false); }
  Ways Both(const Ways& a, const Ways& b) const;
  // The way in words: 人数 21名 至 24名,层级 县级
  std::string Print(const Way& way) const;

 private:
  Ways Read(const ast::Expr& condition, bool truth) const;
  Ways Combine(const ast::Expr& condition, bool all, bool truth) const;
  Ways Compare(const ast::Expr& condition, bool truth) const;
  Ways In(const ast::Expr& condition, bool truth) const;
  Ways Field(const std::string& path, const check::Interval& interval, bool truth) const;
  Ways Other(const ast::Expr& condition, bool truth) const;
  std::optional<check::KeyLine> LineOf(const std::string& path) const;
  std::optional<Way> Meet(const Way& a, const Way& b) const;
  const yichi::Field* FindField(const std::string& path) const;

  check::Context& context_;
  std::uint32_t model_ = kNoIndex;
  std::uint32_t pack_;
  std::vector<yichi::Field> parameters_;
};

}  // namespace yichi::analysis
