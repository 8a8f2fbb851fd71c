#pragma once

#include <string_view>

namespace yichi {

// The engine's own models, written in the rule language: the structure of a document as rules may ask it.
inline constexpr std::string_view kPreludeName = "<尺语自带>";
std::string_view PreludeText();

}  // namespace yichi
