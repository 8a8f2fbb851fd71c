#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

namespace yichi::cli {

ConsoleOptions DescribeTerminal(const Arguments& arguments) {
  ConsoleOptions options;
  options.language = arguments.language;
  if (arguments.Has("--output") || ::isatty(STDOUT_FILENO) != 1) return options;
  const char* kind = std::getenv("TERM");
  const char* colorless = std::getenv("NO_COLOR");
  options.color = kind && std::string_view(kind) != "dumb" && !(colorless && *colorless);
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    options.width = std::clamp<std::size_t>(size.ws_col, 60, 160);
  return options;
}

}  // namespace yichi::cli
