#pragma once

#include <filesystem>
#include <vector>

#include "cli/inputs.h"

namespace yichi::cli {

// The settings of the yichi.json nearest to the inputs, searched from each input's folder upwards; defaults
// where there is none. Folders in `rules` are made relative to the working directory. Throws Refusal when the
// file is wrong or the inputs fall under different files.
Settings FindSettings(const std::vector<InputFile>& inputs, Language language);

}  // namespace yichi::cli
