#pragma once

#include <memory>
#include <vector>

#include "ChiLexer.h"
#include "lang/fold_stream.h"

namespace yichi::lang {

// From the lexer's tokens to the parser's: keywords by a hash table, article numbers, and the words that
// Chinese writes against a unit ("30名以下", "16名至30名") cut off. After a dot and before a colon every word is
// a name. Tokens point back to their lexer: it must outlive them.
class TokenSource final : public grammar::ChiLexer {
 public:
  explicit TokenSource(FoldStream& text) : ChiLexer(&text), text_(text) { removeErrorListeners(); }
  std::unique_ptr<antlr4::Token> nextToken() override;

 private:
  std::string_view Text(const antlr4::CommonToken& next) const;
  bool BeforeColon();
  void CutTails(antlr4::CommonToken& next);

  FoldStream& text_;
  std::vector<std::unique_ptr<antlr4::Token>> pending_;  // cut words, the next one last
  bool after_dot_ = false;
};

}  // namespace yichi::lang
