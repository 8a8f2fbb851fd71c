#include "cli/interrupt.h"

#include <signal.h>
#include <time.h>
#include <unistd.h>

#include <atomic>
#include <cstdint>
#include <cstring>

namespace yichi::cli {
namespace {

// A handler may touch little else.
std::atomic<std::int64_t> first = 0;  // when the first interrupt came, in milliseconds
static_assert(std::atomic<std::int64_t>::is_always_lock_free);
char unfinished[4096];
std::atomic<bool> has_unfinished = false;

std::int64_t Milliseconds() {
  timespec now{};
  ::clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<std::int64_t>(now.tv_sec) * 1000 + now.tv_nsec / 1'000'000 + 1;
}

// Who starts a program may pass on an interrupt that the program got too: at once again is the same one.
constexpr std::int64_t kSame = 300;

void Handle(int signal) {
  std::int64_t none = 0, now = Milliseconds();
  if (first.compare_exchange_strong(none, now) || now - none < kSame) return;
  if (has_unfinished) ::unlink(unfinished);
  ::_exit(128 + signal);
}

}  // namespace

void ListenForInterrupt() {
  struct sigaction action = {};
  action.sa_handler = Handle;  // without SA_RESTART: a read that waits for input ends
  sigemptyset(&action.sa_mask);
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
}

bool Interrupted() { return first > 0; }

void RemoveOnInterrupt(const std::string& path) {
  has_unfinished = false;
  if (path.empty() || path.size() >= sizeof unfinished) return;
  std::memcpy(unfinished, path.c_str(), path.size() + 1);
  has_unfinished = true;
}

}  // namespace yichi::cli
