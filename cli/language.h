#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/yichi.h"

namespace yichi::cli {

// --lang zh|en, else the environment (LC_ALL, LC_MESSAGES, LANG): English only where it says en; Chinese
// otherwise.
Language ChooseLanguage(const std::vector<std::string>& arguments);

inline std::string Say(Language language, std::string_view chinese, std::string_view english) {
  return std::string(language == Language::Chinese ? chinese : english);
}

}  // namespace yichi::cli
