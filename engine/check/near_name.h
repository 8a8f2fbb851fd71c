#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yichi {

// The candidate that a typing mistake most likely meant: at most a third of its characters (one at least)
// differ by insertion, deletion, change or swap of neighbours (Damerau, "A technique for computer detection
// and correction of spelling errors"). Earlier candidates win ties. O(candidates × length²).
std::optional<std::string> NearestName(std::string_view name, const std::vector<std::string>& candidates);

}  // namespace yichi
