#include "cli/judging.h"

#include <algorithm>

#include "cli/collector.h"
#include "cli/judging_run.h"
#include "cli/log.h"

namespace yichi::cli {
namespace {

void ApplySeverities(const Settings& settings, const RuleSet& rules, Judgement& judgement) {
  for (auto& finding : judgement.findings)
    for (const auto& [code, level] : settings.severity)
      if (rules.rules[finding.rule].code == code) finding.level = level;
}

bool Expired(const std::optional<Day>& until, Day today) { return until && *until < today; }

// Why a finding is not to be shown, if so.
class Silences {
 public:
  explicit Silences(const CheckRequest& request) : request_(request) {}

  std::optional<std::string> Of(std::string_view path, std::string_view code,
                                const std::string& fingerprint) const {
    for (const auto& suppression : request_.settings.suppressions) {
      bool fits = (suppression.rule.empty() || suppression.rule == code) &&
                  (suppression.fingerprint.empty() || suppression.fingerprint == fingerprint);
      if (fits && !Expired(suppression.until, request_.today)) return suppression.reason;
    }
    if (request_.baseline && request_.baseline->Holds(path, fingerprint)) return request_.baseline_reason;
    return std::nullopt;
  }

 private:
  const CheckRequest& request_;
};

void Suppress(Report& report, std::size_t index, const Silences& silences) {
  auto& document = report.documents[index];
  auto fingerprints = Fingerprints(report, index);
  for (std::size_t i = 0; i < fingerprints.size(); ++i) {
    const auto& code = report.rules->rules[document.judgement->findings[i].rule].code;
    if (auto reason = silences.Of(document.path, code, fingerprints[i])) {
      document.suppressed.insert(i);
      document.justifications.emplace(i, std::move(*reason));
    }
  }
  for (std::size_t i = 0; i < document.facts->disagreements.size(); ++i)
    if (auto reason = silences.Of(document.path, CodeName(Code::Y0601),
                                  ConflictFingerprint(document.facts->disagreements[i])))
      document.quiet_conflicts.emplace(i, std::move(*reason));
}

}  // namespace

Judged JudgeEach(const Loaded& loaded, const StreamPlan& plan, const std::vector<InputFile>& inputs,
                 const CheckRequest& request, const Listener& listener) {
  Collector collector(loaded, inputs, listener);
  JudgingRun run(loaded, plan, inputs, request);
  run.whole = [&](std::size_t input, Checked checked, std::string converted) {
    collector.Whole(input, std::move(checked), std::move(converted));
  };
  run.begin = [&](std::size_t input, const StreamHead& head) { collector.Begin(input, head); };
  run.part = [&](std::size_t input, std::uint64_t, Portion portion) {
    collector.Part(input, std::move(portion));
  };
  auto end = run.Run();
  auto judged = collector.Take();
  judged.defects = std::move(end.defects);
  judged.interrupted = end.interrupted;
  for (auto [input, line] : end.cut)
    judged.inputs[input].document.notes.push_back(MakeDiagnostic(Code::D0146, {}, {std::to_string(line)}));
  return judged;
}

std::vector<Judgement> JudgeTogether(const Loaded& loaded, const StreamPlan& plan, const Judged& judged,
                                     const CheckRequest& request) {
  if (judged.interrupted) return {};
  auto options = request.options;
  options.evaluate.threads = request.jobs;
  return CheckTogether(loaded, plan, judged.inputs, options);
}

Judged JudgeAll(const Loaded& loaded, const std::vector<InputFile>& inputs, const CheckRequest& request) {
  auto plan = PlanStream(loaded, request.options);
  auto judged = JudgeEach(loaded, plan, inputs, request, {});
  Finish(loaded, plan, judged.inputs, JudgeTogether(loaded, plan, judged, request));
  return judged;
}

Report MakeReport(const Loaded& loaded, std::vector<Checked>& inputs, const CheckRequest& request,
                  Fingerprinter* fingerprinter) {
  Report report{&loaded.rules, &loaded.sources, YICHI_VERSION, request.options.evaluate.as_of, {}};
  for (auto& input : inputs) {
    ApplySeverities(request.settings, loaded.rules, input.judgement);
    ReportedDocument document;
    document.path = input.path;
    if (input.unreadable) {
      document.unreadable = &*input.unreadable;
    } else {
      document.document = &input.document;
      document.facts = &input.facts;
      document.judgement = &input.judgement;
      if (fingerprinter)
        document.fingerprints = fingerprinter->Of(loaded.rules, input.document, input.judgement.findings);
      document.assumed = &input.assumed;
    }
    report.documents.push_back(std::move(document));
  }
  Silences silences(request);
  bool silent = request.baseline || !request.settings.suppressions.empty();
  for (std::size_t i = 0; silent && i < report.documents.size(); ++i)
    if (!report.documents[i].unreadable) Suppress(report, i, silences);
  return report;
}

void ReportUnread(const Judged& judged, Language language) {
  for (const auto& input : judged.inputs) {
    if (input.unreadable) ReportUnreadable(input.path, *input.unreadable, language);
    for (const auto& note : input.document.notes)
      if (note.code == Code::D0142 || note.code == Code::D0145 || note.code == Code::D0146 ||
          note.code == Code::D0150)
        ReportNote(input.path, note, language);
  }
  for (const auto& defect : judged.defects)
    LogError(Say(language, "一尺自身出错:", "a defect of Yichi: ") + defect);
}

void ReportStaleSuppressions(const CheckRequest& request, const RuleSet& rules) {
  const auto& settings = request.settings;
  auto language = request.language;
  if (settings.baseline && Expired(settings.baseline->until, request.today))
    LogWarning(Say(language,
                   "yichi.json 的基线已于 " + PrintDay(*settings.baseline->until) + " 到期,不再起作用",
                   "yichi.json: the baseline ended on " + PrintDay(*settings.baseline->until)));
  for (const auto& suppression : settings.suppressions) {
    auto name = suppression.rule.empty() ? suppression.fingerprint : suppression.rule;
    if (Expired(suppression.until, request.today))
      LogWarning(
          Say(language,
              "yichi.json 对 " + name + " 的豁免已于 " + PrintDay(*suppression.until) + " 到期,不再起作用",
              "yichi.json: the suppression of " + name + " ended on " + PrintDay(*suppression.until)));
    if (!suppression.rule.empty() && suppression.rule != CodeName(Code::Y0601) &&
        !rules.FindRule(suppression.rule))
      LogWarning(Say(language, "yichi.json 豁免的规则 " + name + " 不存在",
                     "yichi.json suppresses " + name + ", which is no rule"));
  }
}

}  // namespace yichi::cli
