#pragma once

#include <string_view>

namespace yichi::cli {

// page.html, as it was built in.
extern const std::string_view kWebPage;

}  // namespace yichi::cli
