#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/pattern_tree.h"

namespace yichi::pattern {

// The characters of a pattern's text with the places they stand at.
class Characters {
 public:
  // With `whole`, every place is that span: the text stands in no rule file of its own.
  Characters(std::string_view utf8, Span span, bool whole);

  std::size_t size() const { return characters_.size(); }
  bool done() const { return at_ == characters_.size(); }
  std::size_t at() const { return at_; }
  char32_t Peek(std::size_t ahead = 0) const { return at_ + ahead < size() ? characters_[at_ + ahead] : 0; }
  char32_t Take() { return characters_[at_++]; }
  void Move(std::size_t to) { at_ = to; }
  std::u32string_view Text(std::size_t begin, std::size_t end) const {
    return std::u32string_view(characters_).substr(begin, end - begin);
  }
  std::u32string_view Rest() const { return std::u32string_view(characters_).substr(at_); }
  Span Place(std::size_t begin, std::size_t end) const;

 private:
  std::u32string characters_;
  std::vector<std::uint32_t> offsets_;
  Span span_;
  bool whole_;
  std::size_t at_ = 0;
};

// What all parts of one CompilePattern share.
struct ParseContext {
  const PatternVocabulary& vocabulary;
  const Limits& limits;
  std::vector<Hole>& holes;
  Diagnostics& diagnostics;
  SharedLexicons* lexicons;                  // null: each is read anew
  std::vector<std::uint32_t> open_lexicons;  // being expanded, outermost first
  std::size_t depth = 0;
  std::size_t nodes = 0;  // bounds the work of lexicons within lexicons
};

// A recursive-descent parser of one text. After an error it goes on to find the next one.
class Parser {
 public:
  Parser(ParseContext& context, Characters characters) : context_(context), in_(std::move(characters)) {}

  std::optional<Node> ParseAll();

 private:
  Node Alternatives(char32_t closing);
  Node Sequence(char32_t closing);
  void Piece(std::vector<Node>& pieces);
  Node Group();
  Node Braces();
  Node OptionalPart(std::size_t begin);
  Node Gap(std::size_t begin);
  Node Nameless(std::u32string_view inside, Span place);
  Node Named(std::u32string_view inside, std::size_t colon, Span place);
  Node Typed(Hole hole, Span place);
  Node LexiconWords(std::uint32_t lexicon, Span place);
  std::optional<Node> LexiconWord(std::uint32_t lexicon, const std::string& word, Span place);
  Node MemberWords(std::uint32_t enumeration, Span place);
  void WarnWideSigns();
  void WarnCounts();
  void Report(Code code, Span place, std::vector<std::string> arguments = {});
  bool Enter(Span place);
  void Leave() { --context_.depth; }

  ParseContext& context_;
  Characters in_;
  bool failed_ = false;
  std::vector<std::size_t> wide_brackets_;     // open （ of the current alternative
  std::vector<std::size_t> crossed_brackets_;  // of the ones before it: a ） here would look like a group's
};

}  // namespace yichi::pattern
