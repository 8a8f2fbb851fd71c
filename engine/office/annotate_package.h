#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/limits.h"
#include "office/package.h"
#include "office/relationships.h"
#include "office/xml.h"

namespace yichi::annotate {

// The links of a part, to which others are added.
class PartLinks {
 public:
  static std::variant<PartLinks, Unreadable> Read(Package& package, const std::string& part,
                                                  const Limits& limits);

  // The internal links that are there already.
  const std::vector<Relationship>& present() const { return present_; }
  // A link to a part of the package; gives its id.
  std::string Add(std::string_view type, std::string_view part);
  // The part of links; nothing when none was added.
  std::optional<PartBytes> Changed() const;

 private:
  std::string owner_, name_;
  std::optional<XmlDocument> part_;
  std::vector<Relationship> present_;
  std::vector<std::string> ids_;
  std::string added_;
};

// What kind each part of the package is. A package that does not say it is left as it is.
class ContentTypes {
 public:
  static std::variant<ContentTypes, Unreadable> Read(Package& package, const Limits& limits);

  void AddPart(const std::string& name, std::string_view type);
  void AddExtension(std::string_view extension, std::string_view type);
  std::optional<PartBytes> Changed() const;

 private:
  void Add(std::string_view element, std::string_view key, std::string_view value, std::string_view type);

  std::optional<XmlDocument> part_;
  std::string added_;
};

}  // namespace yichi::annotate
