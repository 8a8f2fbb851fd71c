#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "office/document.h"
#include "text/view.h"
#include "value/record.h"

namespace yichi::facts {

// A piece of one paragraph, half-open in code points.
struct Piece {
  std::uint32_t paragraph = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  friend auto operator<=>(const Piece&, const Piece&) = default;
};

// A part of the document that a reading looks at, in reading order.
using Pieces = std::vector<Piece>;

// A text to match in, which knows its place. A title that runs over several paragraphs is one stretch.
struct Stretch {
  std::u32string text;
  TextView view;
  std::vector<Piece> parts;  // consecutive parts of `text`

  Place PlaceOf(TextRange range) const;
};

// The texts of pieces; each is folded once however many readings look at it.
class Stretches {
 public:
  explicit Stretches(const Document& document) : document_(document) {}

  const Stretch& Of(const Piece& piece);
  Stretch Joined(const Pieces& pieces) const;
  const Document& document() const { return document_; }
  Piece Whole(std::uint32_t paragraph) const;
  std::u32string_view Text(const Piece& piece) const;

 private:
  const Document& document_;
  std::map<Piece, std::unique_ptr<Stretch>> known_;
};

Place PlaceOf(const Piece& piece);
// Where the pieces begin; not known when there are none.
Place FirstPlace(const Pieces& pieces);

// Without white space at either end.
Piece Trim(const Document& document, Piece piece);
std::u32string_view Trim(std::u32string_view text);

}  // namespace yichi::facts
