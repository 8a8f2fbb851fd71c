#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/view.h"

namespace yichi::pattern {

// A longer run without a mark counts as several sentences: what a text hole may read ahead is bounded, and
// with it the cost of looking for all matches.
inline constexpr std::size_t kLongestSentence = 2048;

// What a pattern asks about the paragraph around a place: its ends, the ends of its sentences, where numbers
// begin. Worked out line by line as matching gets there, so that it costs nothing where nothing matches.
class Lines {
 public:
  explicit Lines(const TextView& view) : view_(view) {}

  // Makes the line that holds the place the current one. All questions are about places in it.
  void Seek(std::size_t at) {
    if (!known_ || at < begin_ || at > end_) Read(at);
  }
  // Blanks at either end of a paragraph are not part of it.
  bool AtBegin(std::size_t at) const { return at <= content_begin_; }
  bool AtEnd(std::size_t at) const { return at >= content_end_; }
  bool EndsSentence(std::size_t at) {
    if (!sentences_known_) MarkSentences();
    return (marks_[at - begin_] & kSentenceEnd) != 0;
  }
  // Whether a number may begin here: not inside another one.
  bool BeginsNumber(std::size_t at) {
    if (!numbers_known_) MarkNumbers();
    return (marks_[at - begin_] & kInsideNumber) == 0;
  }
  // The line from a place on, as numerals are to be read: 1、200 are two numbers, 1,200 is one.
  std::u32string_view From(std::size_t at) {
    if (!numbers_known_) MarkNumbers();
    return std::u32string_view(text_).substr(at - begin_);
  }

 private:
  enum Mark : std::uint8_t { kSentenceEnd = 1, kInsideNumber = 2 };
  void Read(std::size_t at);
  void MarkSentences();
  void MarkNumbers();

  const TextView& view_;
  bool known_ = false, sentences_known_ = false, numbers_known_ = false;
  std::size_t begin_ = 0, end_ = 0, content_begin_ = 0, content_end_ = 0;
  std::u32string text_;
  std::vector<std::uint8_t> marks_;
};

}  // namespace yichi::pattern
