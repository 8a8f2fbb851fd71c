#include "cli/ndjson_writer.h"

#include <map>

#include "cli/output_file.h"

namespace yichi::cli {
namespace {

class Writer {
 public:
  explicit Writer(CheckRun& run) : run_(run), out_(run.request.outputs[0].path, run.request.language) {}

  void TakePortion(std::size_t input, const Checked& before, Portion& portion) {
    std::vector<Checked> taken;
    taken.push_back(TakeFindings(before, portion, run_.loaded.rules));
    auto report = MakeReport(run_.loaded, taken, run_.request, &fingerprinters_[input]);
    out_.Write(RenderNdjson(report, NdjsonPart::Single));
    Add(written_, Summarize(report));
  }

  // Its places may lie in inputs that come later; only of those that look across records.
  void TakeWhole(std::size_t input, Checked& checked) {
    std::vector<Checked> one;
    one.push_back(std::move(checked));
    auto report = MakeReport(run_.loaded, one, run_.request);
    // Its places say which input it is.
    report.documents.insert(report.documents.begin(), input, ReportedDocument());
    out_.Write(RenderNdjson(report, NdjsonPart::Single));
    checked = std::move(one[0]);
  }

  Summary Finish() {
    run_.report = MakeReport(run_.loaded, run_.judged.inputs, run_.request);
    out_.Write(RenderNdjson(run_.report, NdjsonPart::Across));
    out_.Close();
    auto summary = Summarize(run_.report);
    Add(summary, written_);
    return summary;
  }

 private:
  CheckRun& run_;
  OutputFile out_;
  std::map<std::size_t, Fingerprinter> fingerprinters_;
  Summary written_;
};

}  // namespace

Summary WriteNdjson(CheckRun& run,
                    const std::function<Judged(const StreamPlan& plan, const Listener& listener)>& judge) {
  Writer writer(run);
  auto plan = PlanStream(run.loaded, run.request.options);
  Listener listener;
  listener.portion = [&](std::size_t input, const Checked& before, Portion& portion) {
    writer.TakePortion(input, before, portion);
  };
  listener.whole = [&](std::size_t input, Checked& checked) { writer.TakeWhole(input, checked); };
  run.judged = judge(plan, listener);
  yichi::Finish(run.loaded, plan, run.judged.inputs,
                JudgeTogether(run.loaded, plan, run.judged, run.request));
  ReportUnread(run.judged, run.request.language);
  return writer.Finish();
}

}  // namespace yichi::cli
