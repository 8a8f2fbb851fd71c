#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yichi::cli {

// A folder of its own for one piece of work, gone with it.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }  // empty when none could be made

 private:
  std::filesystem::path path_;
};

// The program's path, looked for in PATH.
std::optional<std::filesystem::path> FindProgram(std::string_view name);

// How a program ended.
struct Ended {
  bool in_time = false;
  int code = -1;  // -1: not started, or killed by a signal
};

// Runs a program without input and output, with `home` as its home and for its temporary files, until it ends
// or its time is over; whatever it has started ends with it.
Ended RunProgram(std::vector<std::string> words, const std::filesystem::path& home,
                 std::chrono::seconds limit);

}  // namespace yichi::cli
