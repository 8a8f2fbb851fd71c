#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "../unit/golden.h"

namespace yichi::house {

// Files below a folder of the sources, sorted, with one of the extensions (all when none is named).
inline std::vector<std::filesystem::path> FilesUnder(const std::string& folder,
                                                     const std::vector<std::string_view>& extensions = {}) {
  std::vector<std::filesystem::path> files;
  auto root = std::filesystem::path(YICHI_SOURCE_DIR) / folder;
  if (!std::filesystem::exists(root)) return files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    auto extension = entry.path().extension().string();
    bool wanted =
        extensions.empty() || std::find(extensions.begin(), extensions.end(), extension) != extensions.end();
    if (entry.is_regular_file() && wanted) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

inline std::string Relative(const std::filesystem::path& path) {
  return path.lexically_relative(YICHI_SOURCE_DIR).string();
}

}  // namespace yichi::house
