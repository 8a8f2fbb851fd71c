#include "cli/judging_run.h"

#include <exception>
#include <mutex>
#include <variant>

#include "cli/files.h"
#include "cli/in_order.h"
#include "cli/input_tasks.h"
#include "cli/interrupt.h"
#include "cli/progress.h"

namespace yichi::cli {
namespace {

struct WholeInput {
  Checked checked;
  std::string converted;
};

struct Result {
  InputTask task;  // without its bytes
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
        tasks_(loaded.rules, inputs, request, run.shard.has_value()),
        progress_(request.progress, request.language) {}

  JudgingRun::End Run() {
    InOrder<InputTask, Result> in_order;
    in_order.next = [this] { return Next(); };
    in_order.work = [this](InputTask task) { return Judge(std::move(task)); };
    in_order.take = [this](Result result) { Take(std::move(result)); };
    in_order.Run(request_.jobs);
    end_.interrupted = Interrupted();
    end_.stretches = tasks_.stretches();
    end_.inputs = tasks_.TakeRead();
    if (tasks_.cut()) end_.cut.push_back(*tasks_.cut());
    return std::move(end_);
  }

 private:
  std::optional<InputTask> Next() {
    auto task = tasks_.Next();
    if (!task || !task->lines) return task;
    if (!Mine(*task)) task->lines->bytes.clear();
    Tell(*task);
    return task;
  }

  bool Mine(const InputTask& task) const { return !run_.shard || run_.shard->Holds(task.stretch); }

  void Tell(const InputTask& task) {
    if (inputs_.size() > 1) return progress_.Tell(inputs_[task.input].path, task.input, inputs_.size());
    progress_.Tell(std::to_string(task.lines->last_line) + Say(request_.language, " 行", " lines"),
                   task.lines->end, task.file_bytes);
  }

  Result Judge(InputTask task) {
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
  std::variant<std::monostate, WholeInput, Portion> Broken(const InputTask& task) const {
    if (task.lines) return std::monostate();
    WholeInput whole;
    whole.checked.path = inputs_[task.input].path;
    return whole;
  }

  std::variant<std::monostate, WholeInput, Portion> JudgeLines(const InputTask& task) const {
    if (!Mine(task)) return std::monostate();
    auto options = OptionsOf(task.input);
    return CheckLines(plan_, *task.head, task.lines->bytes, task.lines->first_line, loaded_, options);
  }

  WholeInput JudgeWhole(InputTask& task) const {
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
  InputTasks tasks_;
  Progress progress_;
  std::mutex mutex_;  // of end_.defects
  JudgingRun::End end_;
};

}  // namespace

JudgingRun::End JudgingRun::Run() { return Runner(*this, loaded_, plan_, inputs_, request_).Run(); }

}  // namespace yichi::cli
