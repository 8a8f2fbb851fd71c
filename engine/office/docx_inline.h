#pragma once

#include <vector>

#include "base/limits.h"
#include "office/docx_story.h"
#include "office/docx_styles.h"
#include "office/xml.h"

namespace yichi {

// Fields may begin in one paragraph and end in another; of each only the result is text.
class FieldNesting {
 public:
  void Begin() { in_code_.push_back(true); }
  void Separate() {
    if (!in_code_.empty()) in_code_.back() = false;
  }
  void End() {
    if (!in_code_.empty()) in_code_.pop_back();
  }
  bool InCode() const;
  // A code without result that was never closed must not swallow what follows.
  void CloseCodes();

 private:
  std::vector<bool> in_code_;
};

// What reading a story needs and gathers.
struct StoryReading {
  const StyleSheet& styles;
  const Limits& limits;
  StoryRemarks remarks;
};

// Reads the inline content of one w:p into `paragraph`, which has its properties.
void ReadInline(XmlElement element, Change change, StoryReading& reading, FieldNesting& fields,
                StoryParagraph& paragraph);

// The branch of an mc:AlternateContent that is to be read: the first Choice whose needs are known, else the
// Fallback.
XmlElement ChooseBranch(XmlElement alternatives);

}  // namespace yichi
