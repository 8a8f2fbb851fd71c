#include "cli/judging.h"

#include <algorithm>
#include <atomic>
#include <cstdio>
#include <exception>
#include <mutex>
#include <thread>

#include "cli/log.h"

namespace yichi::cli {
namespace {

class Judging {
 public:
  Judging(const Loaded& loaded, const std::vector<InputFile>& inputs, const CheckRequest& request)
      : loaded_(loaded), inputs_(inputs), request_(request) {
    judged_.inputs.resize(inputs.size());
    judged_.converted.resize(inputs.size());
  }

  Judged Run() {
    auto threads = std::min(request_.jobs, inputs_.size());
    {
      std::vector<std::jthread> workers;
      for (std::size_t i = 1; i < threads; ++i) workers.emplace_back([this] { Work(); });
      Work();
    }
    if (request_.progress && inputs_.size() > 1) std::fputs("\r\x1b[K", stderr);
    return std::move(judged_);
  }

 private:
  void Work() {
    for (auto i = next_++; i < inputs_.size(); i = next_++) {
      Progress(i);
      judged_.inputs[i].path = inputs_[i].path;
      try {
        Judge(i);
      } catch (const std::exception& error) {
        std::scoped_lock lock(mutex_);
        judged_.defects.push_back(inputs_[i].path + ": " + error.what());
      }
    }
  }

  void Judge(std::size_t i) {
    auto input = ReadInput(inputs_[i], request_.conversion, request_.options.read.limits, request_.language);
    auto& checked = judged_.inputs[i];
    if (input.problem) {
      checked.unreadable = std::move(input.problem);
      return;
    }
    if (input.note && !request_.annotate.empty()) judged_.converted[i] = input.bytes;
    checked = CheckBytes(loaded_, inputs_[i].path, std::move(input.bytes), OptionsOf(i));
    if (input.note) checked.document.notes.insert(checked.document.notes.begin(), *input.note);
  }

  CheckOptions OptionsOf(std::size_t i) const {
    auto options = request_.options;
    options.input = static_cast<std::uint32_t>(i);
    // One input has all threads; of several each has one.
    if (inputs_.size() == 1) options.evaluate.threads = request_.jobs;
    options.stated = inputs_[i].time;
    return options;
  }

  void Progress(std::size_t i) const {
    if (request_.progress && inputs_.size() > 1)
      std::fprintf(stderr, "\r\x1b[K%zu/%zu %s", i + 1, inputs_.size(), inputs_[i].path.c_str());
  }

  const Loaded& loaded_;
  const std::vector<InputFile>& inputs_;
  const CheckRequest& request_;
  std::atomic<std::size_t> next_ = 0;
  std::mutex mutex_;
  Judged judged_;
};

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

Judged JudgeAll(const Loaded& loaded, const std::vector<InputFile>& inputs, const CheckRequest& request) {
  auto judged = Judging(loaded, inputs, request).Run();
  CheckTogether(loaded, judged.inputs, request.options);
  return judged;
}

Report MakeReport(const Loaded& loaded, Judged& judged, const CheckRequest& request) {
  Report report{&loaded.rules, &loaded.sources, YICHI_VERSION, request.options.evaluate.as_of, {}};
  for (auto& input : judged.inputs) {
    ApplySeverities(request.settings, loaded.rules, input.judgement);
    ReportedDocument document;
    document.path = input.path;
    if (input.unreadable) {
      document.unreadable = &*input.unreadable;
    } else {
      document.document = &input.document;
      document.facts = &input.facts;
      document.judgement = &input.judgement;
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
