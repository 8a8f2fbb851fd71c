#include "lang/fold_stream.h"

#include <algorithm>

#include "base/utf8.h"

namespace yichi::lang {
namespace {

bool IsHan(char32_t c) {
  return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf) || (c >= 0x20000 && c <= 0x3ffff) ||
         (c >= 0xf900 && c <= 0xfaff) || c == 0x3005 || c == 0x3007;
}

}  // namespace

std::uint8_t Fold(char32_t c) {
  if (c == '\t' || c == '\r' || c == '\n') return static_cast<std::uint8_t>(c);
  if (c < 0x20) return kStray;
  if (c < 0x7f) return static_cast<std::uint8_t>(c);
  if (IsHan(c)) return kHan;
  if (c >= 0xff01 && c <= 0xff5e) return static_cast<std::uint8_t>(c - 0xfee0);
  switch (c) {
    case U'\u3000':
    case U'\u00a0':
      return ' ';
    case U'、':
      return ',';
    case U'×':
      return '*';
    case U'÷':
      return '/';
    case U'−':
      return '-';
    case U'“':
      return kOpenQuote;
    case U'”':
      return kCloseQuote;
    case U'「':
      return kOpenCorner;
    case U'」':
      return kCloseCorner;
    case U'《':
      return kOpenTitle;
    case U'》':
      return kCloseTitle;
    case U'≠':
      return kNotEqual;
    case U'≤':
      return kAtMost;
    case U'≥':
      return kAtLeast;
    case U'≈':
      return kAbout;
    case U'→':
      return kArrow;
    case U'⇒':
      return kGives;
    default:
      return kStray;
  }
}

FoldStream::FoldStream(std::string_view utf8, std::uint32_t base) : utf8_(utf8), base_(base) {
  offsets_.reserve(utf8.size() / 2 + 1);
  folded_.reserve(utf8.size() / 2 + 1);
  for (std::size_t i = 0; i < utf8.size();) {
    auto lead = static_cast<unsigned char>(utf8[i]);
    std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    char32_t c = length == 1 ? lead : lead & (0x7fu >> length);
    for (std::size_t k = 1; k < length; ++k) c = (c << 6) | (static_cast<unsigned char>(utf8[i + k]) & 0x3fu);
    offsets_.push_back(static_cast<std::uint32_t>(i));
    folded_.push_back(Fold(c));
    i += length;
  }
  offsets_.push_back(static_cast<std::uint32_t>(utf8.size()));
}

std::string FoldStream::Narrow(std::size_t begin, std::size_t end) const {
  std::string out;
  for (auto i = begin; i < end; ++i) {
    if (folded_[i] >= ' ')
      out += static_cast<char>(folded_[i]);
    else
      out += Text(i, i + 1);
  }
  return out;
}

std::string FoldStream::getText(const antlr4::misc::Interval& interval) {
  auto begin = std::min(static_cast<std::size_t>(interval.a), folded_.size());
  auto end = std::min(static_cast<std::size_t>(interval.b) + 1, folded_.size());
  return begin < end ? std::string(Text(begin, end)) : std::string();
}

}  // namespace yichi::lang
