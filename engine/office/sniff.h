#pragma once

#include <optional>
#include <string_view>

#include "office/read.h"

namespace yichi {

enum class Container { Package, PlainText };

// What the first bytes say: a zip package, a text, or a file of another program with the sentence that says
// which.
std::variant<Container, Unreadable> SniffContainer(std::string_view bytes);

}  // namespace yichi
