#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "office/document.h"
#include "office/read.h"

namespace yichi {

enum class Container { Package, PlainText };

// What the first bytes say: a zip package, a text, or a file of another program with the sentence that says
// which.
std::variant<Container, Unreadable> SniffContainer(std::string_view bytes);

// The format by content; Docx for every zip package. The name only tells what content cannot: Markdown, or a
// table with separators of two columns, from plain text.
std::variant<Format, Unreadable> SniffFormat(std::string_view path, const std::string& bytes,
                                             const Limits& limits);

// Whether the file holds records by the names of fields (ReadRecords), not paragraphs and tables
// (ReadDocument).
constexpr bool HoldsRecords(Format format) {
  return format == Format::Json || format == Format::JsonLines || format == Format::Xml;
}

}  // namespace yichi
