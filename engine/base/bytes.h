#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace yichi {

// Numbers and texts behind one another: numbers as LEB128, texts with their length before them.
class ByteWriter {
 public:
  void Number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) bytes_ += static_cast<char>(value | 0x80);
    bytes_ += static_cast<char>(value);
  }
  // Small for small values of either sign.
  void Signed(std::int64_t value) {
    Number((static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63));
  }
  void Text(std::string_view text) {
    Number(text.size());
    bytes_ += text;
  }
  std::string Take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// Reads what a ByteWriter wrote. Past the end, and from bytes that were damaged, it gives zeros and empty
// texts and is not sound any more.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  std::uint64_t Number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (rest_.empty()) return Fail();
      auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80) return value;
    }
    return Fail();
  }
  std::int64_t Signed() {
    auto value = Number();
    return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
  }
  std::uint32_t Small() {
    auto value = Number();
    return value > 0xFFFFFFFF ? static_cast<std::uint32_t>(Fail()) : static_cast<std::uint32_t>(value);
  }
  // A number of things that follow, each of at least one byte.
  std::size_t Count() {
    auto count = Number();
    return count > rest_.size() ? static_cast<std::size_t>(Fail()) : static_cast<std::size_t>(count);
  }
  std::string_view Text() {
    auto text = rest_.substr(0, Count());
    rest_.remove_prefix(text.size());
    return text;
  }
  // What follows cannot be meant.
  void Stop() { Fail(); }
  bool at_end() const { return rest_.empty(); }
  bool sound() const { return sound_; }

 private:
  std::uint64_t Fail() {
    sound_ = false;
    rest_ = {};
    return 0;
  }

  std::string_view rest_;
  bool sound_ = true;
};

}  // namespace yichi
