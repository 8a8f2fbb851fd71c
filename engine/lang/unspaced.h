#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace yichi {

// The words of a run of Han characters that was probably meant as several (人数总额不超过 → 人数总额 不超过),
// with spaces between them. std::nullopt when no word of the language stands in it.
std::optional<std::string> UnspacedSplit(std::string_view name);

}  // namespace yichi
