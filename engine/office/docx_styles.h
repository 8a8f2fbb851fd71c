#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "office/docx_story.h"
#include "office/xml.h"

namespace yichi {

// A style with everything that it inherits filled in.
struct Style {
  std::string name;
  bool default_paragraph = false;
  std::optional<std::string> numbering;
  std::optional<std::uint32_t> numbering_level;
  std::vector<std::string> numbering_styles;  // ids from this style down to the one that names the numbering
  std::uint32_t outline_level = 0;            // 1–9, 0 for body text
  bool centred = false;
  bool hidden = false;
};

struct StyleSheet {
  std::map<std::string, Style> styles;  // by id
  std::string default_paragraph;        // id

  // The style with this id, the default paragraph style for "" or an unknown id; nullptr in a file without
  // styles.
  const Style* Paragraph(const std::string& id) const;
};

StyleSheet ReadStyles(XmlElement root);

// w:val as Word reads switches: present without value is on.
bool IsOn(XmlElement switch_element);
std::optional<std::int64_t> ReadInteger(std::string_view text);

// The properties of a w:pPr.
ParagraphProperties ReadParagraphProperties(XmlElement properties);

}  // namespace yichi
