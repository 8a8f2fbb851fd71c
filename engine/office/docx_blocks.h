#pragma once

#include <vector>

#include "office/docx_inline.h"

namespace yichi {

// The paragraphs and tables inside a body, cell, note or text box, entering every wrapper. Stops at the
// limits of paragraphs and cells, which the caller compares with the counts in `reading.remarks`.
std::vector<StoryBlock> ReadBlocks(XmlElement container, Change change, StoryReading& reading);

}  // namespace yichi
