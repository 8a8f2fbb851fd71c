#pragma once

#include <optional>
#include <vector>

#include "office/structure_label.h"

namespace yichi {

// How a paragraph begins, and what it does to the order of sections and items.
struct Lead {
  bool structural = false;           // stands in the body itself: no cell, no note
  bool breaks = false;               // opens an attachment, or is a signature: what came before it ends
  std::optional<NumberLabel> label;  // drawn, or typed at the head of the text
  bool drawn = false;
  std::uint32_t begin = 0;  // of the text behind the label
};

// Notes numbers that stand twice (drawn and typed).
std::vector<Lead> ReadLeads(Document& document);

void FindTitle(Document& document, const std::vector<Lead>& leads);
// After the title, which is no section.
void FindSections(Document& document, const std::vector<Lead>& leads);
// After the sections, which items do not cross.
void FindItems(Document& document, const std::vector<Lead>& leads);
void FindCaptions(Document& document);
void FindCitations(Document& document);

}  // namespace yichi
