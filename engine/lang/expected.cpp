#include "lang/expected.h"

#include <set>
#include <vector>

#include "ChiParser.h"
#include "lang/keywords.h"
#include "lang/mistakes.h"

namespace yichi::lang {
namespace {

using grammar::ChiParser;
using Types = std::set<std::size_t>;

bool Holds(const Types& types, std::initializer_list<std::size_t> all) {
  for (auto type : all)
    if (!types.contains(type)) return false;
  return true;
}

void Drop(Types& types, std::initializer_list<std::size_t> some) {
  for (auto type : some) types.erase(type);
}

// Keywords that may stand for a field's name say nothing beside 名称.
void DropWords(Types& types) {
  Drop(types, {ChiParser::VERSION_OF, ChiParser::REGION, ChiParser::SOURCE, ChiParser::STANDARD,
               ChiParser::CLASSIFICATION, ChiParser::DOCUMENT_NUMBER, ChiParser::EFFECTIVE, ChiParser::REPEALED,
               ChiParser::QUOTE, ChiParser::KIND, ChiParser::DOMAIN, ChiParser::ADVICE, ChiParser::REASON});
}

void DropStarts(Types& types) {
  std::erase_if(types, [](std::size_t type) {
    return StartsClause(type) || StartsDeclaration(type) || type == antlr4::Token::EOF;
  });
}

// Replaces whole families of tokens by the one word a reader has for them.
std::vector<std::string> Families(Types& types) {
  std::vector<std::string> labels;
  if (Holds(types, {ChiParser::NAME, ChiParser::NUMBER, ChiParser::LPAREN})) {
    labels.push_back("一个值");
    Drop(types, {ChiParser::NAME, ChiParser::NUMBER, ChiParser::LPAREN, ChiParser::QUANTITY, ChiParser::PERCENT,
                 ChiParser::DATE, ChiParser::STRING, ChiParser::TRUE, ChiParser::FALSE, ChiParser::UNREGULATED,
                 ChiParser::LBRACK, ChiParser::LBRACE, ChiParser::MINUS, ChiParser::NOT});
    DropWords(types);
  }
  bool starts = Holds(types, {ChiParser::RULE, ChiParser::MODEL});
  bool clauses = Holds(types, {ChiParser::REQUIRE, ChiParser::APPLIES});
  if (Holds(types, {ChiParser::LT, ChiParser::GE})) {
    labels.push_back("比较词");
    Drop(types, {ChiParser::EQ, ChiParser::NE, ChiParser::LT, ChiParser::LE, ChiParser::GT, ChiParser::GE,
                 ChiParser::APPROX, ChiParser::IN, ChiParser::NOT_IN, ChiParser::HAS, ChiParser::NOT_HAS,
                 ChiParser::MATCHES, ChiParser::NOT_MATCHES, ChiParser::PLUS, ChiParser::MINUS, ChiParser::STAR,
                 ChiParser::SLASH, ChiParser::DOT, ChiParser::LPAREN});
  }
  if (types.contains(ChiParser::NAME)) DropWords(types);
  if (clauses || starts) {
    labels.push_back("下一个子句");
    labels.push_back("下一个声明");
    DropStarts(types);
    Drop(types, {ChiParser::VERSION_OF, ChiParser::REGION});
  }
  return labels;
}

}  // namespace

std::string DescribeExpected(const antlr4::misc::IntervalSet& set) {
  Types types;
  for (auto type : set.toList())
    types.insert(type < 0 ? antlr4::Token::EOF : static_cast<std::size_t>(type));
  auto labels = Families(types);
  for (auto type : types) {
    auto label = type == antlr4::Token::EOF ? std::string("文件结尾") : LabelOf(type);
    if (!label.empty()) labels.push_back(label);
  }
  constexpr std::size_t kMost = 4;
  if (labels.size() > kMost) labels.resize(kMost);
  std::string out;
  for (std::size_t i = 0; i < labels.size(); ++i)
    out += (i == 0 ? "" : i + 1 == labels.size() ? "或" : "、") + labels[i];
  return out;
}

}  // namespace yichi::lang
