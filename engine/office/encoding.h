#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yichi {

// Code points with the byte offset of each in the original bytes.
struct DecodedText {
  std::u32string text;
  std::vector<std::uint32_t> offsets;
  std::string_view encoding;  // UTF-8, UTF-16, GB18030
};

// Whether the bytes begin with a UTF-16 byte order mark.
bool IsUtf16(std::string_view bytes);

// UTF-16 with byte order mark to UTF-8; nullopt when surrogates do not pair or a byte is left over.
std::optional<std::string> Utf16ToUtf8(std::string_view bytes);

// A text file: UTF-16 with mark, else UTF-8 (with or without mark), else GB18030. On failure the offset of
// the first bad byte.
struct TextDecoding {
  std::optional<DecodedText> decoded;
  std::size_t bad_byte = 0;
};
TextDecoding DecodeText(std::string_view bytes);

}  // namespace yichi
