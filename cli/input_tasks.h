#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/check_request.h"
#include "cli/inputs.h"
#include "cli/line_source.h"

namespace yichi::cli {

// A whole input, with its bytes where they had to be read to see what it is; or a stretch of one.
struct InputTask {
  std::size_t input = 0;
  std::optional<std::string> bytes;
  std::optional<LineStretch> lines;
  std::uint64_t stretch = 0;     // through all inputs
  std::uint64_t file_bytes = 0;  // of the input that comes in stretches; 0 where nothing says
  std::shared_ptr<const StreamHead> head;
  bool first = false;  // of its input
};

// Inputs as tasks, in their order: a file of records, one a line, comes in stretches, as does a ledger of
// text with separators of more than one; any other as a whole.
class InputTasks {
 public:
  // `only_lines`: inputs that have no stretches are refused, and what was read of the others is kept in mind.
  InputTasks(const RuleSet& rules, const std::vector<InputFile>& inputs, const CheckRequest& request,
             bool only_lines);

  // std::nullopt at the end, and once the run is interrupted. Throws Refusal.
  std::optional<InputTask> Next();

  std::uint64_t stretches() const { return stretches_; }
  // The input that was not read to its end, with the last line that was.
  const std::optional<std::pair<std::size_t, std::uint32_t>>& cut() const { return cut_; }
  // With `only_lines`, by input.
  std::vector<PartEnd::Input> TakeRead() { return std::move(read_); }

 private:
  std::optional<InputTask> Open(std::size_t input);
  std::optional<InputTask> NextStretch();
  [[noreturn]] void RefuseWhole(const InputFile& file) const;

  const RuleSet& rules_;
  const std::vector<InputFile>& inputs_;
  const CheckRequest& request_;
  bool only_lines_;

  // Of the input that comes in stretches now.
  std::unique_ptr<LineSource> source_;
  std::optional<LineStretch> opened_;
  std::shared_ptr<const StreamHead> head_;
  bool first_ = false;
  std::uint32_t last_line_ = 0;

  std::size_t input_ = 0;
  std::uint64_t stretches_ = 0;
  std::optional<std::pair<std::size_t, std::uint32_t>> cut_;
  std::vector<PartEnd::Input> read_;
};

}  // namespace yichi::cli
