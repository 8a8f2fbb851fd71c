#include "cli/language.h"

#include <cstdlib>

namespace yichi::cli {
namespace {

std::string_view FromEnvironment() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (const char* value = std::getenv(name); value && *value) return value;
  return {};
}

}  // namespace

Language ChooseLanguage(const std::vector<std::string>& arguments) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    if (arguments[i] == "--") break;
    if (arguments[i] == "--lang=en") return Language::English;
    if (arguments[i] == "--lang=zh") return Language::Chinese;
    if (arguments[i] == "--lang" && i + 1 < arguments.size())
      return arguments[i + 1] == "en" ? Language::English : Language::Chinese;
  }
  return FromEnvironment().starts_with("en") ? Language::English : Language::Chinese;
}

}  // namespace yichi::cli
