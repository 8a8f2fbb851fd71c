#pragma once

#include <string>
#include <vector>

#include "lang/ast.h"

namespace yichi::analysis {

struct Mutant {
  ast::RuleDeclaration rule;
  Span span;
  std::string change;
};

// Every copy of the rule with one small change.
std::vector<Mutant> MutantsOf(const ast::RuleDeclaration& rule);

}  // namespace yichi::analysis
