#include "base/utf8.h"

#include <algorithm>
#include <iterator>

namespace yichi {
namespace {

struct Decoded {
  char32_t code_point = 0;
  std::size_t length = 0;  // 0: not well-formed
};

Decoded DecodeOne(std::string_view text) {
  auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  auto lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  std::size_t length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
  if (length == 0 || length > text.size()) return {};
  char32_t code_point = lead & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0u) != 0x80u) return {};
    code_point = (code_point << 6) | (byte(i) & 0x3Fu);
  }
  constexpr char32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
  if (code_point < kSmallest[length] || code_point > 0x10FFFF || surrogate) return {};
  return {code_point, length};
}

struct Range {
  char32_t first, last;
};

bool Contains(const Range* begin, const Range* end, char32_t code_point) {
  auto range =
      std::upper_bound(begin, end, code_point, [](char32_t c, const Range& r) { return c < r.first; });
  return range != begin && code_point <= std::prev(range)->last;
}

constexpr Range kZeroWidth[] = {{0x00AD, 0x00AD}, {0x0300, 0x036F},  {0x200B, 0x200F}, {0x202A, 0x202E},
                                {0x2060, 0x2064}, {0x20D0, 0x20FF},  {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F},
                                {0xFEFF, 0xFEFF}, {0xE0100, 0xE01EF}};
constexpr Range kWide[] = {{0x1100, 0x115F},  {0x2E80, 0x303E},   {0x3041, 0x33FF},   {0x3400, 0x4DBF},
                           {0x4E00, 0x9FFF},  {0xA000, 0xA4CF},   {0xA960, 0xA97F},   {0xAC00, 0xD7A3},
                           {0xF900, 0xFAFF},  {0xFE10, 0xFE19},   {0xFE30, 0xFE6F},   {0xFF00, 0xFF60},
                           {0xFFE0, 0xFFE6},  {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF}, {0x1F900, 0x1F9FF},
                           {0x20000, 0x3FFFD}};
constexpr Range kAmbiguous[] = {{0x00B7, 0x00B7}, {0x00D7, 0x00D7}, {0x00F7, 0x00F7}, {0x2014, 0x2016},
                                {0x2018, 0x2019}, {0x201C, 0x201D}, {0x2022, 0x2022}, {0x2026, 0x2026},
                                {0x2103, 0x2103}, {0x2160, 0x217F}, {0x2190, 0x2199}, {0x2248, 0x2248},
                                {0x2260, 0x2261}, {0x2264, 0x2265}, {0x2460, 0x24FF}, {0x25A0, 0x25FF}};

bool IsZeroWidth(char32_t c) { return Contains(std::begin(kZeroWidth), std::end(kZeroWidth), c); }
bool IsWide(char32_t c) {
  return Contains(std::begin(kWide), std::end(kWide), c) ||
         Contains(std::begin(kAmbiguous), std::end(kAmbiguous), c);
}

}  // namespace

std::size_t ValidUtf8Prefix(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    auto length = DecodeOne(text.substr(at)).length;
    if (length == 0) break;
    at += length;
  }
  return at;
}

std::u32string DecodeUtf8(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  while (!text.empty()) {
    auto [code_point, length] = DecodeOne(text);
    out.push_back(length == 0 ? U'\uFFFD' : code_point);
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return out;
}

void AppendUtf8(std::string& out, char32_t c) {
  auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

std::string EncodeUtf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size() * 3);
  for (auto c : text) AppendUtf8(out, c);
  return out;
}

std::size_t CodePointCount(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
}

std::size_t DisplayWidth(char32_t code_point) {
  return IsZeroWidth(code_point) ? 0 : IsWide(code_point) ? 2 : 1;
}

std::size_t DisplayWidth(std::string_view utf8_text) {
  std::size_t width = 0;
  for (auto c : DecodeUtf8(utf8_text)) width += DisplayWidth(c);
  return width;
}

}  // namespace yichi
