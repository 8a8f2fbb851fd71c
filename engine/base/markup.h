#pragma once

#include <string>
#include <string_view>

namespace yichi {

// UTF-8 text as it stands in XML and HTML, between tags or between double quotes. What XML forbids (control
// characters, lone surrogates) becomes U+FFFD.
std::string EscapedMarkup(std::string_view text);

}  // namespace yichi
