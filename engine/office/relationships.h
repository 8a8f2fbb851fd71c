#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "office/package.h"
#include "office/xml.h"

namespace yichi {

// A link from one part to another inside the package.
struct Relationship {
  std::string type;    // last step of the type's URI: officeDocument, numbering, styles, footnotes
  std::string target;  // as written, relative to the part it belongs to, or absolute
  std::string id;
};

// The part that holds the links of a part: word/_rels/document.xml.rels.
std::string LinksPartOf(std::string_view part);

// The internal links of a part, of the package itself for "". A part without links has none; external ones
// are left out.
std::variant<std::vector<Relationship>, Unreadable> ReadRelationships(Package& package, std::string_view part,
                                                                      const Limits& limits);

// Those of a part of links that was parsed already.
std::vector<Relationship> RelationshipsIn(const XmlDocument& links);

// The part that the first link of this type leads to; nullopt without one.
std::variant<std::optional<std::string>, Unreadable> FindLinked(
    const std::vector<Relationship>& relationships, std::string_view part, std::string_view type);

// The package's main part (officeDocument): word/document.xml, xl/workbook.xml; nullopt without one.
std::variant<std::optional<std::string>, Unreadable> FindMainPart(Package& package, const Limits& limits);

// Target as a part name without leading slash; nullopt when it climbs above the root.
std::optional<std::string> ResolveTarget(std::string_view part, std::string_view target);

}  // namespace yichi
