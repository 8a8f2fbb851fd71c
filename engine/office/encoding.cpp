#include "office/encoding.h"

#include <iconv.h>

#include <algorithm>

#include "base/utf8.h"

namespace yichi {
namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

char32_t Unit(std::string_view bytes, std::size_t at, bool big) {
  auto first = static_cast<unsigned char>(bytes[at]), second = static_cast<unsigned char>(bytes[at + 1]);
  return static_cast<char32_t>(big ? first << 8 | second : second << 8 | first);
}

TextDecoding DecodeUtf16(std::string_view bytes) {
  bool big = bytes[0] == '\xFE';
  DecodedText out{{}, {}, "UTF-16"};
  for (std::size_t at = 2; at < bytes.size();) {
    auto begin = at;
    if (bytes.size() - at < 2) return {{}, begin};
    auto unit = Unit(bytes, at, big);
    at += 2;
    if (unit >= 0xDC00 && unit <= 0xDFFF) return {{}, begin};
    if (unit >= 0xD800 && unit <= 0xDBFF) {
      auto low = bytes.size() - at >= 2 ? Unit(bytes, at, big) : 0;
      if (low < 0xDC00 || low > 0xDFFF) return {{}, begin};
      unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
      at += 2;
    }
    out.text += unit;
    out.offsets.push_back(static_cast<std::uint32_t>(begin));
  }
  return {std::move(out), 0};
}

TextDecoding DecodeValidUtf8(std::string_view bytes, std::size_t from) {
  DecodedText out{DecodeUtf8(bytes.substr(from)), {}, "UTF-8"};
  out.offsets.reserve(out.text.size());
  for (auto at = from; at < bytes.size(); ++at)
    if ((static_cast<unsigned char>(bytes[at]) & 0xC0) != 0x80)
      out.offsets.push_back(static_cast<std::uint32_t>(at));
  return {std::move(out), 0};
}

class Converter {
 public:
  Converter() : handle_(iconv_open("UTF-32LE", "GB18030")) {}
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;
  ~Converter() {
    if (open()) iconv_close(handle_);
  }
  bool open() const { return handle_ != reinterpret_cast<iconv_t>(-1); }

  // Reads one character and moves `at` past it; nullopt at a byte that is none.
  std::optional<char32_t> Next(std::string_view bytes, std::size_t& at) {
    char* in = const_cast<char*>(bytes.data()) + at;  // iconv's interface is not const; it does not write
    const auto given = std::min(kLongest, bytes.size() - at);
    std::size_t in_left = given, out_left = sizeof(char32_t);
    char32_t unit = 0;
    auto* out = reinterpret_cast<char*>(&unit);
    iconv(handle_, &in, &in_left, &out, &out_left);
    if (out_left != 0) return std::nullopt;
    at += given - in_left;
    return unit;
  }

 private:
  // More would be converted ahead, and again at the next call.
  static constexpr std::size_t kLongest = 4;
  iconv_t handle_;
};

TextDecoding DecodeGb18030(std::string_view bytes) {
  Converter converter;
  if (!converter.open()) return {{}, ValidUtf8Prefix(bytes)};
  DecodedText out{{}, {}, "GB18030"};
  for (std::size_t at = 0; at < bytes.size();) {
    auto begin = at;
    auto unit = converter.Next(bytes, at);
    if (!unit) return {{}, begin};
    out.text += *unit;
    out.offsets.push_back(static_cast<std::uint32_t>(begin));
  }
  return {std::move(out), 0};
}

}  // namespace

bool IsUtf16(std::string_view bytes) {
  return bytes.substr(0, 2) == "\xFF\xFE" || bytes.substr(0, 2) == "\xFE\xFF";
}

std::optional<std::string> Utf16ToUtf8(std::string_view bytes) {
  auto decoding = DecodeUtf16(bytes);
  if (!decoding.decoded) return std::nullopt;
  return EncodeUtf8(decoding.decoded->text);
}

TextDecoding DecodeText(std::string_view bytes) {
  if (IsUtf16(bytes)) return DecodeUtf16(bytes);
  std::size_t from = bytes.substr(0, 3) == kUtf8Mark ? 3 : 0;
  if (ValidUtf8Prefix(bytes) == bytes.size()) return DecodeValidUtf8(bytes, from);
  return DecodeGb18030(bytes);
}

}  // namespace yichi
