#pragma once

#include <vector>

#include "office/docx_labels.h"
#include "office/docx_story.h"
#include "office/docx_styles.h"

namespace yichi {

// Which text stays when a change is accepted or rejected.
inline bool Stays(Change change, Changes view) {
  return (change & (view == Changes::Reject ? kInserted : kDeleted)) == 0;
}

std::u32string TextInView(const StoryParagraph& paragraph, Changes view);

// Adds a story to the document in one view of its changes: paragraphs whose mark is deleted are joined with
// the next, deleted rows and cells leave the grid, labels are counted over what stays. Paragraphs without
// text and label are left out.
void AddStory(const std::vector<StoryBlock>& blocks, std::uint32_t part, Changes view,
              const StyleSheet& styles, const Numbering& numbering, Document& document);

}  // namespace yichi
