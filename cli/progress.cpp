#include "cli/progress.h"

#include <cstdio>

namespace yichi::cli {

Progress::~Progress() {
  if (shown_ && last_ != Clock::time_point()) std::fputs("\r\x1b[K", stderr);
}

void Progress::Tell(const std::string& what, std::uint64_t done, std::uint64_t all) {
  auto now = Clock::now();
  if (!shown_ || now - last_ < std::chrono::milliseconds(200)) return;
  last_ = now;
  auto line = what;
  if (all > 0) {
    line += " " + std::to_string(done * 100 / all) + "%";
    line += RemainingText(now - start_, done, all, language_);
  }
  std::fprintf(stderr, "\r\x1b[K%s", line.c_str());
}

std::string RemainingText(std::chrono::duration<double> taken, std::uint64_t done, std::uint64_t all,
                          Language language) {
  // The first second says little.
  if (done == 0 || done > all || taken.count() < 1) return {};
  auto seconds =
      static_cast<long>(taken.count() * static_cast<double>(all - done) / static_cast<double>(done) + 0.5);
  auto minutes = seconds / 60;
  if (language == Language::English)
    return ", about " + (minutes > 0 ? std::to_string(minutes) + " min " : "") +
           std::to_string(seconds % 60) + " s left";
  return ",剩余约 " + (minutes > 0 ? std::to_string(minutes) + " 分 " : "") + std::to_string(seconds % 60) +
         " 秒";
}

}  // namespace yichi::cli
