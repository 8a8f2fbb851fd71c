#include "cli/output_file.h"

#include <unistd.h>

#include "cli/files.h"
#include "cli/interrupt.h"
#include "cli/outcome.h"

namespace yichi::cli {

OutputFile::OutputFile(const std::string& path, Language language) : path_(path), language_(language) {
  if (path == "-") {
    file_ = stdout;
    return;
  }
  // Beside the target, so that the renaming stays within one file system.
  beside_ = path + "." + std::to_string(::getpid()) + ".tmp";
  file_ = std::fopen(beside_.c_str(), "wb");
  if (!file_) Fail();
  RemoveOnInterrupt(beside_);
}

OutputFile::~OutputFile() {
  if (beside_.empty()) return;
  if (file_) std::fclose(file_);
  ::unlink(beside_.c_str());
  RemoveOnInterrupt("");
}

void OutputFile::Fail() {
  auto reason = SystemReason(language_);
  if (path_ == "-")
    throw Refusal(Say(language_, "标准输出写不进去", "the standard output cannot be written"));
  throw Refusal(Say(language_, "写不了 " + path_ + ":" + reason, "cannot write " + path_ + ": " + reason));
}

void OutputFile::Write(std::string_view text) {
  if (std::fwrite(text.data(), 1, text.size(), file_) != text.size()) Fail();
}

void OutputFile::Close() {
  bool written = std::fflush(file_) == 0;
  if (beside_.empty()) {
    if (!written) Fail();
    return;
  }
  written = written && ::fsync(::fileno(file_)) == 0;
  written = std::fclose(file_) == 0 && written;
  file_ = nullptr;
  if (!written || std::rename(beside_.c_str(), path_.c_str()) != 0) Fail();
  beside_.clear();
  RemoveOnInterrupt("");
}

}  // namespace yichi::cli
