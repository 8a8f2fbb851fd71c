#pragma once

#include "office/text.h"

namespace yichi {

// Markdown: headings get their outline level, pipe tables become tables, marks of emphasis, links, quotes and
// lists go away while the rest keeps its offsets. Each remaining line is a paragraph; fenced blocks keep
// their lines as they are.
void AddMarkdown(std::vector<TextLine> lines, Document& document);

}  // namespace yichi
