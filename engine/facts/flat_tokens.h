#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace yichi::facts {

// Without the white space of JSON around it.
std::string_view TrimmedToken(std::string_view text);

// A scalar of JSON: what stands between the quotes, or a number, true or false as written.
struct Scalar {
  enum class Kind : std::uint8_t { Null, Text, Other } kind = Kind::Null;
  std::string_view text;
  bool escaped = false;
};

// The scalar that a token is; false for one that is left to the ordinary reader: what is no scalar of JSON,
// and numbers that readers may take differently. `escapes`: a backslash may stand in it.
bool ReadToken(std::string_view token, bool escapes, Scalar& scalar);

// A key and the quote behind it, to be compared by words.
class WrittenKey {
 public:
  WrittenKey() = default;
  explicit WrittenKey(const std::string& name) {
    auto quoted = name + '"';
    if (quoted.size() > sizeof words_) return;
    std::memcpy(words_.data(), quoted.data(), quoted.size());
    count_ = (quoted.size() + kWord - 1) / kWord;
    std::array<unsigned char, kWord> last;
    last.fill(0xFF);
    std::fill(last.begin() + static_cast<std::ptrdiff_t>((quoted.size() - 1) % kWord + 1), last.end(),
              static_cast<unsigned char>(0));
    std::memcpy(&last_mask_, last.data(), kWord);
  }

  // Whether it stands there; false too where `room` does not reach or the key is very long.
  bool StandsAt(const char* at, std::size_t room) const {
    if (count_ == 0 || room < count_ * kWord) return false;
    for (std::size_t i = 0; i + 1 < count_; ++i)
      if (Load(at + i * kWord) != words_[i]) return false;
    return (Load(at + (count_ - 1) * kWord) & last_mask_) == words_[count_ - 1];
  }

 private:
  static constexpr std::size_t kWord = sizeof(std::uint64_t);
  static std::uint64_t Load(const char* at) {
    std::uint64_t word = 0;
    std::memcpy(&word, at, kWord);
    return word;
  }

  std::array<std::uint64_t, 6> words_{};
  std::size_t count_ = 0;
  std::uint64_t last_mask_ = 0;
};

}  // namespace yichi::facts
