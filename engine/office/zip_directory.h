#pragma once

#include <optional>
#include <string_view>

#include "office/read.h"

namespace yichi {

// Checks of a zip container that its library cannot make once its strict mode has refused the file: nothing
// before the first part, every local name equal to the directory's, no two parts overlapping. nullopt when
// all hold.
std::optional<Unreadable> CheckZipDirectory(std::string_view bytes);

}  // namespace yichi
