#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "base/diagnostic.h"
#include "base/limits.h"
#include "office/document.h"

namespace yichi {

struct ReadOptions {
  Changes changes = Changes::Accept;
  Limits limits;
};

// Why a file could not be read, with what to do (a code D00xx of the catalogue, its place left empty).
struct Unreadable {
  Diagnostic reason;
};

// Reads a document from its bytes. The content decides the format, not the name (SniffFormat). A sheet
// becomes a table; record files (HoldsRecords) are read as lines of text here, as records by ReadRecords.
// Never throws on any input, within `limits`; nothing is fetched, nothing written.
std::variant<Document, Unreadable> ReadDocument(std::string path, std::string bytes,
                                                const ReadOptions& options);

// A document from paragraphs that already are text (the examples of rules).
struct TextBlock {
  std::string text;                             // a paragraph, or …
  std::vector<std::vector<std::string>> table;  // … the cells of a table
};
Document DocumentFromText(std::string path, const std::vector<TextBlock>& blocks);

}  // namespace yichi
