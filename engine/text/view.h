#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yichi {

// The text as rules compare it, beside the text as written. Matching sees full-width ASCII as ASCII,
// ideographic and no-break spaces and tabs as one space, the commas ， and 、, brackets and colons in their
// one half-width form, CJK radicals as their ideographs, every line break as \n, and no zero-width
// characters. Quotes, 《》, 〔〕 and 。 stay. Every matching position knows its position in the original.
struct TextView {
  std::u32string original;
  std::u32string folded;
  std::vector<std::uint32_t> origin;  // folded.size() + 1 entries; the last is the original length
  std::uint32_t OriginalBegin(std::size_t folded_index) const { return origin[folded_index]; }
  // End of the original range of a folded range that ends before `folded_index`.
  std::uint32_t OriginalEnd(std::size_t folded_index) const;
};

TextView MakeView(std::u32string_view original);
std::u32string Fold(std::u32string_view original);
char32_t FoldCharacter(char32_t c);  // 0 for a character that the view drops

// Half-open ranges of code points.
struct TextRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend bool operator==(const TextRange&, const TextRange&) = default;
};

// Sentences end at 。！？； and their half-width forms and at line breaks; the mark belongs to its sentence;
// a mark inside brackets or quotes does not end one. White space around a sentence is left out.
std::vector<TextRange> SplitSentences(std::u32string_view text);

}  // namespace yichi
