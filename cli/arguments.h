#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/language.h"

namespace yichi::cli {

// An option of a command.
struct Option {
  enum class Kind { Flag, Value, Values };  // Values: all words up to the next option
  std::string_view name;                    // "--format"
  Kind kind = Kind::Flag;
};

// The arguments of one command, read by its options.
struct Arguments {
  Language language = Language::Chinese;
  std::vector<std::string> inputs;
  std::vector<std::pair<std::string, std::string>> options;  // name, value; in order

  bool Has(std::string_view name) const;
  std::optional<std::string> Last(std::string_view name) const;
  std::vector<std::string> All(std::string_view name) const;
  std::string Say(std::string_view chinese, std::string_view english) const {
    return cli::Say(language, chinese, english);
  }
};

// `--name value` or `--name=value`; `-o` is `--output`; after `--` all are inputs; `-` is an input. Every
// command takes --lang. Throws Refusal.
Arguments ReadArguments(const std::vector<Option>& options, const std::vector<std::string>& words,
                        Language language);

}  // namespace yichi::cli
