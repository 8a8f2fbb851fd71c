#include "cli/held_run.h"

#include "cli/files.h"
#include "cli/in_order.h"
#include "cli/input_tasks.h"
#include "cli/log.h"
#include "cli/outcome.h"
#include "cli/rule_packs.h"

namespace yichi::cli {
namespace {

// What came of a task.
struct Result {
  std::size_t input = 0;
  HeldPart part;
  std::optional<Diagnostic> unreadable;
  Diagnostics notes;  // what to know about how it was read
  RecordNotes lines;  // of a stretch
};

// Lines that could not be read: what they hold is not compared.
bool TellsOfLoss(const Diagnostic& note) {
  return note.code == Code::D0142 || note.code == Code::D0145 || note.code == Code::D0149 ||
         note.code == Code::D0150;
}

class HeldReader {
 public:
  HeldReader(HeldRun& run, std::size_t border) : run_(run), border_(border) {}

  void Read() {
    for (std::size_t i = 0; i < run_.files.size(); ++i)
      run_.inputs.push_back({static_cast<std::uint32_t>(i), {}, 0});
    lines_.resize(run_.files.size());
    InputTasks tasks(run_.loaded.rules, run_.files, run_.request, false);
    InOrder<InputTask, Result> in_order;
    in_order.next = [&] { return tasks.Next(); };
    in_order.work = [this](InputTask task) { return task.lines ? ReadLines(task) : ReadWhole(task); };
    in_order.take = [this](Result result) { Take(std::move(result)); };
    in_order.Run(run_.request.jobs);
    for (std::size_t i = 0; i < lines_.size(); ++i)
      for (const auto& note : Tell(rules(), lines_[i]))
        if (TellsOfLoss(note)) TellNote(i, note);
    for (std::size_t side = 0; side < sums_.size(); ++side) run_.held[side] = sums_[side].Take();
  }

 private:
  const RuleSet& rules() const { return run_.loaded.rules; }

  // A few lines at a time, so that what is thrown away at once is still at hand when the next take its place.
  Result ReadLines(const InputTask& task) const {
    constexpr std::uint32_t kFew = 50;
    Result result;
    result.input = task.input;
    HeldSum sum;
    HeldInput input;
    const auto& limits = run_.request.options.read.limits;
    LineReader reader(rules(), task.head->model);
    auto read = [&](std::string_view lines, std::uint32_t first_line) {
      auto records = task.head->rows ? ReadStretch(rules(), *task.head, lines, first_line, limits)
                                     : reader.Read(lines, first_line, limits);
      Append(result.lines, records.notes);
      sum.Add(PartOf(std::move(records.file), task.input), input);
    };
    std::string_view rest = task.lines->bytes;
    if (task.head->rows) read(rest, task.lines->first_line), rest = {};
    for (auto line = task.lines->first_line; !rest.empty(); line += kFew) {
      std::size_t end = 0;
      for (std::uint32_t i = 0; i < kFew && end < rest.size(); ++i)
        end = std::min(rest.find('\n', end), rest.size() - 1) + 1;
      read(rest.substr(0, end), line);
      rest.remove_prefix(end);
    }
    result.part = {sum.Take(), std::move(input.document), input.paragraphs};
    return result;
  }

  HeldPart PartOf(RecordFile file, std::size_t input) const {
    FillClasses(rules(), file.facts.records);
    file.document.path = run_.files[input].path;
    file.document.parts = {{run_.files[input].path}};
    return HeldIn(rules(), run_.classification(), file.facts, std::move(file.document));
  }

  Result ReadWhole(InputTask& task) const {
    const auto& file = run_.files[task.input];
    const auto& request = run_.request;
    Result result;
    result.input = task.input;
    auto input = task.bytes
                     ? InputBytes{std::move(*task.bytes), std::nullopt, std::nullopt}
                     : ReadInput(file, request.conversion, request.options.read.limits, request.language);
    if (input.note) result.notes.push_back(std::move(*input.note));
    result.unreadable = std::move(input.problem);
    if (result.unreadable) return result;
    auto checked = ReadFacts(run_.loaded, file.path, std::move(input.bytes), request.options);
    result.unreadable = std::move(checked.unreadable);
    for (const auto& note : checked.document.notes)
      if (TellsOfLoss(note)) result.notes.push_back(note);
    result.part = HeldIn(rules(), run_.classification(), checked.facts, std::move(checked.document));
    return result;
  }

  void Take(Result result) {
    const auto& file = run_.files[result.input];
    for (const auto& note : result.notes) TellNote(result.input, note);
    Append(lines_[result.input], result.lines);
    if (result.unreadable)
      run_.unreadable |= !TellUnread(file, *result.unreadable);
    else
      sums_[result.input < border_ ? 0 : 1].Add(std::move(result.part), run_.inputs[result.input]);
  }

  void TellNote(std::size_t input, const Diagnostic& note) {
    ReportNote(run_.files[input].path, note, run_.request.language);
    run_.unreadable |= TellsOfLoss(note);
  }

  // Data files of other programs lie in folders too: whether it is one of them, which does not count.
  bool TellUnread(const InputFile& file, const Diagnostic& reason) const {
    auto language = run_.request.language;
    bool foreign = file.from_folder && reason.code == Code::D0058;
    if (foreign)
      LogNote(file.path +
              Say(language, ": 不是规则所说的记录,略过", ": no records that the rules know; left out"));
    else
      ReportUnreadable(file.path, reason, language);
    return foreign;
  }

  HeldRun& run_;
  std::size_t border_;
  std::vector<RecordNotes> lines_;  // by input
  std::array<HeldSum, 2> sums_;
};

}  // namespace

HeldReport HeldRun::Report(Number least) const {
  HeldReport report{loaded.rules.models[classification().model].name, least, {}, request.language};
  for (std::size_t i = 0; i < files.size(); ++i) {
    auto& document = report.documents.emplace_back();
    document.path = files[i].path;
    document.document = &inputs[i].document;
  }
  return report;
}

HeldRun ReadHeld(const Arguments& arguments, std::vector<InputFile> inputs, std::size_t border) {
  HeldRun run;
  run.files = std::move(inputs);
  run.request = ReadCheckRequest(arguments, FindSettings(run.files, arguments.language), Today());
  run.loaded = CompileRules(arguments, run.request.settings.rules);
  if (run.loaded.rules.classifications.empty())
    throw Refusal(arguments.Say("规则里没有“分类”", "the rules hold no 分类"));
  CheckNames(run.request, run.loaded.rules, arguments.language);
  HeldReader(run, border).Read();
  return run;
}

Number ReadLeast(const Arguments& arguments) {
  auto word = arguments.Last("--least").value_or("80%");
  if (word.ends_with('%')) word.pop_back();
  auto percent = ParseDecimal(word);
  auto least = percent ? Divide(*percent, 100) : std::nullopt;
  if (least && !(*least < *MakeNumber(1, 2)) && !(Number(1) < *least)) return *least;
  throw Refusal(arguments.Say("--least 应是 50% 到 100% 的比例", "--least must be a share from 50% to 100%"));
}

ListFormat ReadListFormat(const Arguments& arguments) {
  auto word = arguments.Last("--format").value_or("console");
  if (word == "console") return ListFormat::Console;
  if (word == "json") return ListFormat::Json;
  if (word == "ndjson") return ListFormat::Ndjson;
  throw Refusal(arguments.Say("没有格式 " + word + ";可用 console、json、ndjson",
                              "there is no format " + word + "; there are console, json, ndjson"));
}

}  // namespace yichi::cli
