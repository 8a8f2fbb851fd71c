#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/check_request.h"

namespace yichi::cli {

// The one document that a command is about.
struct ReadDocumentOf {
  CheckRequest request;
  std::optional<Document> document;  // empty when it cannot be read; the user has been told
};

// Throws Refusal unless exactly one file is named.
ReadDocumentOf ReadOne(const Arguments& arguments, const std::vector<std::string>& files);

}  // namespace yichi::cli
