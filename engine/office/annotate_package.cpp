#include "office/annotate_package.h"

#include <algorithm>

#include "office/annotate_xml.h"

namespace yichi::annotate {
namespace {

constexpr const char* kTypesPart = "[Content_Types].xml";

PartBytes Extended(std::string name, const XmlDocument& part, const std::string& added) {
  return {std::move(name), ApplyEdits(part.text(), {AddLast(part.text(), part.root(), added)})};
}

// ../comments1.xml, as seen from xl/worksheets/sheet1.xml: not every program reads names from the root.
std::string RelativeTarget(std::string_view from, std::string_view to) {
  std::size_t common = 0;
  for (std::size_t i = 0; i < std::min(from.size(), to.size()) && from[i] == to[i]; ++i)
    if (from[i] == '/') common = i + 1;
  std::string target;
  for (char c : from.substr(common))
    if (c == '/') target += "../";
  return target.append(to.substr(common));
}

}  // namespace

std::variant<PartLinks, Unreadable> PartLinks::Read(Package& package, const std::string& part,
                                                    const Limits& limits) {
  PartLinks links;
  links.owner_ = part;
  links.name_ = LinksPartOf(part);
  if (!package.Has(links.name_)) return links;
  auto parsed = ParsePart(package, links.name_, limits);
  if (auto* wrong = std::get_if<Unreadable>(&parsed)) return *wrong;
  links.part_ = std::get<XmlDocument>(std::move(parsed));
  links.present_ = RelationshipsIn(*links.part_);
  for (auto link : Children(links.part_->root()))
    links.ids_.push_back(link.Attribute(XmlNamespace::None, "Id").value_or(""));
  return links;
}

std::string PartLinks::Add(std::string_view type, std::string_view part) {
  auto taken = [&](const std::string& id) { return std::find(ids_.begin(), ids_.end(), id) != ids_.end(); };
  auto number = ids_.size() + 1;
  while (taken("rId" + std::to_string(number))) ++number;
  auto id = ids_.emplace_back("rId" + std::to_string(number));
  auto prefix = part_ ? PrefixOf(part_->text(), part_->root()) : std::string_view();
  added_.append("<").append(prefix).append("Relationship Id=\"").append(id);
  added_.append("\" Type=\"")
      .append(type)
      .append("\" Target=\"")
      .append(EscapedMarkup(RelativeTarget(owner_, part)))
      .append("\"/>");
  return id;
}

std::optional<PartBytes> PartLinks::Changed() const {
  if (added_.empty()) return std::nullopt;
  if (part_) return Extended(name_, *part_, added_);
  return PartBytes{name_, std::string(kDeclaration) +
                              "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/"
                              "relationships\">" +
                              added_ + "</Relationships>"};
}

std::variant<ContentTypes, Unreadable> ContentTypes::Read(Package& package, const Limits& limits) {
  ContentTypes types;
  if (!package.Has(kTypesPart)) return types;
  auto parsed = ParsePart(package, kTypesPart, limits);
  if (auto* wrong = std::get_if<Unreadable>(&parsed)) return *wrong;
  types.part_ = std::get<XmlDocument>(std::move(parsed));
  return types;
}

void ContentTypes::AddPart(const std::string& name, std::string_view type) {
  Add("Override", "PartName", "/" + name, type);
}

void ContentTypes::AddExtension(std::string_view extension, std::string_view type) {
  Add("Default", "Extension", extension, type);
}

void ContentTypes::Add(std::string_view element, std::string_view key, std::string_view value,
                       std::string_view type) {
  if (!part_) return;
  for (auto child : Children(part_->root()))
    if (child.Attribute(XmlNamespace::None, key) == value) return;
  auto text = std::string("<").append(PrefixOf(part_->text(), part_->root())).append(element);
  text.append(" ").append(key).append("=\"").append(EscapedMarkup(value)).append("\" ContentType=\"");
  text.append(type).append("\"/>");
  if (added_.find(text) == added_.npos) added_ += text;
}

std::optional<PartBytes> ContentTypes::Changed() const {
  if (added_.empty()) return std::nullopt;
  return Extended(kTypesPart, *part_, added_);
}

}  // namespace yichi::annotate
