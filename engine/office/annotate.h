#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "office/read.h"
#include "value/record.h"

namespace yichi {

// One comment for a copy of a Word file.
struct Annotation {
  // As in the Document that ReadDocument makes of the same bytes with the same options. An empty range: the
  // paragraph (an automatic label has no characters); an unknown place: the title, or the first paragraph.
  Place place;
  std::vector<std::string> text;  // the comment's paragraphs
  std::string author = "一尺";
  std::string initials = "YC";
  std::string date;  // 2026-01-01T00:00:00Z; none when empty
};

// The same .docx with comments at these places. Bytes are only inserted: text, formats, tracked changes and
// comments of others stay, parts that are not concerned are copied as they are, and equal input gives equal
// bytes. Characters that no comment can hold by themselves (in a formula, a text box, ruby text, a note) are
// commented as the whole they stand in, with the characters quoted. A comment that the file bears there
// already, from an earlier copy, is not made again. Refuses signed files: a copy's signature would be void.
std::variant<std::string, Unreadable> AnnotateDocx(std::string_view original,
                                                   const std::vector<Annotation>& annotations,
                                                   const ReadOptions& options);

}  // namespace yichi
