#include "facts/stretch.h"

namespace yichi::facts {
namespace {

constexpr std::u32string_view kBlank = U" \t\r\n\u3000\u00A0";

}  // namespace

Place PlaceOf(const Piece& piece) { return {piece.paragraph, piece.begin, piece.end}; }

Place FirstPlace(const Pieces& pieces) { return pieces.empty() ? Place() : PlaceOf(pieces.front()); }

Place Stretch::PlaceOf(TextRange range) const {
  std::uint32_t before = 0;
  for (const auto& part : parts) {
    auto length = part.end - part.begin;
    if (range.begin < before + length || &part == &parts.back()) {
      auto begin = part.begin + (range.begin - before);
      auto end = part.begin + (range.end - before);
      return {part.paragraph, begin, end < part.end ? end : part.end};
    }
    before += length;
  }
  return {};
}

Piece Stretches::Whole(std::uint32_t paragraph) const {
  return {paragraph, 0, static_cast<std::uint32_t>(document_.paragraphs[paragraph].text.size())};
}

std::u32string_view Stretches::Text(const Piece& piece) const {
  return std::u32string_view(document_.paragraphs[piece.paragraph].text).substr(piece.begin, piece.end - piece.begin);
}

const Stretch& Stretches::Of(const Piece& piece) {
  auto& known = known_[piece];
  if (!known) known = std::make_unique<Stretch>(Joined({piece}));
  return *known;
}

Stretch Stretches::Joined(const Pieces& pieces) const {
  Stretch stretch;
  for (const auto& piece : pieces) {
    auto trimmed = pieces.size() == 1 ? piece : Trim(document_, piece);
    stretch.text += Text(trimmed);
    stretch.parts.push_back(trimmed);
  }
  stretch.view = MakeView(stretch.text);
  return stretch;
}

std::u32string_view Trim(std::u32string_view text) {
  auto begin = text.find_first_not_of(kBlank);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlank) + 1 - begin);
}

Piece Trim(const Document& document, Piece piece) {
  auto text = std::u32string_view(document.paragraphs[piece.paragraph].text).substr(piece.begin, piece.end - piece.begin);
  auto begin = text.find_first_not_of(kBlank);
  if (begin == text.npos) return {piece.paragraph, piece.begin, piece.begin};
  auto end = text.find_last_not_of(kBlank) + 1;
  return {piece.paragraph, piece.begin + static_cast<std::uint32_t>(begin), piece.begin + static_cast<std::uint32_t>(end)};
}

}  // namespace yichi::facts
