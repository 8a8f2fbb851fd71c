#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/markup.h"
#include "office/annotate_anchors.h"
#include "office/package.h"
#include "office/xml.h"

namespace yichi::annotate {

inline constexpr std::string_view kDeclaration =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

// Bytes [begin, end) of a part give way to `text`.
struct Edit {
  std::uint32_t begin = 0, end = 0;
  std::string text;
};
// Edits at one place apply in their order.
std::string ApplyEdits(std::string_view text, std::vector<Edit> edits);

// `added` becomes the last content of the element, which may be closed in its own tag.
Edit AddLast(std::string_view text, XmlElement element, std::string_view added);

std::variant<XmlDocument, Unreadable> ParsePart(Package& package, const std::string& name,
                                                const Limits& limits);

}  // namespace yichi::annotate
