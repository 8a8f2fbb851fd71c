#include "cli/input_tasks.h"

#include "cli/interrupt.h"
#include "cli/outcome.h"

namespace yichi::cli {

InputTasks::InputTasks(const RuleSet& rules, const std::vector<InputFile>& inputs,
                       const CheckRequest& request, bool only_lines)
    : rules_(rules), inputs_(inputs), request_(request), only_lines_(only_lines) {}

std::optional<InputTask> InputTasks::Next() {
  while (!Interrupted()) {
    if (source_) {
      if (auto task = NextStretch()) return task;
      continue;
    }
    if (input_ == inputs_.size()) return std::nullopt;
    if (auto task = Open(input_++)) return task;
  }
  if (source_) cut_.emplace(input_ - 1, last_line_);
  source_.reset();
  return std::nullopt;
}

// A task for an input that is read as a whole; none when its stretches come now.
std::optional<InputTask> InputTasks::Open(std::size_t input) {
  InputTask whole;
  whole.input = input;
  const auto& file = inputs_[input];
  const auto& limits = request_.options.read.limits;
  if (file.problem && only_lines_) RefuseWhole(file);
  if (file.problem || request_.whole_records) return whole;
  source_ = std::make_unique<LineSource>(file.path, limits.file_bytes);
  if (only_lines_) source_->KeepDigest();
  auto head = source_->ok() ? source_->Next() : std::nullopt;
  LedgerOptions ledger;
  ledger.kind = request_.options.kind;
  auto found =
      head ? ReadStreamHead(rules_, file.path, head->bytes, limits, ledger, request_.options.evaluate.region)
           : std::nullopt;
  // A part of a run does not tell of tables.
  if (found && found->rows && (only_lines_ || source_->AtEnd())) found.reset();
  if (found) {
    if (found->rows)
      source_->DivideByRows(std::move(head->bytes), found->rows->separator);
    else
      opened_ = std::move(head);
    head_ = std::make_shared<const StreamHead>(*found);
    first_ = true;
    return std::nullopt;
  }
  if (file.path == "-" && !only_lines_)
    whole.bytes = (head ? std::move(head->bytes) : "") + source_->Rest(limits.file_bytes);
  source_.reset();
  if (only_lines_) RefuseWhole(file);
  return whole;
}

std::optional<InputTask> InputTasks::NextStretch() {
  InputTask task;
  task.input = input_ - 1;
  task.lines = opened_ ? std::exchange(opened_, std::nullopt) : source_->Next();
  if (!task.lines) {
    if (Interrupted()) return std::nullopt;
    if (only_lines_) read_.push_back({source_->given(), source_->digest()});
    source_.reset();
    return std::nullopt;
  }
  last_line_ = task.lines->last_line;
  task.file_bytes = source_->size();
  task.stretch = stretches_++;
  task.head = head_;
  task.first = std::exchange(first_, false);
  return task;
}

void InputTasks::RefuseWhole(const InputFile& file) const {
  throw Refusal(Say(request_.language,
                    "--shard 只用于一行一条记录的文件(.ndjson)和标准输入;" + file.path + " 不是,或者打不开",
                    "--shard is for files of records, one a line (.ndjson), and the standard input; " +
                        file.path + " is none or cannot be opened"));
}

}  // namespace yichi::cli
