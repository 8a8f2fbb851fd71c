#include "cli/interrupt.h"

#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <cstring>

namespace yichi::cli {
namespace {

// A handler may touch little else.
std::atomic<int> interrupts = 0;
static_assert(std::atomic<int>::is_always_lock_free);
char unfinished[4096];
std::atomic<bool> has_unfinished = false;

void Handle(int signal) {
  if (++interrupts < 2) return;
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

bool Interrupted() { return interrupts > 0; }

void RemoveOnInterrupt(const std::string& path) {
  has_unfinished = false;
  if (path.empty() || path.size() >= sizeof unfinished) return;
  std::memcpy(unfinished, path.c_str(), path.size() + 1);
  has_unfinished = true;
}

}  // namespace yichi::cli
