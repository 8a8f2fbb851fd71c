#include "lang/token_source.h"

#include "ChiParser.h"
#include "base/utf8.h"
#include "lang/keywords.h"

namespace yichi::lang {

using grammar::ChiParser;

std::unique_ptr<antlr4::Token> TokenSource::nextToken() {
  if (!pending_.empty()) {
    auto next = std::move(pending_.back());
    pending_.pop_back();
    return next;
  }
  auto next = ChiLexer::nextToken();
  auto& common = static_cast<antlr4::CommonToken&>(*next);
  if (common.getType() == ChiParser::NAME && !after_dot_ && !BeforeColon()) {
    if (auto keyword = KeywordType(Text(common)))
      common.setType(keyword);
    else if (IsArticle(Text(common)))
      common.setType(ChiParser::ARTICLE);
  }
  if (common.getType() == ChiParser::QUANTITY) CutTails(common);
  after_dot_ = common.getType() == ChiParser::DOT;
  return next;
}

bool TokenSource::BeforeColon() {
  ssize_t ahead = 1;
  while (text_.LA(ahead) == ' ' || text_.LA(ahead) == '\t') ++ahead;
  return text_.LA(ahead) == ':';
}

std::string_view TokenSource::Text(const antlr4::CommonToken& next) const {
  return text_.Text(next.getStartIndex(), next.getStopIndex() + 1);
}

// "4名以上不满" becomes 4名, 以上, 不满.
void TokenSource::CutTails(antlr4::CommonToken& next) {
  while (next.getType() == ChiParser::QUANTITY) {
    auto word = Text(next);
    auto bytes = RangeTail(word);
    if (bytes == 0) return;
    auto tail_word = word.substr(word.size() - bytes);
    auto cut = next.getStopIndex() + 1 - CodePointCount(tail_word);
    auto tail = std::make_unique<antlr4::CommonToken>(&next);
    tail->setStartIndex(cut);
    tail->setCharPositionInLine(next.getCharPositionInLine() + (cut - next.getStartIndex()));
    tail->setType(KeywordType(tail_word));
    pending_.push_back(std::move(tail));
    next.setStopIndex(cut - 1);
    auto before = text_.FoldedAt(cut - 1);
    if (before >= '0' && before <= '9') next.setType(ChiParser::NUMBER);
  }
}

}  // namespace yichi::lang
