#include "office/relationships.h"

namespace yichi {
namespace {

std::string_view FolderOf(std::string_view part) {
  auto slash = part.rfind('/');
  return slash == part.npos ? std::string_view() : part.substr(0, slash + 1);
}

}  // namespace

std::string LinksPartOf(std::string_view part) {
  auto folder = FolderOf(part);
  return std::string(folder) + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
}

std::variant<std::vector<Relationship>, Unreadable> ReadRelationships(Package& package, std::string_view part,
                                                                      const Limits& limits) {
  auto name = LinksPartOf(part);
  if (!package.Has(name)) return std::vector<Relationship>();
  auto bytes = package.Read(name);
  if (auto* wrong = std::get_if<Unreadable>(&bytes)) return *wrong;
  auto parsed = ParseXml(name, std::get<std::string>(std::move(bytes)), limits);
  if (auto* wrong = std::get_if<Unreadable>(&parsed)) return *wrong;
  return RelationshipsIn(std::get<XmlDocument>(parsed));
}

std::vector<Relationship> RelationshipsIn(const XmlDocument& links) {
  std::vector<Relationship> found;
  for (auto link : Children(links.root())) {
    if (!link.Is(XmlNamespace::Relationships, "Relationship")) continue;
    if (link.Attribute(XmlNamespace::None, "TargetMode") == "External") continue;
    auto type = link.Attribute(XmlNamespace::None, "Type").value_or("");
    auto target = link.Attribute(XmlNamespace::None, "Target").value_or("");
    auto id = link.Attribute(XmlNamespace::None, "Id").value_or("");
    found.push_back({type.substr(type.rfind('/') + 1), std::move(target), std::move(id)});
  }
  return found;
}

std::variant<std::optional<std::string>, Unreadable> FindLinked(
    const std::vector<Relationship>& relationships, std::string_view part, std::string_view type) {
  for (const auto& link : relationships) {
    if (link.type != type) continue;
    auto target = ResolveTarget(part, link.target);
    if (!target) return MakeUnreadable(Code::D0033, {link.target.substr(0, 80)});
    return target;
  }
  return std::optional<std::string>();
}

std::optional<std::string> ResolveTarget(std::string_view part, std::string_view target) {
  std::string path = target.substr(0, 1) == "/" ? "" : std::string(FolderOf(part));
  path += target;
  std::vector<std::string_view> steps;
  std::string_view rest = path;
  while (!rest.empty()) {
    auto slash = std::min(rest.find('/'), rest.size());
    auto step = rest.substr(0, slash);
    rest.remove_prefix(std::min(slash + 1, rest.size()));
    if (step.empty() || step == ".") continue;
    if (step != "..") {
      steps.push_back(step);
    } else if (steps.empty()) {
      return std::nullopt;
    } else {
      steps.pop_back();
    }
  }
  std::string joined;
  for (auto step : steps) joined += (joined.empty() ? "" : "/") + std::string(step);
  return joined;
}

std::variant<std::optional<std::string>, Unreadable> FindMainPart(Package& package, const Limits& limits) {
  auto links = ReadRelationships(package, "", limits);
  if (auto* wrong = std::get_if<Unreadable>(&links)) return *wrong;
  return FindLinked(std::get<std::vector<Relationship>>(links), "", "officeDocument");
}

}  // namespace yichi
