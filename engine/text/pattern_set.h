#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "text/pattern.h"

namespace yichi {

// Many patterns asked about one short text after another. One pass over the text finds every word that any of
// the patterns holds; each pattern is then a small program over the places of its words, 64 places at a time.
// No number or date holes (Y0518), and a gap does not mind sentence marks: the text is one clause already.
class PatternSet {
 public:
  // Places of the words of one text, and working memory; reused from text to text.
  class Places;

  // The longest part that can be asked about, in characters.
  static constexpr std::uint32_t kLongestPart = 1023;

  // The number of the new pattern; nullopt after reporting. All patterns of a set have one vocabulary.
  std::optional<std::uint32_t> Add(std::span<const PatternText> alternatives,
                                   const PatternVocabulary& vocabulary, const Limits& limits,
                                   Diagnostics& diagnostics);
  // After the last Add: makes the automaton.
  void Build();

  // Finds the words of a folded text.
  void Scan(std::u32string_view folded, Places& places) const;
  // Narrows the questions to a part of the scanned text.
  void Enter(TextRange part, Places& places) const;
  // The same for a part of the part entered last, or for that part after Drop: quicker to enter, no slower to
  // ask unless many words are gone.
  void Narrow(TextRange part, Places& places) const;
  // Forgets the words found that have a character in the range. Narrow or enter the part again before asking.
  static void Drop(TextRange range, Places& places);
  // The same for the words that begin in it: a longer word that begins before it stays.
  static void DropBeginning(TextRange range, Places& places);
  // False: the part entered last, or a part of it, lacks words that the pattern needs. Quick.
  bool Hopes(std::uint32_t pattern, const Places& places) const;
  // Whether the pattern matches in that part.
  bool Matches(std::uint32_t pattern, Places& places) const;
  // Its leftmost match there, as short as possible; places of the scanned text.
  std::optional<TextRange> Find(std::uint32_t pattern, Places& places) const;
  // Whether a match begins at that place of it.
  bool StandsAt(std::uint32_t pattern, std::uint32_t at, Places& places) const;

  std::size_t size() const;
  std::size_t words() const;

  struct Data;

 private:
  std::shared_ptr<Data> data_;
};

class PatternSet::Places {
 public:
  struct Word {
    std::uint32_t row, begin, end;  // row: where its bits are
  };
  std::vector<Word> words;  // of the scanned text, by where they begin
  // Where it has what no narrow gap crosses, in order: for the caller to give after Scan, which empties it.
  std::vector<std::uint32_t> stops;
  // The words that may lie in the part that is asked about: [first_word, last_word).
  std::uint32_t first_word = 0, last_word = 0;
  // Bits by part of the patterns: what single words of that part of the text make possible, and what all the
  // words of the part entered last do.
  std::vector<std::uint64_t> found, possible;
  std::vector<std::uint64_t> begun;  // bits by sequence: it is to be looked at
  TextRange part;
  // By part of the patterns: where its matches end that begin anywhere, of words where they begin and where
  // they end; if worked out since the part that is asked about was last given.
  std::vector<std::uint32_t> worked_out;
  std::vector<std::uint64_t> anywhere;
  std::uint32_t generation = 0;  // of what is worked out
};

}  // namespace yichi
