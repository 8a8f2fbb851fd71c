#include "cli/judging_run.h"

#include <exception>
#include <memory>
#include <mutex>
#include <variant>

#include "cli/files.h"
#include "cli/in_order.h"
#include "cli/interrupt.h"
#include "cli/line_source.h"
#include "cli/outcome.h"
#include "cli/progress.h"

namespace yichi::cli {
namespace {

// A whole input, with its bytes where they had to be read to see what it is; or a stretch of one.
struct Task {
  std::size_t input = 0;
  std::optional<std::string> bytes;
  std::optional<LineStretch> lines;
  std::uint64_t stretch = 0;
  std::shared_ptr<const StreamHead> head;
  bool first = false;
};

struct WholeInput {
  Checked checked;
  std::string converted;
};

struct Result {
  Task task;  // without its bytes
  std::variant<std::monostate, WholeInput, Portion> what;
};

class Runner {
 public:
  Runner(JudgingRun& run, const Loaded& loaded, const StreamPlan& plan, const std::vector<InputFile>& inputs,
         const CheckRequest& request)
      : run_(run),
        loaded_(loaded),
        plan_(plan),
        inputs_(inputs),
        request_(request),
        progress_(request.progress, request.language) {}

  JudgingRun::End Run() {
    InOrder<Task, Result> in_order;
    in_order.next = [this] { return Next(); };
    in_order.work = [this](Task task) { return Judge(std::move(task)); };
    in_order.take = [this](Result result) { Take(std::move(result)); };
    in_order.Run(request_.jobs);
    end_.interrupted = Interrupted();
    end_.stretches = stretches_;
    return std::move(end_);
  }

 private:
  std::optional<Task> Next() {
    while (!Interrupted()) {
      if (source_) {
        if (auto task = NextStretch()) return task;
        continue;
      }
      if (input_ == inputs_.size()) return std::nullopt;
      if (auto task = Open(input_++)) return task;
    }
    if (source_) end_.cut.emplace_back(input_ - 1, last_line_);
    source_.reset();
    return std::nullopt;
  }

  // A task for an input that is read as a whole; none when its stretches come now.
  std::optional<Task> Open(std::size_t input) {
    Task whole;
    whole.input = input;
    const auto& file = inputs_[input];
    if (file.problem && run_.shard) RefuseWhole(file);
    if (file.problem || request_.whole_records) return whole;
    source_ = std::make_unique<LineSource>(file.path, request_.options.read.limits.file_bytes);
    if (run_.shard) source_->KeepDigest();
    auto head = source_->ok() ? source_->Next() : std::nullopt;
    LedgerOptions ledger;
    ledger.kind = request_.options.kind;
    auto found = head ? ReadStreamHead(loaded_.rules, file.path, head->bytes, request_.options.read.limits,
                                       ledger, request_.options.evaluate.region)
                      : std::nullopt;
    if (found) {
      head_ = std::make_shared<const StreamHead>(*found);
      opened_ = std::move(head);
      first_ = true;
      return std::nullopt;
    }
    if (run_.shard) RefuseWhole(file);
    if (file.path == "-")
      whole.bytes =
          (head ? std::move(head->bytes) : "") + source_->Rest(request_.options.read.limits.file_bytes);
    source_.reset();
    return whole;
  }

  std::optional<Task> NextStretch() {
    Task task;
    task.input = input_ - 1;
    task.lines = opened_ ? std::exchange(opened_, std::nullopt) : source_->Next();
    if (!task.lines) {
      if (Interrupted()) return std::nullopt;
      if (run_.shard) end_.inputs.push_back({source_->given(), source_->digest()});
      source_.reset();
      return std::nullopt;
    }
    last_line_ = task.lines->last_line;
    task.stretch = stretches_++;
    task.head = head_;
    task.first = std::exchange(first_, false);
    if (!Mine(task)) task.lines->bytes.clear();
    Tell(task);
    return task;
  }

  bool Mine(const Task& task) const { return !run_.shard || run_.shard->Holds(task.stretch); }

  [[noreturn]] void RefuseWhole(const InputFile& file) const {
    throw Refusal(Say(request_.language,
                      "--shard 只用于一行一条记录的文件(.ndjson)和标准输入;" + file.path + " 不是,或者打不开",
                      "--shard is for files of records, one a line (.ndjson), and the standard input; " +
                          file.path + " is none or cannot be opened"));
  }

  void Tell(const Task& task) {
    if (inputs_.size() > 1) return progress_.Tell(inputs_[task.input].path, task.input, inputs_.size());
    progress_.Tell(std::to_string(task.lines->last_line) + Say(request_.language, " 行", " lines"),
                   task.lines->end, source_->size());
  }

  Result Judge(Task task) {
    Result result;
    try {
      if (task.lines)
        result.what = JudgeLines(task);
      else
        result.what = JudgeWhole(task);
    } catch (const std::exception& error) {
      std::scoped_lock lock(mutex_);
      end_.defects.push_back(inputs_[task.input].path + ": " + error.what());
      result.what = Broken(task);
    }
    task.bytes.reset();
    task.lines.reset();
    result.task = std::move(task);
    return result;
  }

  // The input stands in the report, without findings; that it was a defect is said elsewhere.
  std::variant<std::monostate, WholeInput, Portion> Broken(const Task& task) const {
    if (task.lines) return std::monostate();
    WholeInput whole;
    whole.checked.path = inputs_[task.input].path;
    return whole;
  }

  std::variant<std::monostate, WholeInput, Portion> JudgeLines(const Task& task) const {
    if (!Mine(task)) return std::monostate();
    auto options = OptionsOf(task.input);
    return CheckLines(plan_, *task.head, task.lines->bytes, task.lines->first_line, loaded_, options);
  }

  WholeInput JudgeWhole(Task& task) const {
    const auto& file = inputs_[task.input];
    WholeInput whole;
    whole.checked.path = file.path;
    const auto& limits = request_.options.read.limits;
    auto input = task.bytes ? InputBytes{std::move(*task.bytes), std::nullopt, std::nullopt}
                            : ReadInput(file, request_.conversion, limits, request_.language);
    if (Interrupted()) input.problem = MakeDiagnostic(Code::D0147, {});
    if (input.problem) {
      whole.checked.unreadable = std::move(input.problem);
      return whole;
    }
    if (input.note && !request_.annotate.empty()) whole.converted = input.bytes;
    whole.checked = CheckBytes(loaded_, file.path, std::move(input.bytes), OptionsOf(task.input));
    auto& notes = whole.checked.document.notes;
    if (input.note) notes.insert(notes.begin(), *input.note);
    return whole;
  }

  CheckOptions OptionsOf(std::size_t i) const {
    auto options = request_.options;
    options.input = static_cast<std::uint32_t>(i);
    // One input has all threads; of several each has one.
    if (inputs_.size() == 1) options.evaluate.threads = request_.jobs;
    options.stated = inputs_[i].time;
    return options;
  }

  void Take(Result result) {
    if (result.task.first) run_.begin(result.task.input, *result.task.head);
    if (auto* portion = std::get_if<Portion>(&result.what))
      run_.part(result.task.input, result.task.stretch, std::move(*portion));
    auto* whole = std::get_if<WholeInput>(&result.what);
    if (!whole) return;
    if (inputs_.size() > 1) progress_.Tell(whole->checked.path, result.task.input + 1, inputs_.size());
    run_.whole(result.task.input, std::move(whole->checked), std::move(whole->converted));
  }

  JudgingRun& run_;
  const Loaded& loaded_;
  const StreamPlan& plan_;
  const std::vector<InputFile>& inputs_;
  const CheckRequest& request_;
  Progress progress_;

  // Of the input that comes in stretches now.
  std::unique_ptr<LineSource> source_;
  std::optional<LineStretch> opened_;
  std::shared_ptr<const StreamHead> head_;
  bool first_ = false;
  std::uint32_t last_line_ = 0;

  std::size_t input_ = 0;
  std::uint64_t stretches_ = 0;
  std::mutex mutex_;  // of end_.defects
  JudgingRun::End end_;
};

}  // namespace

JudgingRun::End JudgingRun::Run() { return Runner(*this, loaded_, plan_, inputs_, request_).Run(); }

}  // namespace yichi::cli
