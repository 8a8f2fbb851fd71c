#pragma once

#include <cstdint>
#include <string_view>
#include <variant>
#include <vector>

#include "base/limits.h"
#include "office/read.h"

namespace yichi {

// Byte offsets of one element: its `<`, and its content between the tags (empty for `<a/>`).
struct ElementExtent {
  std::uint32_t begin = 0;
  std::uint32_t content_begin = 0;
  std::uint32_t content_end = 0;
};

// One pass without recursion that refuses what the parser behind it would accept or die of: document types,
// deep nesting, unbalanced tags, too many elements or attributes, undefined entities, bad UTF-8, NUL. Gives
// the elements in document order.
std::variant<std::vector<ElementExtent>, Unreadable> GuardXml(std::string_view part, std::string_view text,
                                                              const Limits& limits);

// The value of the reference that starts at text[at] == '&', and its length; 0 when it is none.
struct EntityReference {
  char32_t value = 0;
  std::size_t length = 0;
};
EntityReference ReadEntity(std::string_view text, std::size_t at);

}  // namespace yichi
