#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "office/docx_styles.h"

namespace yichi {

inline constexpr std::size_t kNumberingLevels = 9;

struct NumberingLevel {
  std::int64_t start = 1;
  std::string format = "decimal";
  std::u32string text;                   // “第%1条”
  std::optional<std::uint32_t> restart;  // 0 never, n: after a paragraph of level n (from 1) or above
  bool decimal_only = false;             // w:isLgl
  std::string style;                     // paragraph style that means this level
};

struct NumberingDefinition {
  std::array<NumberingLevel, kNumberingLevels> levels;
  std::string style_link;      // this definition is what the numbering style holds
  std::string num_style_link;  // the definition is found through this numbering style
};

struct NumberingInstance {
  std::string definition;
  std::array<std::optional<NumberingLevel>, kNumberingLevels> levels;
  std::array<std::optional<std::int64_t>, kNumberingLevels> starts;
};

struct NumberingPlace {
  std::string instance;
  std::string definition;
  std::size_t level = 0;
};

struct Numbering {
  std::map<std::string, NumberingDefinition> definitions;
  std::map<std::string, NumberingInstance> instances;  // by w:numId
  std::map<std::string, std::string> style_links;      // numbering style → definition
  std::map<std::string, NumberingPlace> level_styles;  // paragraph style → the first level that names it
};

Numbering ReadNumbering(XmlElement root);

// The id of the definition behind an instance, links by numbering styles followed; "" when it leads nowhere.
std::string FindDefinition(const Numbering& numbering, const StyleSheet& styles, const std::string& instance);

// Which numbering a paragraph has, from its own properties, its style, or the level that names its style.
std::optional<NumberingPlace> FindNumbering(const Numbering& numbering, const StyleSheet& styles,
                                            const ParagraphProperties& properties);

}  // namespace yichi
