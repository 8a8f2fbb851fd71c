#pragma once

#include <fstream>
#include <optional>
#include <string>

#include "cli/language.h"

namespace yichi::cli {

// A partial result, read line by line. Throws Refusal where it is none, or damaged.
class PartReader {
 public:
  // Reads all of it once, so that what is used later is known to be whole.
  PartReader(std::string path, Language language);

  const std::string& path() const { return path_; }
  const PartHead& head() const { return head_; }
  const PartEnd& end() const { return end_; }

  // The next line after the head; std::nullopt at the end.
  std::optional<PartLine> Next();

 private:
  [[noreturn]] void Refuse(std::string_view chinese, std::string_view english) const;
  std::optional<PartLine> Parse(const std::string& line) const;

  std::string path_;
  Language language_;
  PartHead head_;
  PartEnd end_;
  std::ifstream file_;
};

}  // namespace yichi::cli
