#pragma once

#include <vector>

#include "antlr4-runtime.h"
#include "lang/errors.h"

namespace yichi::lang {

// Where the parser stopped and what it could have gone on with; `expected` may be empty.
struct Stop {
  antlr4::TokenStream& tokens;
  antlr4::Token& offending;
  antlr4::misc::IntervalSet expected;
};

// The diagnostic for it: one of the mistakes that people make when they write rules, with its fix, or else
// what stands there and what should.
Diagnostic Explain(const Reading& reading, const Stop& stop);

// Whether the next token is the first of its line.
bool BeginsLine(antlr4::TokenStream& tokens);

bool StartsClause(std::size_t token_type);
bool StartsDeclaration(std::size_t token_type);

}  // namespace yichi::lang
