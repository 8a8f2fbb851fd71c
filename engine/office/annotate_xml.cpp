#include "office/annotate_xml.h"

#include <algorithm>

namespace yichi::annotate {

std::string ApplyEdits(std::string_view text, std::vector<Edit> edits) {
  std::stable_sort(edits.begin(), edits.end(),
                   [](const Edit& a, const Edit& b) { return a.begin < b.begin; });
  std::string out;
  std::uint32_t from = 0;
  for (const auto& edit : edits) {
    out += text.substr(from, edit.begin - from);
    out += edit.text;
    from = edit.end;
  }
  return out += text.substr(from);
}

Edit AddLast(std::string_view text, XmlElement element, std::string_view added) {
  auto begin = element.content_begin();
  if (text[begin - 2] != '/') return {element.content_end(), element.content_end(), std::string(added)};
  auto opened = std::string(">").append(added).append("</").append(PrefixOf(text, element));
  return {begin - 2, begin, opened.append(element.name()).append(">")};
}

std::variant<XmlDocument, Unreadable> ParsePart(Package& package, const std::string& name,
                                                const Limits& limits) {
  auto bytes = package.Read(name);
  if (auto* wrong = std::get_if<Unreadable>(&bytes)) return *wrong;
  return ParseXml(name, std::get<std::string>(std::move(bytes)), limits);
}

}  // namespace yichi::annotate
