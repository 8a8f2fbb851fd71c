#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace yichi {

// A number as Word draws it in one of its formats (w:numFmt): chineseCountingThousand, decimal, upperRoman …
// Nothing for “none” and “bullet”; decimal for formats of scripts that are not Chinese or Latin.
std::u32string DrawNumber(std::string_view format, std::int64_t value);

}  // namespace yichi
