#pragma once

#include <string>
#include <variant>

#include "office/package.h"

namespace yichi {

// Reads a Word file from its opened package; structure is not found yet.
std::variant<Document, Unreadable> ReadDocx(std::string path, Package package, const ReadOptions& options);

}  // namespace yichi
