#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace yichi::cli {

// Whole lines of a file, the last one perhaps without its end.
struct LineStretch {
  std::string bytes;
  std::uint32_t first_line = 1;
  std::uint32_t last_line = 1;
  std::uint64_t end = 0;  // bytes of the file up to here
};

// A file or the standard input read in stretches of 2,000 lines, or fewer where lines are long; of text with
// separators in stretches of whole rows. Where they end hangs on the bytes alone, so that every run over the
// same bytes has the same stretches.
class LineSource {
 public:
  // "-": the standard input. Of a line only `longest` bytes are kept.
  LineSource(const std::string& path, std::size_t longest);
  ~LineSource();
  LineSource(const LineSource&) = delete;
  LineSource& operator=(const LineSource&) = delete;

  bool ok() const { return file_ >= 0; }
  bool failed() const { return failed_; }       // an error of reading; errno said which
  std::uint64_t size() const { return size_; }  // 0 where nothing says

  // std::nullopt at the end.
  std::optional<LineStretch> Next();
  // Gives the first stretch back, to come again as rows.
  void DivideByRows(std::string first, char separator);
  // Whether nothing comes behind what Next gave.
  bool AtEnd();
  // Of what Next gave: each stretch hashed behind the digest of those before.
  void KeepDigest() { keeps_digest_ = true; }
  const std::string& digest() const { return digest_; }
  std::uint64_t given() const { return given_; }  // bytes

  // All that is left, `most` bytes and one more at most.
  std::string Rest(std::size_t most);

 private:
  bool Fill();
  // Ends a stretch of the buffer: where, and how many lines it is.
  struct Cut {
    std::size_t end = 0, dropped = 0;
    std::uint32_t lines = 0;
  };
  Cut CutLines();
  Cut CutRows();

  int file_ = -1;
  bool ended_ = false, failed_ = false, keeps_digest_ = false;
  std::string digest_;
  std::size_t longest_;
  std::string buffer_;
  std::uint64_t size_ = 0, given_ = 0;
  std::uint32_t line_ = 1;
  std::optional<char> separator_;  // of rows
  bool quotes_ = true;             // may hold a row's end
};

}  // namespace yichi::cli
