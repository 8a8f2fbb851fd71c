#include "lang/errors.h"

#include "ChiParser.h"
#include "lang/mistakes.h"

namespace yichi::lang {

using grammar::ChiParser;

Span Reading::SpanOf(const antlr4::Token& token) const { return Between(token, token); }

Span Reading::Between(const antlr4::Token& first, const antlr4::Token& last) const {
  auto begin = text.ByteOffset(std::min(first.getStartIndex(), text.size()));
  auto end = last.getType() == antlr4::Token::EOF ? begin : text.ByteOffset(last.getStopIndex() + 1);
  return {source, begin, std::max(begin, end)};
}

void ErrorStrategy::reportNoViableAlternative(antlr4::Parser* parser,
                                              const antlr4::NoViableAltException& error) {
  auto* offending = error.getOffendingToken();
  // What is expected is known where the decision began only.
  bool at_start = offending == error.getStartToken();
  Stop stop{*parser->getTokenStream(), *offending,
            at_start ? parser->getExpectedTokens() : antlr4::misc::IntervalSet()};
  reading_.diagnostics.push_back(Explain(reading_, stop));
}

void ErrorStrategy::reportInputMismatch(antlr4::Parser* parser, const antlr4::InputMismatchException& error) {
  reading_.diagnostics.push_back(
      Explain(reading_, {*parser->getTokenStream(), *error.getOffendingToken(), error.getExpectedTokens()}));
}

void ErrorStrategy::reportUnwantedToken(antlr4::Parser* parser) {
  if (inErrorRecoveryMode(parser)) return;
  beginErrorCondition(parser);
  reading_.diagnostics.push_back(
      Explain(reading_, {*parser->getTokenStream(), *parser->getCurrentToken(), getExpectedTokens(parser)}));
}

void ErrorStrategy::reportMissingToken(antlr4::Parser* parser) { reportUnwantedToken(parser); }

antlr4::misc::IntervalSet ErrorStrategy::getErrorRecoverySet(antlr4::Parser*) {
  antlr4::misc::IntervalSet set;
  for (std::size_t type = 1; type <= ChiParser::UNREGULATED; ++type)
    if (StartsClause(type) || StartsDeclaration(type)) set.add(static_cast<ssize_t>(type));
  return set;
}

// The words that begin clauses also name fields; where a line begins they do begin a clause.
void ErrorStrategy::consumeUntil(antlr4::Parser* parser, const antlr4::misc::IntervalSet& set) {
  auto* tokens = parser->getTokenStream();
  for (auto type = tokens->LA(1); type != antlr4::Token::EOF; type = tokens->LA(1)) {
    bool starts = StartsClause(type) || StartsDeclaration(type);
    if (set.contains(type) && (!starts || BeginsLine(*tokens))) return;
    parser->consume();
  }
}

}  // namespace yichi::lang
