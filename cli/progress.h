#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "cli/language.h"

namespace yichi::cli {

// One line on the terminal that says how far a check has come and how long it will take, rewritten a few
// times a second and wiped at the end. Without `shown` nothing is written.
class Progress {
 public:
  Progress(bool shown, Language language) : shown_(shown), language_(language) {}
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  // So many of `all` inputs, files or bytes; 0 where nothing says how many there are.
  void Tell(const std::string& what, std::uint64_t done, std::uint64_t all);

 private:
  bool shown_;
  Language language_;
  using Clock = std::chrono::steady_clock;
  Clock::time_point start_ = Clock::now(), last_ = {};
};

// 剩余约 1 分 20 秒 — by what the part that is done has taken.
std::string RemainingText(std::chrono::duration<double> taken, std::uint64_t done, std::uint64_t all,
                          Language language);

}  // namespace yichi::cli
