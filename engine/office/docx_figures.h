#pragma once

#include <vector>

#include "office/docx_story.h"

namespace yichi {

// A warning for each paragraph whose figures (digits or Chinese numerals) differ when its changes are
// rejected.
void NoteChangedFigures(const std::vector<StoryBlock>& blocks, Diagnostics& notes);

}  // namespace yichi
