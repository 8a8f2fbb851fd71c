#include "lang/layout.h"

#include "ChiParser.h"
#include "lang/mistakes.h"
#include "lang/token_source.h"

namespace yichi::lang {
namespace {

using grammar::ChiParser;

bool KeepsItsText(std::size_t type) {
  return type == ChiParser::STRING || type == ChiParser::TITLE || type == ChiParser::COMMENT;
}

std::string TrimRight(std::string text) {
  auto last = text.find_last_not_of(" \t\r");
  text.resize(last == std::string::npos ? 0 : last + 1);
  return text;
}

Word WordOf(FoldStream& stream, const antlr4::Token& token) {
  Word word;
  word.type = token.getType();
  auto begin = token.getStartIndex(), end = token.getStopIndex() + 1;
  word.text = KeepsItsText(word.type) ? std::string(stream.Text(begin, end)) : stream.Narrow(begin, end);
  word.comment = word.type == ChiParser::COMMENT;
  if (word.comment) word.text = TrimRight("#" + word.text.substr(word.text.starts_with("#") ? 1 : 3));
  return word;
}

}  // namespace

std::vector<Word> WordsOf(FoldStream& stream) {
  TokenSource source(stream);
  std::vector<Word> words;
  std::size_t after = 0, line = 0;
  for (auto token = source.nextToken(); token->getType() != antlr4::Token::EOF; token = source.nextToken()) {
    auto word = WordOf(stream, *token);
    word.touches = !words.empty() && token->getStartIndex() == after;
    word.first = words.empty() || token->getLine() > line;
    word.blank_above = !words.empty() && token->getLine() > line + 1;
    line = token->getLine();
    after = token->getStopIndex() + 1;
    words.push_back(std::move(word));
  }
  return words;
}

namespace {

int Opens(std::size_t type) {
  if (type == ChiParser::LPAREN || type == ChiParser::LBRACK || type == ChiParser::LBRACE) return 1;
  if (type == ChiParser::RPAREN || type == ChiParser::RBRACK || type == ChiParser::RBRACE) return -1;
  return 0;
}

// Breaks tokens into lines, knowing the declaration they stand in.
class Breaker {
 public:
  explicit Breaker(std::vector<Word> words) : words_(std::move(words)) {}

  std::vector<Line> Break() {
    for (at_ = 0; at_ < words_.size(); ++at_) {
      auto& word = words_[at_];
      if (word.comment)
        Comment();
      else if (word.first || BeginsClause())
        Begin();
      if (word.comment) continue;
      depth_ += Opens(word.type);
      lines_.back().words.push_back(word);
    }
    return std::move(lines_);
  }

 private:
  void Comment() {
    auto& word = words_[at_];
    if (!word.first && !lines_.empty()) {
      lines_.back().comment = word.text;
      return;
    }
    // A comment stands where what it speaks of stands.
    auto next = at_;
    while (next < words_.size() && words_[next].comment) ++next;
    bool outside = next == words_.size() || (depth_ == 0 && IsDeclaration(next));
    Line line;
    line.kind = LineKind::Comment;
    line.indent = outside ? 0 : 2 + 2 * static_cast<std::size_t>(depth_);
    line.blank_above = word.blank_above;
    line.comment = word.text;
    lines_.push_back(std::move(line));
  }

  std::size_t TypeAt(std::size_t index) const {
    while (index < words_.size() && words_[index].comment) ++index;
    return index < words_.size() ? words_[index].type : 0;
  }

  // 依据 declares a document when a name and = follow; 版本 and 辖区 stand alone only at the head of a file.
  bool IsDeclaration(std::size_t index) const {
    auto type = words_[index].type;
    if (!words_[index].first) return false;
    if (type == ChiParser::SOURCE) return TypeAt(index + 2) == ChiParser::EQ;
    if (type == ChiParser::VERSION_OF || type == ChiParser::REGION) return head_;
    if (TypeAt(index + 1) == ChiParser::COLON) return false;
    return StartsDeclaration(type);
  }

  bool InRule() const { return declaration_ == ChiParser::RULE || declaration_ == ChiParser::COMPUTATION; }

  static bool IsClauseWord(std::size_t type) {
    return StartsClause(type) && type != ChiParser::BUT && type != ChiParser::SOURCE;
  }

  // A clause that the writer put behind another one gets its own line.
  bool BeginsClause() const {
    if (depth_ > 0) return false;
    auto type = words_[at_].type;
    if (declaration_ == ChiParser::CASE) return type == ChiParser::GIVEN || type == ChiParser::SHOULD;
    return InRule() && IsClauseWord(type) && TypeAt(at_ + 1) != ChiParser::COLON && !AfterName();
  }

  // 建议, 理由 and the like also name fields: an operator or a comma before them shows it.
  bool AfterName() const {
    if (at_ == 0) return false;
    auto before = words_[at_ - 1].type;
    return before == ChiParser::DOT || before == ChiParser::COMMA || (before >= ChiParser::NE && before <= ChiParser::SLASH);
  }

  void Begin() {
    const auto& word = words_[at_];
    Line line;
    line.blank_above = word.first && word.blank_above;
    auto depth = static_cast<std::size_t>(depth_ - (Opens(word.type) < 0 ? 1 : 0));
    if (depth_ == 0 && IsDeclaration(at_)) {
      declaration_ = word.type;
      head_ = word.type == ChiParser::PACK || word.type == ChiParser::VERSION_OF || word.type == ChiParser::IMPORT ||
              word.type == ChiParser::REGION;
      line.kind = LineKind::Declaration;
    } else {
      line.kind = KindHere();
      line.indent = 2 + 2 * depth + (line.kind == LineKind::Continuation && depth == 0 ? 2 : 0);
    }
    lines_.push_back(std::move(line));
  }

  LineKind KindHere() const {
    auto type = words_[at_].type;
    if (type == ChiParser::BAR && IsTable()) return LineKind::TableRow;
    if (depth_ > 0) return LineKind::Clause;
    switch (declaration_) {
      case ChiParser::MODEL:
        return TypeAt(at_ + 1) == ChiParser::COLON ? LineKind::Field : LineKind::Clause;
      case ChiParser::STANDARD:
      case ChiParser::DEFINITION:
        return HasGives() ? LineKind::Row : LineKind::Clause;
      case ChiParser::RULE:
      case ChiParser::COMPUTATION:
        return StartsClause(type) || type == ChiParser::EFFECTIVE || type == ChiParser::REPEALED
                   ? LineKind::Clause
                   : LineKind::Continuation;
      case ChiParser::EXTRACTION:
        return type == ChiParser::NAME && !AfterName() ? LineKind::Clause : LineKind::Continuation;
      default:
        return LineKind::Clause;
    }
  }

  bool IsTable() const {
    return depth_ > 0 || declaration_ == ChiParser::STANDARD || declaration_ == ChiParser::DEFINITION;
  }

  bool HasGives() const {
    for (auto i = at_; i < words_.size() && (i == at_ || !words_[i].first); ++i)
      if (words_[i].type == ChiParser::GIVES) return true;
    return false;
  }

  std::vector<Word> words_;
  std::vector<Line> lines_;
  std::size_t at_ = 0;
  int depth_ = 0;
  std::size_t declaration_ = 0;
  bool head_ = true;
};

}  // namespace

std::vector<Line> BreakLines(std::vector<Word> words) { return Breaker(std::move(words)).Break(); }

namespace {

bool IsOperator(std::size_t type) { return type >= ChiParser::ARROW && type <= ChiParser::SLASH; }

bool IsWord(std::size_t type) {
  return type == ChiParser::NAME || type == ChiParser::QUANTITY || type == ChiParser::NUMBER || type == ChiParser::PERCENT ||
         type == ChiParser::DATE || type >= ChiParser::PACK;
}

// Marks that belong to what stands before them stand a little apart.
bool StandsApart(std::size_t type) {
  return type == ChiParser::SOURCE || type == ChiParser::BUT || type == ChiParser::EXCEPT || type == ChiParser::KIND ||
         type == ChiParser::OVERRIDES || type == ChiParser::DOMAIN || type == ChiParser::CARRY;
}

bool NameLike(std::size_t type) { return type == ChiParser::NAME || type == ChiParser::STANDARD; }

std::string_view Gap(const std::vector<Word>& words, std::size_t i, std::size_t begin) {
  auto before = words[i - 1].type, type = words[i].type;
  if (type == ChiParser::COMMA || type == ChiParser::COLON || type == ChiParser::DOT || before == ChiParser::DOT) return "";
  if (type == ChiParser::RPAREN || before == ChiParser::LPAREN) return "";
  if (type == ChiParser::LPAREN) return NameLike(before) ? "" : " ";
  if (before == ChiParser::LBRACK) return type == ChiParser::LBRACE || type == ChiParser::BAR ? " " : "";
  if (type == ChiParser::RBRACK) return before == ChiParser::RBRACE || before == ChiParser::BAR ? " " : "";
  if (before == ChiParser::LBRACE && type == ChiParser::RBRACE) return "";
  if (before == ChiParser::MINUS) {
    bool unary = i - 1 == begin || IsOperator(words[i - 2].type) || words[i - 2].type == ChiParser::LPAREN ||
                 words[i - 2].type == ChiParser::COMMA || words[i - 2].type >= ChiParser::PACK;
    if (unary) return "";
  }
  bool tight_slash = (type == ChiParser::SLASH || type == ChiParser::STAR) && words[i].touches &&
                     i + 1 < words.size() && words[i + 1].touches;
  bool after_tight = (before == ChiParser::SLASH || before == ChiParser::STAR) && words[i].touches && words[i - 1].touches;
  if (tight_slash || after_tight) return "";
  // 不超过30名, 30名以下: the writer's choice.
  bool comparison = before >= ChiParser::NE && before <= ChiParser::GT && words[i - 1].text.size() > 3;
  bool tail = type >= ChiParser::NE && type <= ChiParser::GT && words[i].text.size() > 3;
  if (words[i].touches && (IsWord(before) || comparison) && (IsWord(type) || tail)) return "";
  return StandsApart(type) && i > begin ? "  " : " ";
}

}  // namespace

std::string JoinWords(const std::vector<Word>& words, std::size_t begin, std::size_t end) {
  std::string out;
  for (auto i = begin; i < end; ++i) {
    if (i > begin) out += Gap(words, i, begin);
    out += words[i].text;
  }
  return out;
}

}  // namespace yichi::lang
