#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "office/document.h"
#include "value/record.h"

// Text on a terminal, by true display width (Han characters are two columns wide).
namespace yichi::report {

// Lines of at most `columns`. Breaks after wide characters and at spaces, never before a closing mark.
std::vector<std::string> Wrap(std::string_view text, std::size_t columns);

// A paragraph cut to `columns` around a place, and the place's position in what is left.
struct Excerpt {
  std::string line;
  std::size_t indent = 0;  // columns before the place
  std::size_t width = 1;   // columns of the place, at least 1
};
Excerpt MakeExcerpt(const Paragraph& paragraph, const Place& place, std::size_t columns);

enum class Style { Plain, Error, Warning, Note, Title, Dim };

// The text between the terminal's marks for the style; the text itself when `color` is false.
std::string Styled(std::string_view text, Style style, bool color);

}  // namespace yichi::report
