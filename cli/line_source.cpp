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
constexpr std::size_t kLongestRow = 16u << 20;  // quotes that nothing closes so far are no quotes

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

LineSource::Cut LineSource::CutLines() {
  Cut cut;
  std::size_t searched = 0;
  while (cut.lines < kLines && cut.end < kBytes) {
    const auto* found =
        static_cast<const char*>(std::memchr(buffer_.data() + searched, '\n', buffer_.size() - searched));
    if (found) {
      cut.end = searched = static_cast<std::size_t>(found - buffer_.data()) + 1;
      ++cut.lines;
      continue;
    }
    searched = buffer_.size();
    // What is kept of the line cannot be read, and is reported as a line that cannot.
    if (searched - cut.end > longest_) {
      cut.dropped += searched - cut.end - longest_;
      buffer_.resize(cut.end + longest_);
      searched = buffer_.size();
    }
    if (Fill()) continue;
    if (cut.end < buffer_.size()) ++cut.lines;
    cut.end = buffer_.size();
    break;
  }
  return cut;
}

// A row that may be a note under the table does not end a stretch, as only what follows it can tell.
LineSource::Cut LineSource::CutRows() {
  Cut cut;
  bool lone = false;
  for (std::uint32_t rows = 0; (rows < kLines && cut.end < kBytes) || (lone && cut.end < 2 * kBytes);
       ++rows) {
    auto text = std::string_view(buffer_).substr(cut.end);
    auto complete = ended_ || text.size() > kLongestRow;
    auto row = text.empty() && !ended_ ? std::nullopt : FindRowEnd(text, *separator_, complete, quotes_);
    if (!row) {
      Fill();
      --rows;
      continue;
    }
    if (text.empty()) break;
    lone = IsLoneField(text.substr(0, row->end), *separator_);
    cut.end += row->end;
    cut.lines += row->lines;
  }
  return cut;
}

std::optional<LineStretch> LineSource::Next() {
  LineStretch stretch;
  stretch.first_line = line_;
  auto cut = separator_ ? CutRows() : CutLines();
  if (cut.end == 0 || Interrupted()) return std::nullopt;
  stretch.bytes = buffer_.substr(0, cut.end);
  buffer_.erase(0, cut.end);
  line_ += cut.lines;
  stretch.last_line = line_ - 1;
  stretch.end = given_ += cut.end + cut.dropped;
  if (keeps_digest_) digest_ = Sha256(digest_ + stretch.bytes);
  return stretch;
}

void LineSource::DivideByRows(std::string first, char separator) {
  buffer_.insert(0, first);
  line_ = 1;
  given_ = 0;
  separator_ = separator;
}

bool LineSource::AtEnd() { return buffer_.empty() && !Fill(); }

std::string LineSource::Rest(std::size_t most) {
  while (buffer_.size() <= most && Fill()) continue;
  return std::move(buffer_);
}

}  // namespace yichi::cli
