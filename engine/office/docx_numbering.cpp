#include "office/docx_numbering.h"

#include <algorithm>

#include "base/utf8.h"

namespace yichi {
namespace {

// Drawn anew at every paragraph, and held for every list: more than real files have would only fill memory.
constexpr std::size_t kLongestText = 100, kMostLists = 20'000;

// A custom format stands in a Choice with its nearest standard format as Fallback.
XmlElement FindFormat(XmlElement level) {
  if (auto direct = level.Child("numFmt")) return direct;
  for (auto child : Children(level)) {
    if (!child.Is(XmlNamespace::Compatibility, "AlternateContent")) continue;
    for (auto branch : Children(child))
      if (branch.Is(XmlNamespace::Compatibility, "Fallback")) return branch.Child("numFmt");
  }
  return {};
}

NumberingLevel ReadLevel(XmlElement element) {
  NumberingLevel level;
  level.start = ReadInteger(element.Child("start").Word("val").value_or("1")).value_or(1);
  level.format = FindFormat(element).Word("val").value_or("decimal");
  level.text = DecodeUtf8(element.Child("lvlText").Word("val").value_or("")).substr(0, kLongestText);
  if (auto restart = ReadInteger(element.Child("lvlRestart").Word("val").value_or("")))
    level.restart = static_cast<std::uint32_t>(std::clamp<std::int64_t>(*restart, 0, kNumberingLevels));
  level.decimal_only = IsOn(element.Child("isLgl"));
  level.style = element.Child("pStyle").Word("val").value_or("");
  return level;
}

std::optional<std::size_t> ReadIndex(XmlElement element) {
  auto index = ReadInteger(element.Word("ilvl").value_or(""));
  if (!index || *index < 0 || *index >= static_cast<std::int64_t>(kNumberingLevels)) return std::nullopt;
  return static_cast<std::size_t>(*index);
}

NumberingDefinition ReadDefinition(XmlElement element) {
  NumberingDefinition definition;
  for (auto child : Children(element))
    if (auto index = child.IsWord("lvl") ? ReadIndex(child) : std::nullopt)
      definition.levels[*index] = ReadLevel(child);
  definition.style_link = element.Child("styleLink").Word("val").value_or("");
  definition.num_style_link = element.Child("numStyleLink").Word("val").value_or("");
  return definition;
}

NumberingInstance ReadInstance(XmlElement element) {
  NumberingInstance instance;
  instance.definition = element.Child("abstractNumId").Word("val").value_or("");
  for (auto child : Children(element)) {
    auto index = child.IsWord("lvlOverride") ? ReadIndex(child) : std::nullopt;
    if (!index) continue;
    if (auto level = child.Child("lvl")) instance.levels[*index] = ReadLevel(level);
    instance.starts[*index] = ReadInteger(child.Child("startOverride").Word("val").value_or(""));
  }
  return instance;
}

// The level that names one of these styles, the nearest style first.
std::optional<std::size_t> LevelOfStyles(const NumberingDefinition& definition,
                                         const std::vector<std::string>& styles) {
  for (const auto& style : styles)
    for (std::size_t i = 0; i < kNumberingLevels; ++i)
      if (!style.empty() && definition.levels[i].style == style) return i;
  return std::nullopt;
}

std::optional<NumberingPlace> Place(const Numbering& numbering, const StyleSheet& styles,
                                    const std::string& instance) {
  auto definition = FindDefinition(numbering, styles, instance);
  if (definition.empty()) return std::nullopt;
  return NumberingPlace{instance, definition, 0};
}

// A level may name a style that itself says nothing of numbering.
std::optional<NumberingPlace> PlaceByLevelStyle(const Numbering& numbering, const StyleSheet& styles,
                                                const std::string& style) {
  auto known = numbering.level_styles.find(style);
  if (known == numbering.level_styles.end()) return std::nullopt;
  auto place = Place(numbering, styles, known->second.instance);
  if (place) place->level = known->second.level;
  return place;
}

// Looked up once, not for every paragraph.
void IndexStyles(Numbering& numbering) {
  for (const auto& [id, definition] : numbering.definitions)
    if (!definition.style_link.empty()) numbering.style_links.emplace(definition.style_link, id);
  for (const auto& [id, instance] : numbering.instances) {
    auto definition = numbering.definitions.find(instance.definition);
    if (definition == numbering.definitions.end()) continue;
    for (std::size_t i = 0; i < kNumberingLevels; ++i)
      if (const auto& style = definition->second.levels[i].style; !style.empty())
        numbering.level_styles.emplace(style, NumberingPlace{id, instance.definition, i});
  }
}

}  // namespace

Numbering ReadNumbering(XmlElement root) {
  Numbering numbering;
  for (auto child : Children(root)) {
    if (child.IsWord("abstractNum") && numbering.definitions.size() < kMostLists)
      numbering.definitions.emplace(child.Word("abstractNumId").value_or(""), ReadDefinition(child));
    if (child.IsWord("num") && numbering.instances.size() < kMostLists)
      numbering.instances.emplace(child.Word("numId").value_or(""), ReadInstance(child));
  }
  IndexStyles(numbering);
  return numbering;
}

std::string FindDefinition(const Numbering& numbering, const StyleSheet& styles,
                           const std::string& instance) {
  constexpr int kMostLinks = 8;  // also ends a cycle
  auto at = instance;
  for (int hops = 0; hops < kMostLinks; ++hops) {
    auto it = numbering.instances.find(at);
    if (it == numbering.instances.end()) return {};
    auto definition = numbering.definitions.find(it->second.definition);
    if (definition == numbering.definitions.end()) return {};
    const auto& link = definition->second.num_style_link;
    if (link.empty()) return definition->first;
    auto style = styles.styles.find(link);
    if (style == styles.styles.end() || !style->second.numbering) {
      auto linked = numbering.style_links.find(link);
      return linked == numbering.style_links.end() ? std::string() : linked->second;
    }
    at = *style->second.numbering;
  }
  return {};
}

std::optional<NumberingPlace> FindNumbering(const Numbering& numbering, const StyleSheet& styles,
                                            const ParagraphProperties& properties) {
  const auto* style = styles.Paragraph(properties.style);
  if (!properties.numbering && (!style || !style->numbering))
    return PlaceByLevelStyle(numbering, styles, properties.style);
  auto place = Place(numbering, styles, properties.numbering ? *properties.numbering : *style->numbering);
  if (!place) return std::nullopt;
  std::optional<std::size_t> level;
  if (properties.numbering_level) level = *properties.numbering_level;
  if (!level && style)
    level = LevelOfStyles(numbering.definitions.at(place->definition), style->numbering_styles);
  if (!level && style && style->numbering_level) level = *style->numbering_level;
  place->level = level.value_or(0);
  return place;
}

}  // namespace yichi
