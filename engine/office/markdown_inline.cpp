#include "office/markdown_inline.h"

#include <algorithm>

namespace yichi {
namespace {

bool IsWordCharacter(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
}

class MarkStripper {
 public:
  explicit MarkStripper(std::u32string_view text) : text_(text), dropped_(text.size(), false) {}

  std::vector<bool> Run() {
    for (std::size_t i = 0; i < text_.size();) i = Step(i);
    return std::move(dropped_);
  }

 private:
  void Drop(std::size_t begin, std::size_t count) {
    for (std::size_t i = begin; i < begin + count; ++i) dropped_[i] = true;
  }

  std::size_t Step(std::size_t i) {
    constexpr std::u32string_view kEscapable = U"\\`*_{}[]()#+-.!|<>~";
    if (text_[i] == U'\\' && i + 1 < text_.size() && kEscapable.find(text_[i + 1]) != kEscapable.npos) {
      Drop(i, 1);
      return i + 2;
    }
    if (text_[i] == U'`') return Code(i);
    if (text_[i] == U'[' || (text_[i] == U'!' && text_.substr(i + 1, 1) == U"[")) return Link(i);
    if (text_[i] == U'*' || text_[i] == U'_' || text_[i] == U'~') return Emphasis(i);
    return i + 1;
  }

  std::size_t Code(std::size_t i) {
    auto close = text_.find(U'`', i + 1);
    if (close == text_.npos) return i + 1;
    Drop(i, 1);
    Drop(close, 1);
    return close + 1;
  }

  // [text](target) keeps the text, ![text](target) nothing.
  std::size_t Link(std::size_t i) {
    constexpr std::size_t kLongest = 1000;
    bool image = text_[i] == U'!';
    auto open = image ? i + 1 : i;
    auto near = text_.substr(0, std::min(text_.size(), open + kLongest));
    auto middle = near.find(U"](", open);
    auto close = middle == near.npos ? middle : near.find(U')', middle);
    if (close == near.npos) return i + 1;
    if (image) {
      Drop(i, close + 1 - i);
      return close + 1;
    }
    Drop(open, 1);
    Drop(middle, close + 1 - middle);
    return open + 1;
  }

  // Already dropped characters are marks that an earlier partner has claimed.
  std::size_t Emphasis(std::size_t i) {
    auto mark = text_[i];
    std::size_t count = 1;
    while (i + count < text_.size() && text_[i + count] == mark) ++count;
    if (dropped_[i] || count > 3 || (mark == U'~' && count != 2)) return i + count;
    bool opens = i + count < text_.size() && text_[i + count] != U' ';
    bool inside_word = mark == U'_' && i > 0 && IsWordCharacter(text_[i - 1]);
    auto close = opens && !inside_word ? FindClosing(i + count, mark, count) : text_.npos;
    if (close == text_.npos) return i + count;
    Drop(i, count);
    Drop(close, count);
    return i + count;
  }

  std::size_t FindClosing(std::size_t from, char32_t mark, std::size_t count) {
    // What has no partner from here on has none further on.
    auto kind = std::pair(mark, count);
    if (std::find(lone_.begin(), lone_.end(), kind) != lone_.end()) return text_.npos;
    for (auto i = from; i < text_.size(); ++i) {
      if (text_[i] != mark || dropped_[i]) continue;
      std::size_t length = 1;
      while (i + length < text_.size() && text_[i + length] == mark) ++length;
      bool word_follows = mark == U'_' && i + length < text_.size() && IsWordCharacter(text_[i + length]);
      if (length == count && i > from && text_[i - 1] != U' ' && !word_follows) return i;
      i += length - 1;
    }
    lone_.push_back(kind);
    return text_.npos;
  }

  std::u32string_view text_;
  std::vector<bool> dropped_;
  std::vector<std::pair<char32_t, std::size_t>> lone_;  // marks and their lengths that close nowhere
};

}  // namespace

TextLine StripMarks(TextLine line) {
  auto dropped = MarkStripper(line.text).Run();
  TextLine kept{{}, {}, line.line};
  for (std::size_t i = 0; i < dropped.size(); ++i) {
    if (dropped[i]) continue;
    kept.text += line.text[i];
    kept.offsets.push_back(line.offsets[i]);
  }
  return kept;
}

}  // namespace yichi
