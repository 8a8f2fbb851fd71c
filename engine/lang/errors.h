#pragma once

#include <vector>

#include "antlr4-runtime.h"
#include "base/diagnostic.h"
#include "base/limits.h"
#include "lang/fold_stream.h"

namespace yichi::lang {

// The text being parsed and where what is wrong with it goes.
struct Reading {
  FoldStream& text;
  std::uint32_t source;
  const Limits& limits;
  Diagnostics& diagnostics;

  Span SpanOf(const antlr4::Token& token) const;
  // Between two tokens, both included.
  Span Between(const antlr4::Token& first, const antlr4::Token& last) const;
};

// Says what is wrong in the words of the language, never in the grammar's, and goes on at the next clause or
// declaration.
class ErrorStrategy final : public antlr4::DefaultErrorStrategy {
 public:
  explicit ErrorStrategy(Reading& reading) : reading_(reading) {}

 protected:
  void reportNoViableAlternative(antlr4::Parser* parser, const antlr4::NoViableAltException& error) override;
  void reportInputMismatch(antlr4::Parser* parser, const antlr4::InputMismatchException& error) override;
  void reportUnwantedToken(antlr4::Parser* parser) override;
  void reportMissingToken(antlr4::Parser* parser) override;
  // Guessing a token away or in would hide what follows.
  bool singleTokenInsertion(antlr4::Parser*) override { return false; }
  antlr4::Token* singleTokenDeletion(antlr4::Parser*) override { return nullptr; }
  antlr4::misc::IntervalSet getErrorRecoverySet(antlr4::Parser* parser) override;
  void consumeUntil(antlr4::Parser* parser, const antlr4::misc::IntervalSet& set) override;

 private:
  Reading& reading_;
};

}  // namespace yichi::lang
