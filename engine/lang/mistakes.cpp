#include "lang/mistakes.h"

#include <algorithm>
#include <array>
#include <functional>

#include "ChiParser.h"
#include "base/utf8.h"
#include "lang/expected.h"
#include "lang/keywords.h"
#include "lang/unspaced.h"
#include "text/numeral.h"

namespace yichi::lang {

using antlr4::Token;
using grammar::ChiParser;

namespace {

template <std::size_t N>
bool IsAnyOf(std::size_t type, const std::array<std::size_t, N>& types) {
  return std::find(types.begin(), types.end(), type) != types.end();
}

bool IsComparator(std::size_t type) { return type >= ChiParser::NE && type <= ChiParser::GT; }

// What the parser stopped at, with its neighbours.
class Mistake {
 public:
  Mistake(const Reading& reading, const Stop& stop) : reading_(reading), stop_(stop) {}

  std::optional<Diagnostic> Find() const {
    using Detector = std::optional<Diagnostic> (Mistake::*)() const;
    constexpr Detector kDetectors[] = {&Mistake::OpenString, &Mistake::Stray,      &Mistake::ClauseColon,
                                       &Mistake::ForeignWord, &Mistake::UnitSpace, &Mistake::ArticleNumber,
                                       &Mistake::Chain,      &Mistake::Unspaced,   &Mistake::EmptyClause,
                                       &Mistake::Unclosed};
    for (auto detector : kDetectors)
      if (auto diagnostic = (this->*detector)()) return diagnostic;
    return std::nullopt;
  }

 private:
  Token& At() const { return stop_.offending; }
  std::size_t Type() const { return At().getType(); }

  const Token* Neighbour(int step) const {
    auto index = static_cast<std::ptrdiff_t>(At().getTokenIndex()) + step;
    while (index >= 0 && static_cast<std::size_t>(index) < stop_.tokens.size()) {
      auto* token = stop_.tokens.get(static_cast<std::size_t>(index));
      if (token->getChannel() == Token::DEFAULT_CHANNEL) return token;
      index += step;
    }
    return nullptr;
  }

  std::string Text(const Token& token) const {
    return std::string(reading_.text.Text(token.getStartIndex(), token.getStopIndex() + 1));
  }

  bool Touches(const Token& before, const Token& after) const {
    return before.getStopIndex() + 1 == after.getStartIndex();
  }

  Diagnostic Make(Code code, Span span, std::vector<std::string> arguments,
                  std::optional<std::string> replacement = std::nullopt) const {
    auto diagnostic = MakeDiagnostic(code, span, std::move(arguments));
    if (replacement) diagnostic.fix = Fix{span, std::move(*replacement)};
    return diagnostic;
  }

  std::optional<Diagnostic> OpenString() const {
    if (Type() != ChiParser::OPEN_STRING) return std::nullopt;
    return Make(Code::Y0102, reading_.SpanOf(At()), {});
  }

  std::optional<Diagnostic> Stray() const {
    if (Type() != ChiParser::STRAY) return std::nullopt;
    auto mark = Text(At());
    if (mark == "。" || mark == ";" || mark == "；")
      return Make(Code::Y0103, reading_.SpanOf(At()), {mark}, "");
    return Make(Code::Y0104, reading_.SpanOf(At()), {mark});
  }

  // Before a colon every word is a name, so 要求: reads as one.
  std::optional<Diagnostic> ClauseColon() const {
    const Token* colon = Type() == ChiParser::COLON ? &At() : Neighbour(1);
    const Token* word = Type() == ChiParser::COLON ? Neighbour(-1) : &At();
    if (!colon || !word || colon->getType() != ChiParser::COLON || word->getType() != ChiParser::NAME)
      return std::nullopt;
    auto keyword = KeywordType(Text(*word));
    if (!StartsClause(keyword) && !StartsDeclaration(keyword)) return std::nullopt;
    return Make(Code::Y0105, reading_.SpanOf(*colon), {Text(*word)}, " ");
  }

  std::optional<Diagnostic> UnitSpace() const {
    auto* number = Neighbour(-1);
    constexpr std::size_t kLongestUnit = 4;
    if (Type() != ChiParser::NAME || !number || number->getType() != ChiParser::NUMBER) return std::nullopt;
    if (CodePointCount(Text(At())) > kLongestUnit) return std::nullopt;
    auto mended = Text(*number) + Text(At());
    return Make(Code::Y0106, reading_.Between(*number, At()), {mended}, mended);
  }

  // 第12条: 第 is a name, 12条 a quantity.
  std::optional<Diagnostic> ArticleNumber() const {
    auto* number = Neighbour(1);
    bool split = Type() == ChiParser::NAME && Text(At()) == "第" && number &&
                 number->getType() == ChiParser::QUANTITY && Touches(At(), *number);
    if (!split) return std::nullopt;
    auto narrow = reading_.text.Narrow(number->getStartIndex(), number->getStopIndex() + 1);
    auto digits = narrow.find_first_not_of("0123456789");
    constexpr std::size_t kMostDigits = 8;
    if (digits > kMostDigits) return std::nullopt;
    auto mended = "第" + WriteNumeral(std::stoll(narrow.substr(0, digits))) + narrow.substr(digits);
    return Make(Code::Y0107, reading_.Between(At(), *number), {mended}, mended);
  }

  std::optional<Diagnostic> ForeignWord() const {
    struct Word {
      std::string_view foreign, ours;
      bool replaces;
    };
    constexpr Word kWords[] = {{"如果", "适用", false}, {"若", "适用", false},   {"如", "适用", false},
                               {"那么", "要求", false}, {"则", "要求", false},   {"必须", "要求", false},
                               {"应当", "要求", false}, {"并且", "且", true},    {"而且", "且", true},
                               {"以及", "且", true},    {"和", "且", true},      {"或者", "或", true},
                               {"不是", "非", false},   {"例外", "除外", true},  {"否则", "但", false}};
    for (const Token* token : {static_cast<const Token*>(&At()), Neighbour(-1)}) {
      if (!token || token->getType() != ChiParser::NAME) continue;
      auto text = Text(*token);
      for (const auto& word : kWords)
        if (word.foreign == text)
          return Make(Code::Y0109, reading_.SpanOf(*token), {text, std::string(word.ours)},
                      word.replaces ? std::optional(std::string(word.ours)) : std::nullopt);
    }
    return std::nullopt;
  }

  std::optional<Diagnostic> Chain() const {
    if (!IsComparator(Type())) return std::nullopt;
    for (int back = -1;; --back) {
      auto* token = Neighbour(back);
      if (!token || StartsClause(token->getType()) || StartsDeclaration(token->getType())) return std::nullopt;
      if (IsAnyOf<5>(token->getType(), {ChiParser::AND, ChiParser::OR, ChiParser::LPAREN, ChiParser::COMMA,
                                        ChiParser::EXCEPT}))
        return std::nullopt;
      if (IsComparator(token->getType())) return Make(Code::Y0108, reading_.SpanOf(At()), {});
    }
  }

  std::optional<Diagnostic> Unspaced() const {
    for (const Token* token : {static_cast<const Token*>(&At()), Neighbour(-1)}) {
      if (!token || token->getType() != ChiParser::NAME) continue;
      if (auto split = UnspacedSplit(Text(*token)))
        return Make(Code::Y0110, reading_.SpanOf(*token), {Text(*token), *split}, *split);
    }
    return std::nullopt;
  }

  bool AtBoundary() const {
    return StartsClause(Type()) || StartsDeclaration(Type()) || Type() == Token::EOF;
  }

  std::optional<Diagnostic> EmptyClause() const {
    auto* word = Neighbour(-1);
    if (!AtBoundary() || !word || !StartsClause(word->getType())) return std::nullopt;
    return Make(Code::Y0112, reading_.SpanOf(*word), {Text(*word)});
  }

  static std::size_t Closer(std::size_t opener) {
    switch (opener) {
      case ChiParser::LPAREN:
        return ChiParser::RPAREN;
      case ChiParser::LBRACK:
        return ChiParser::RBRACK;
      case ChiParser::LBRACE:
        return ChiParser::RBRACE;
      default:
        return 0;
    }
  }

  // The innermost bracket that is still open where the parser stopped.
  std::optional<Diagnostic> Unclosed() const {
    if (!AtBoundary()) return std::nullopt;
    std::vector<std::size_t> awaited;
    for (int back = -1; auto* token = Neighbour(back); --back) {
      auto type = token->getType();
      if (StartsDeclaration(type)) break;
      if (type == ChiParser::RPAREN || type == ChiParser::RBRACK || type == ChiParser::RBRACE)
        awaited.push_back(type);
      auto closer = Closer(type);
      if (closer == 0) continue;
      if (!awaited.empty() && awaited.back() == closer) {
        awaited.pop_back();
        continue;
      }
      constexpr std::string_view kClosers[] = {")", "]", "}"};
      auto which = closer == ChiParser::RPAREN ? 0u : closer == ChiParser::RBRACK ? 1u : 2u;
      return Make(Code::Y0111, reading_.SpanOf(*token), {Text(*token), std::string(kClosers[which])});
    }
    return std::nullopt;
  }

  const Reading& reading_;
  const Stop& stop_;
};

}  // namespace

bool BeginsLine(antlr4::TokenStream& tokens) {
  auto* before = tokens.LT(-1);
  return before == nullptr || before->getLine() < tokens.LT(1)->getLine();
}

bool StartsClause(std::size_t type) {
  return IsAnyOf<19>(type, {ChiParser::OBJECT, ChiParser::APPLIES, ChiParser::EXCEPT,  ChiParser::LET,
                            ChiParser::REQUIRE, ChiParser::FORBID, ChiParser::YIELD,   ChiParser::LOCATE,
                            ChiParser::MESSAGE, ChiParser::ADVICE, ChiParser::REASON,  ChiParser::LEVEL,
                            ChiParser::GOOD,    ChiParser::BAD,    ChiParser::SOURCE,  ChiParser::BUT,
                            ChiParser::REPLACES, ChiParser::GIVEN, ChiParser::SHOULD});
}

bool StartsDeclaration(std::size_t type) {
  return IsAnyOf<15>(type, {ChiParser::PACK, ChiParser::IMPORT, ChiParser::SOURCE, ChiParser::UNIT,
                            ChiParser::ENUM, ChiParser::MODEL, ChiParser::STANDARD, ChiParser::DEFINITION,
                            ChiParser::RULE, ChiParser::COMPUTATION, ChiParser::LEXICON,
                            ChiParser::CLASSIFICATION, ChiParser::EXTRACTION, ChiParser::CASE,
                            ChiParser::UNQUANTIFIED});
}

Diagnostic Explain(const Reading& reading, const Stop& stop) {
  if (auto known = Mistake(reading, stop).Find()) return *known;
  auto span = reading.SpanOf(stop.offending);
  bool at_end = stop.offending.getType() == Token::EOF;
  auto found = at_end ? std::string("文件结尾")
                      : "“" + std::string(reading.text.Text(stop.offending.getStartIndex(),
                                                             stop.offending.getStopIndex() + 1)) + "”";
  auto expected = DescribeExpected(stop.expected);
  if (expected.empty()) return MakeDiagnostic(Code::Y0117, span, {found});
  return MakeDiagnostic(Code::Y0101, span, {found, expected});
}

}  // namespace yichi::lang
