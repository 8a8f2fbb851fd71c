#include "text/pattern_lines.h"

#include <algorithm>

#include "text/numeral_run.h"
#include "text/sentence.h"

namespace yichi::pattern {

void Lines::Read(std::size_t at) {
  const auto& folded = view_.folded;
  auto before = at == 0 ? folded.npos : folded.rfind(U'\n', at - 1);
  begin_ = before == folded.npos ? 0 : before + 1;
  end_ = std::min(folded.find(U'\n', at), folded.size());
  known_ = true;
  content_begin_ = begin_;
  content_end_ = end_;
  while (content_begin_ < end_ && folded[content_begin_] == U' ') ++content_begin_;
  while (content_end_ > content_begin_ && folded[content_end_ - 1] == U' ') --content_end_;
  sentences_known_ = numbers_known_ = false;
  marks_.assign(end_ - begin_ + 1, 0);
}

void Lines::MarkSentences() {
  sentences_known_ = true;
  auto line = std::u32string_view(view_.folded).substr(begin_, end_ - begin_);
  std::size_t begin = 0;
  auto end_at = [&](std::size_t mark) {
    for (; mark - begin > kLongestSentence; begin += kLongestSentence)
      marks_[begin + kLongestSentence] |= kSentenceEnd;
    begin = mark;
  };
  for (auto mark : SentenceEnds(line)) {
    end_at(mark);
    marks_[mark] |= kSentenceEnd;
  }
  end_at(line.size());
}

void Lines::MarkNumbers() {
  numbers_known_ = true;
  text_.assign(view_.folded, begin_, end_ - begin_);
  for (std::size_t i = 0; i < text_.size(); ++i)
    if (text_[i] == U',' && view_.original[view_.origin[begin_ + i]] == U'、') text_[i] = U'、';
  std::u32string_view text = text_;
  for (std::size_t i = 0; i < text.size();) {
    auto length = IsNumeralCharacter(text[i]) ? ReadRun(text.substr(i)).length : 1;
    for (std::size_t k = 1; k < length; ++k) marks_[i + k] |= kInsideNumber;
    i += std::max<std::size_t>(length, 1);
  }
}

}  // namespace yichi::pattern
