#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "office/encoding.h"
#include "office/read.h"

namespace yichi {

// A line of a text file, with its line number from 1 and the offset of every code point; line breaks left
// out.
struct TextLine {
  std::u32string text;
  std::vector<std::uint32_t> offsets;
  std::uint32_t line = 0;
};
std::vector<TextLine> SplitLines(DecodedText decoded);

bool IsBlankText(std::u32string_view text);

// A plain text or Markdown file; structure is not found yet. Plain text: each line with text is a paragraph.
std::variant<Document, Unreadable> ReadText(std::string path, std::string_view bytes, Format format,
                                            const Limits& limits);

}  // namespace yichi
