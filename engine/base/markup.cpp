#include "base/markup.h"

#include "base/utf8.h"

namespace yichi {
namespace {

bool IsAllowedInXml(char32_t c) {
  return c == U'\t' || c == U'\n' || c == U'\r' || (c >= 0x20 && c <= 0xD7FF) ||
         (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
}

}  // namespace

std::string EscapedMarkup(std::string_view text) {
  std::string out;
  for (char32_t c : DecodeUtf8(text)) {
    if (c == U'&')
      out += "&amp;";
    else if (c == U'<')
      out += "&lt;";
    else if (c == U'>')
      out += "&gt;";
    else if (c == U'"')
      out += "&quot;";
    else
      AppendUtf8(out, IsAllowedInXml(c) ? c : U'\uFFFD');
  }
  return out;
}

}  // namespace yichi
