#include "report/diff.h"

#include <map>

#include "report/diff_json.h"
#include "report/issues.h"
#include "report/words.h"

namespace yichi {
namespace {

using report::In;

struct Found {
  std::string fingerprint;
  FindingChange change;
};

std::vector<Found> FoundIn(const Report& report, std::size_t index, Language language, bool appeared) {
  std::vector<Found> found;
  if (index >= report.documents.size() || report.documents[index].unreadable) return found;
  const auto& document = report.documents[index];
  for (const auto& issue : report::IssuesOf(report, index, language))
    if (!issue.suppressed)
      found.push_back({issue.fingerprint,
                       {appeared, document.path, issue.code, issue.title,
                        std::string(report::WordOf(issue.rank, language)), issue.message,
                        report::PlaceText(*document.document, issue.place, language)}});
  return found;
}

// Those of one side that the other has not.
void AddOthers(std::vector<Found> found, const std::vector<Found>& others,
               std::vector<FindingChange>& changes) {
  std::map<std::string, std::size_t> known;
  for (const auto& other : others) ++known[other.fingerprint];
  for (auto& one : found) {
    auto same = known.find(one.fingerprint);
    if (same != known.end() && same->second > 0)
      --same->second;
    else
      changes.push_back(std::move(one.change));
  }
}

std::string Plain(std::string_view text, DiffFormat format) {
  std::string out;
  for (char c : text) {
    bool mark = std::string_view("\\`*_[]<>#|").find(c) != std::string_view::npos;
    if (format == DiffFormat::Markdown && mark) out += '\\';
    out += c == '\n' ? ' ' : c;
  }
  return out;
}

class Writer {
 public:
  Writer(DiffFormat format, Language language) : format_(format), language_(language) {}

  void Heading(std::string_view chinese, std::string_view english) {
    if (!out_.empty()) out_ += "\n";
    if (format_ == DiffFormat::Markdown) out_ += "## ";
    out_ += std::string(In(language_, chinese, english)) + "\n";
    if (format_ == DiffFormat::Markdown) out_ += "\n";
  }

  void Item(const std::string& text) { Line(format_ == DiffFormat::Markdown ? "- " : "  ", text); }
  void Detail(const std::string& text) { Line(format_ == DiffFormat::Markdown ? "  - " : "    ", text); }
  // The rule language's own words.
  void Code(const std::string& text) {
    out_ += format_ == DiffFormat::Markdown ? "  - `" + text + "`\n" : "    " + text + "\n";
  }
  void Findings(const std::vector<FindingChange>& findings) {
    if (findings.empty()) return;
    Heading("问题", "Findings");
    for (const auto& finding : findings) {
      auto word = finding.appeared ? Say("新出现 ", "new ") : Say("已消除 ", "gone ");
      Item(word + finding.level + " " + finding.rule + " " + finding.title);
      Detail(finding.document + " " + finding.place + ":" + finding.message);
    }
  }
  std::string Say(std::string_view chinese, std::string_view english) const {
    return std::string(In(language_, chinese, english));
  }
  void Last(const std::string& text) { out_ += (out_.empty() ? "" : "\n") + text + "\n"; }
  std::string Take() { return std::move(out_); }

 private:
  void Line(std::string_view lead, const std::string& text) {
    out_ += std::string(lead) + Plain(text, format_) + "\n";
  }

  DiffFormat format_;
  Language language_;
  std::string out_;
};

std::string_view WordOf(RuleChangeKind kind, Language language) {
  constexpr std::pair<std::string_view, std::string_view> kWords[] = {
      {"新增", "added"},      {"删去", "removed"},
      {"从严", "stricter"},   {"放宽", "looser"},
      {"有变", "moved"},      {"改写,没有发现结论不同", "computed otherwise, no difference found"},
      {"只改文字", "wording"}};
  const auto& word = kWords[static_cast<std::size_t>(kind)];
  return In(language, word.first, word.second);
}

std::string RuleTotals(const RuleSetDiff& diff, Language language) {
  std::map<RuleChangeKind, std::size_t> counts;
  for (const auto& change : diff.changes) ++counts[change.kind];
  std::string out(In(language, "相同 ", "same "));
  out += std::to_string(diff.same);
  for (const auto& [kind, count] : counts)
    out += std::string(In(language, ",", ", ")) + std::string(WordOf(kind, language)) + " " +
           std::to_string(count);
  return out;
}

}  // namespace

std::vector<FindingChange> CompareFindings(const Report& before, const Report& after, Language language) {
  std::vector<FindingChange> changes;
  for (std::size_t i = 0; i < std::max(before.documents.size(), after.documents.size()); ++i) {
    auto then = FoundIn(before, i, language, false), now = FoundIn(after, i, language, true);
    AddOthers(then, now, changes);
    AddOthers(now, then, changes);
  }
  return changes;
}

std::string RenderRuleDiff(const RuleSetDiff& diff, const std::vector<FindingChange>* findings,
                           DiffFormat format, Language language) {
  if (format == DiffFormat::Json) return report::RuleDiffJson(diff, findings);
  Writer writer(format, language);
  if (!diff.changes.empty()) writer.Heading("规则", "Rules");
  for (const auto& change : diff.changes) {
    writer.Item(change.code + " " + change.title + ": " + std::string(WordOf(change.kind, language)));
    for (const auto& detail : change.details) writer.Detail(detail);
    for (const auto& witness : change.witnesses) {
      writer.Code(witness.record);
      writer.Detail(writer.Say("旧 ", "before ") + witness.before + writer.Say(" → 新 ", " → after ") +
                    witness.after);
    }
    if (change.kind == RuleChangeKind::Unseen)
      writer.Detail(writer.Say("试了 ", "tried ") + std::to_string(change.tried) +
                    writer.Say(" 个记录", " records"));
  }
  if (findings) writer.Findings(*findings);
  writer.Last(RuleTotals(diff, language));
  return writer.Take();
}

std::string RenderDraftDiff(const std::vector<FactChange>& facts, const std::vector<FindingChange>& findings,
                            DiffFormat format, Language language) {
  if (format == DiffFormat::Json) return report::DraftDiffJson(facts, findings);
  Writer writer(format, language);
  if (!facts.empty()) writer.Heading("内容", "Content");
  for (const auto& change : facts) {
    if (change.before.empty())
      writer.Item(writer.Say("新增 ", "added ") + change.field + ": " + change.after);
    else if (change.after.empty())
      writer.Item(writer.Say("删去 ", "removed ") + change.field + ": " + change.before);
    else
      writer.Item(change.field + ": " + change.before + " → " + change.after);
  }
  writer.Findings(findings);
  std::size_t appeared = 0;
  for (const auto& finding : findings) appeared += finding.appeared;
  writer.Last(writer.Say("内容改动 ", "changes of content ") + std::to_string(facts.size()) +
              writer.Say(",新出现的问题 ", ", new findings ") + std::to_string(appeared) +
              writer.Say(",已消除的问题 ", ", gone ") + std::to_string(findings.size() - appeared));
  return writer.Take();
}

}  // namespace yichi
