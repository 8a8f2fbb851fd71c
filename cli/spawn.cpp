#include "cli/spawn.h"

#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <sstream>
#include <thread>

#include "cli/interrupt.h"

extern char** environ;

namespace yichi::cli {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

// Ours, but for the home and the folder for temporary files.
std::vector<std::string> EnvironmentWith(const fs::path& home) {
  std::vector<std::string> variables = {"HOME=" + home.string(), "TMPDIR=" + home.string()};
  for (char** variable = environ; *variable; ++variable) {
    std::string_view text = *variable;
    if (!text.starts_with("HOME=") && !text.starts_with("TMPDIR=")) variables.emplace_back(text);
  }
  return variables;
}

std::vector<char*> Pointers(std::vector<std::string>& words) {
  std::vector<char*> pointers;
  for (auto& word : words) pointers.push_back(word.data());
  pointers.push_back(nullptr);
  return pointers;
}

// The leader of a new group of processes; 0 when it cannot be started.
pid_t Start(std::vector<std::string> words, const fs::path& home) {
  auto variables = EnvironmentWith(home);
  auto arguments = Pointers(words), environment = Pointers(variables);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", 0, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", 1, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", 1, 0);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  posix_spawnattr_setpgroup(&attributes, 0);
  pid_t child = 0;
  int failed = posix_spawn(&child, arguments[0], &actions, &attributes, arguments.data(), environment.data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return failed == 0 ? child : 0;
}

// Does not yet bury the child, so that its number stays its own.
bool HasEnded(pid_t child) {
  siginfo_t info{};
  return waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOHANG | WNOWAIT) == 0 &&
         info.si_pid == child;
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::error_code error;
  auto name = (fs::temp_directory_path(error) / "yichi-XXXXXX").string();
  if (!error && mkdtemp(name.data())) path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

std::optional<fs::path> FindProgram(std::string_view name) {
  const char* path = std::getenv("PATH");
  std::istringstream folders(path ? path : "");
  for (std::string folder; std::getline(folders, folder, ':');) {
    auto file = fs::path(folder) / name;
    std::error_code error;
    if (!folder.empty() && fs::is_regular_file(file, error) && ::access(file.c_str(), X_OK) == 0) return file;
  }
  return std::nullopt;
}

Ended RunProgram(std::vector<std::string> words, const fs::path& home, std::chrono::seconds limit) {
  auto child = Start(std::move(words), home);
  if (child == 0) return {true, -1};
  auto until = Clock::now() + limit;
  bool ended = HasEnded(child);
  for (; !ended && !Interrupted() && Clock::now() < until; ended = HasEnded(child))
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  ::kill(-child, SIGKILL);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) continue;
  return {ended, ended && WIFEXITED(status) ? WEXITSTATUS(status) : -1};
}

}  // namespace yichi::cli
