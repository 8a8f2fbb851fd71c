#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "antlr4-runtime.h"

namespace yichi::lang {

// The letters of the folded alphabet that have no ASCII form. Raw control characters of the input become
// kStray, so no text can pretend to be one of these.
enum Folded : std::uint8_t {
  kHan = 0x01,
  kOpenQuote = 0x02,
  kCloseQuote = 0x03,
  kOpenCorner = 0x04,
  kCloseCorner = 0x05,
  kOpenTitle = 0x06,
  kCloseTitle = 0x07,
  kNotEqual = 0x0e,
  kAtMost = 0x0f,
  kAtLeast = 0x10,
  kAbout = 0x11,
  kArrow = 0x12,
  kGives = 0x13,
  kStray = 0x1f,
};

std::uint8_t Fold(char32_t c);

// A character stream that shows the lexer a folded alphabet and keeps the text. ANTLR's lexer caches its
// transitions for code points below 128 only and simulates the automaton anew for every Han character; folded,
// every transition is cached, and full-width input costs nothing.
class FoldStream final : public antlr4::CharStream {
 public:
  // Well-formed UTF-8; must outlive the stream. `base` is added to every byte offset given out.
  FoldStream(std::string_view utf8, std::uint32_t base);

  std::uint32_t ByteOffset(std::size_t code_point) const { return base_ + offsets_[code_point]; }
  // The text of code points [begin, end) as written.
  std::string_view Text(std::size_t begin, std::size_t end) const {
    return utf8_.substr(offsets_[begin], offsets_[end] - offsets_[begin]);
  }
  // The same with full-width digits, letters and marks in their ASCII form.
  std::string Narrow(std::size_t begin, std::size_t end) const;
  std::uint8_t FoldedAt(std::size_t code_point) const { return folded_[code_point]; }

  void consume() override { ++at_; }
  std::size_t LA(ssize_t i) override {
    auto index = static_cast<ssize_t>(at_) + (i > 0 ? i - 1 : i);
    if (index < 0 || static_cast<std::size_t>(index) >= folded_.size()) return static_cast<std::size_t>(-1);
    return folded_[static_cast<std::size_t>(index)];
  }
  ssize_t mark() override { return 0; }
  void release(ssize_t) override {}
  std::size_t index() override { return at_; }
  void seek(std::size_t index) override { at_ = index < folded_.size() ? index : folded_.size(); }
  std::size_t size() override { return folded_.size(); }
  std::string getSourceName() const override { return {}; }
  std::string getText(const antlr4::misc::Interval& interval) override;
  std::string toString() const override { return std::string(utf8_); }

 private:
  std::string_view utf8_;
  std::uint32_t base_;
  std::vector<std::uint32_t> offsets_;  // of each code point, and the end
  std::vector<std::uint8_t> folded_;
  std::size_t at_ = 0;
};

}  // namespace yichi::lang
