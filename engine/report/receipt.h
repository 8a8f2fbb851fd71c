#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "value/date.h"

namespace yichi {

struct FileDigest {
  std::string path;
  std::string sha256;
};

// What a check was made from, so that it can be made again: everything but the program itself.
struct Receipt {
  std::string tool_version;
  Day as_of = 0;
  Day today = 0;                   // until when suppressions hold
  std::vector<std::string> check;  // words of the command line that bear on the result, inputs last
  std::vector<FileDigest> rules, settings, inputs;
  std::string report_sha256;  // of the report of --format json
};

std::string RenderReceipt(const Receipt& receipt);
std::optional<Receipt> ParseReceipt(std::string_view text);

}  // namespace yichi
