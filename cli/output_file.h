#pragma once

#include <cstdio>
#include <string>
#include <string_view>

#include "cli/language.h"

namespace yichi::cli {

// A file that is written bit by bit and stands at its path only once it is whole; "-": the standard output.
// Throws Refusal.
class OutputFile {
 public:
  OutputFile(const std::string& path, Language language);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  void Write(std::string_view text);
  void Close();

 private:
  [[noreturn]] void Fail();

  std::string path_, beside_;
  Language language_;
  std::FILE* file_ = nullptr;
};

}  // namespace yichi::cli
