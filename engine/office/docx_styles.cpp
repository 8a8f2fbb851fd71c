#include "office/docx_styles.h"

#include <charconv>

namespace yichi {
namespace {

struct WrittenStyle {
  Style style;
  std::string based_on;
  ParagraphProperties properties;
  std::optional<bool> hidden;
};

// Held for every paragraph and every heir; more than real files have would only fill memory.
constexpr std::size_t kLongestName = 255, kMostStyles = 20'000;

using WrittenStyles = std::map<std::string, WrittenStyle>;

std::string Lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

// 3 for “heading 3”, “标题 3”; 0 for other names.
std::uint32_t HeadingLevel(std::string_view style_name) {
  auto name = Lowered(style_name);
  for (std::string_view start : {"heading", "标题", "標題"}) {
    if (name.compare(0, start.size(), start) != 0) continue;
    auto rest = name.substr(start.size());
    if (!rest.empty() && rest[0] == ' ') rest.erase(0, 1);
    if (rest.size() == 1 && rest[0] >= '1' && rest[0] <= '9')
      return static_cast<std::uint32_t>(rest[0] - '0');
  }
  return 0;
}

WrittenStyle ReadStyle(XmlElement element) {
  WrittenStyle read;
  read.style.name = element.Child("name").Word("val").value_or("").substr(0, kLongestName);
  auto standard = element.Word("default").value_or("0");
  read.style.default_paragraph =
      element.Word("type") == "paragraph" && (standard == "1" || standard == "true");
  read.based_on = element.Child("basedOn").Word("val").value_or("");
  read.properties = ReadParagraphProperties(element.Child("pPr"));
  if (auto vanish = element.Child("rPr").Child("vanish")) read.hidden = IsOn(vanish);
  return read;
}

void Inherit(Style& style, const WrittenStyle& from, const std::string& id, bool& numbered, bool& outlined,
             bool& placed, bool& shown) {
  const auto& properties = from.properties;
  if (!numbered) {
    style.numbering_styles.push_back(id);
    if (!style.numbering_level) style.numbering_level = properties.numbering_level;
    style.numbering = properties.numbering;
    numbered = properties.numbering.has_value();
  }
  auto by_name = HeadingLevel(from.style.name);
  if (!outlined && (properties.outline_level || by_name > 0)) {
    auto written = properties.outline_level ? *properties.outline_level + 1 : by_name;
    style.outline_level = written > 9 ? 0 : written;
    outlined = true;
  }
  if (!placed && properties.centred) {
    style.centred = *properties.centred;
    placed = true;
  }
  if (!shown && from.hidden) {
    style.hidden = *from.hidden;
    shown = true;
  }
}

Style ResolveStyle(const WrittenStyles& written, const std::string& id) {
  constexpr int kLongestChain = 32;  // also ends a cycle
  Style style = written.at(id).style;
  bool numbered = false, outlined = false, placed = false, shown = false;
  auto at = id;
  for (int hops = 0; hops < kLongestChain; ++hops) {
    auto it = written.find(at);
    if (it == written.end()) break;
    Inherit(style, it->second, at, numbered, outlined, placed, shown);
    at = it->second.based_on;
  }
  return style;
}

std::optional<std::uint32_t> ReadLevel(XmlElement element, std::int64_t highest) {
  auto value = element ? ReadInteger(element.Word("val").value_or("")) : std::nullopt;
  if (!value || *value < 0 || *value > highest) return std::nullopt;
  return static_cast<std::uint32_t>(*value);
}

}  // namespace

const Style* StyleSheet::Paragraph(const std::string& id) const {
  auto it = styles.find(id);
  if (it == styles.end()) it = styles.find(default_paragraph);
  return it == styles.end() ? nullptr : &it->second;
}

StyleSheet ReadStyles(XmlElement root) {
  WrittenStyles written;
  for (auto element : Children(root)) {
    if (!element.IsWord("style") || written.size() == kMostStyles) continue;
    auto id = element.Word("styleId").value_or("");
    if (id.size() <= kLongestName) written.emplace(std::move(id), ReadStyle(element));
  }
  StyleSheet sheet;
  for (const auto& [id, style] : written) {
    sheet.styles.emplace(id, ResolveStyle(written, id));
    if (style.style.default_paragraph) sheet.default_paragraph = id;
  }
  return sheet;
}

bool IsOn(XmlElement switch_element) {
  if (!switch_element) return false;
  auto value = switch_element.Word("val").value_or("true");
  return value != "0" && value != "false" && value != "off" && value != "none";
}

std::optional<std::int64_t> ReadInteger(std::string_view text) {
  std::int64_t value = 0;
  auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

ParagraphProperties ReadParagraphProperties(XmlElement properties) {
  ParagraphProperties read;
  read.style = properties.Child("pStyle").Word("val").value_or("");
  auto numbering = properties.Child("numPr");
  read.numbering = numbering.Child("numId").Word("val");
  read.numbering_level = ReadLevel(numbering.Child("ilvl"), 8);
  read.outline_level = ReadLevel(properties.Child("outlineLvl"), 9);
  if (auto placed = properties.Child("jc").Word("val")) read.centred = *placed == "center";
  return read;
}

}  // namespace yichi
