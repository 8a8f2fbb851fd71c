#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace yichi {

// RFC 4648, with padding. Decoding gives std::nullopt for anything else.
std::string EncodeBase64(std::string_view bytes);
std::optional<std::string> DecodeBase64(std::string_view text);

}  // namespace yichi
