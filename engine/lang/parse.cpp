#include "lang/parse.h"

#include "base/utf8.h"
#include "lang/builder.h"
#include "lang/errors.h"
#include "lang/fold_stream.h"
#include "lang/mistakes.h"
#include "lang/token_source.h"

namespace yichi {
namespace {

using grammar::ChiParser;

// The parser over one text, with everything that its tokens point to.
class Front {
 public:
  Front(std::string_view text, std::uint32_t base, std::uint32_t source, const Limits& limits,
        Diagnostics& diagnostics)
      : stream_(text, base),
        lexer_(stream_),
        tokens_(&lexer_),
        parser_(&tokens_),
        reading_{stream_, source, limits, diagnostics} {
    parser_.removeErrorListeners();
    parser_.setErrorHandler(std::make_shared<lang::ErrorStrategy>(reading_));
    parser_.getInterpreter<antlr4::atn::ParserATNSimulator>()->setPredictionMode(
        antlr4::atn::PredictionMode::SLL);
  }

  // Deep nesting would overflow the stack of the parser, which descends per bracket.
  bool Shallow() {
    tokens_.fill();
    std::size_t depth = 0;
    for (auto* token : tokens_.getTokens()) {
      auto type = token->getType();
      if (type == ChiParser::LPAREN || type == ChiParser::LBRACK || type == ChiParser::LBRACE) ++depth;
      if (type == ChiParser::RPAREN || type == ChiParser::RBRACK || type == ChiParser::RBRACE)
        depth -= depth > 0 ? 1 : 0;
      if (depth <= reading_.limits.rule_depth) continue;
      reading_.diagnostics.push_back(MakeDiagnostic(Code::Y0114, reading_.SpanOf(*token),
                                                    {std::to_string(reading_.limits.rule_depth)}));
      return false;
    }
    return true;
  }

  // Declaration by declaration, so that ANTLR's tree never holds more than one.
  void Declarations(ast::File& file) {
    lang::Builder builder(reading_, tokens_);
    while (tokens_.LA(1) != antlr4::Token::EOF && !TooMany()) {
      auto at = tokens_.index();
      auto errors = parser_.getNumberOfSyntaxErrors();
      auto known = reading_.diagnostics.size();
      auto* declaration = parser_.declaration();
      bool sound = reading_.diagnostics.size() == known && parser_.getNumberOfSyntaxErrors() == errors;
      if (sound) builder.Declaration(declaration, file);
      parser_.getTreeTracker().reset();
      if (!sound) Resume(tokens_.index() == at);
    }
  }

  std::optional<ast::Expr> Expression() {
    auto known = reading_.diagnostics.size();
    auto* inner = parser_.inner();
    if (reading_.diagnostics.size() == known && tokens_.LA(1) != antlr4::Token::EOF)
      reading_.diagnostics.push_back(lang::Explain(reading_, {tokens_, *tokens_.LT(1), {}}));
    if (reading_.diagnostics.size() != known) return std::nullopt;
    auto expression = lang::Builder(reading_, tokens_).Expression(inner);
    return reading_.diagnostics.size() == known ? std::optional(std::move(expression)) : std::nullopt;
  }

 private:
  // After a mistake: the clauses that are left of the declaration are read for their own mistakes.
  void Resume(bool past_this_token) {
    if (past_this_token) tokens_.consume();
    while (SkipToStart(), AtClause() && !TooMany()) {
      parser_.getErrorHandler()->reset(&parser_);
      auto known = reading_.diagnostics.size();
      parser_.clause();
      parser_.getTreeTracker().reset();
      if (reading_.diagnostics.size() == known && !AtStart())
        reading_.diagnostics.push_back(lang::Explain(reading_, {tokens_, *tokens_.LT(1), {}}));
    }
    parser_.getErrorHandler()->reset(&parser_);
  }

  bool AtStart() {
    auto type = tokens_.LA(1);
    return type == antlr4::Token::EOF || (lang::BeginsLine(tokens_) && (lang::StartsDeclaration(type) || lang::StartsClause(type)));
  }

  void SkipToStart() {
    while (!AtStart()) tokens_.consume();
  }

  bool AtClause() {
    auto type = tokens_.LA(1);
    if (type == ChiParser::SOURCE) return tokens_.LA(3) != ChiParser::EQ;
    return lang::StartsClause(type) && type != ChiParser::GIVEN && type != ChiParser::SHOULD;
  }

  bool TooMany() {
    if (told_) return true;
    if (reading_.diagnostics.size() < reading_.limits.rule_errors) return false;
    told_ = true;
    reading_.diagnostics.push_back(MakeDiagnostic(Code::Y0113, reading_.SpanOf(*tokens_.LT(1)),
                                                  {std::to_string(reading_.limits.rule_errors)}));
    return true;
  }

  lang::FoldStream stream_;
  lang::TokenSource lexer_;
  antlr4::CommonTokenStream tokens_;
  ChiParser parser_;
  lang::Reading reading_;
  bool told_ = false;  // that there are too many errors
};

std::optional<Diagnostic> Unfit(const Source& source, std::uint32_t id, const Limits& limits) {
  auto text = source.text();
  if (text.size() > limits.rule_file_bytes)
    return MakeDiagnostic(Code::Y0116, {id, 0, 0},
                          {std::to_string(text.size()), std::to_string(limits.rule_file_bytes)});
  auto valid = static_cast<std::uint32_t>(ValidUtf8Prefix(text));
  if (valid < text.size()) return MakeDiagnostic(Code::Y0115, {id, valid, valid + 1});
  return std::nullopt;
}

}  // namespace

ast::File ParseFile(const SourceSet& sources, std::uint32_t source, const Limits& limits,
                    Diagnostics& diagnostics) {
  ast::File file;
  file.source = source;
  const auto& text = sources.at(source);
  if (auto unfit = Unfit(text, source, limits)) {
    diagnostics.push_back(*unfit);
    return file;
  }
  Diagnostics found;
  Front front(text.text(), 0, source, limits, found);
  if (front.Shallow()) front.Declarations(file);
  diagnostics.insert(diagnostics.end(), found.begin(), found.end());
  return file;
}

std::optional<ast::Expr> ParseExpression(const SourceSet& sources, Span span, const Limits& limits,
                                         Diagnostics& diagnostics) {
  Diagnostics found;
  Front front(sources.Text(span), span.begin, span.source, limits, found);
  auto expression = front.Shallow() ? front.Expression() : std::nullopt;
  diagnostics.insert(diagnostics.end(), found.begin(), found.end());
  return expression;
}

}  // namespace yichi
