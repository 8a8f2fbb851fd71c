#include "cli/line_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "cli/interrupt.h"
#include "engine/yichi.h"

namespace yichi::cli {
namespace {

constexpr std::uint32_t kLines = 2000;
constexpr std::size_t kBytes = 16u << 20;
constexpr std::size_t kRead = 1u << 20;

}  // namespace

LineSource::LineSource(const std::string& path, std::size_t longest) : longest_(longest) {
  file_ = path == "-" ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  struct stat facts {};
  if (file_ >= 0 && ::fstat(file_, &facts) == 0 && S_ISREG(facts.st_mode))
    size_ = static_cast<std::uint64_t>(facts.st_size);
}

LineSource::~LineSource() {
  if (file_ > STDIN_FILENO) ::close(file_);
}

// Whether more was read.
bool LineSource::Fill() {
  if (ended_) return false;
  auto had = buffer_.size();
  buffer_.resize(had + kRead);
  ssize_t count = -1;
  do count = ::read(file_, buffer_.data() + had, kRead);
  while (count < 0 && errno == EINTR && !Interrupted());
  failed_ = count < 0 && errno != EINTR;
  buffer_.resize(had + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
  ended_ = count <= 0;
  return count > 0;
}

std::optional<LineStretch> LineSource::Next() {
  LineStretch stretch;
  stretch.first_line = line_;
  std::size_t searched = 0, end = 0, dropped = 0;
  std::uint32_t lines = 0;
  while (lines < kLines && end < kBytes) {
    const auto* found =
        static_cast<const char*>(std::memchr(buffer_.data() + searched, '\n', buffer_.size() - searched));
    if (found) {
      end = searched = static_cast<std::size_t>(found - buffer_.data()) + 1;
      ++lines;
      continue;
    }
    searched = buffer_.size();
    // What is kept of the line cannot be read, and is reported as a line that cannot.
    if (searched - end > longest_) {
      dropped += searched - end - longest_;
      buffer_.resize(end + longest_);
      searched = buffer_.size();
    }
    if (Fill()) continue;
    if (end < buffer_.size()) ++lines;
    end = buffer_.size();
    break;
  }
  if (end == 0 || Interrupted()) return std::nullopt;
  stretch.bytes = buffer_.substr(0, end);
  buffer_.erase(0, end);
  line_ += lines;
  stretch.last_line = line_ - 1;
  stretch.end = given_ += end + dropped;
  if (keeps_digest_) digest_ = Sha256(digest_ + stretch.bytes);
  return stretch;
}

std::string LineSource::Rest(std::size_t most) {
  while (buffer_.size() <= most && Fill()) continue;
  return std::move(buffer_);
}

}  // namespace yichi::cli
