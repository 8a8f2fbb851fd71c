#include "report/diff.h"

#include <algorithm>
#include <map>
#include <set>

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

std::size_t RecordsIn(const ReportedDocument& document) {
  return document.facts->records.size() + document.facts->dropped;
}

// Of a ledger the row, of a file of records the record around the place; a draft is one record.
std::string RecordOf(const Report& report, std::size_t index, const Place& place) {
  const auto& document = report.documents[index];
  auto name = std::to_string(index);
  const auto& records = document.facts->records;
  if (!document.facts->ledger || !place.known() || RecordsIn(document) < 2) return name;
  const auto& paragraph = document.document->paragraphs[place.paragraph];
  if (document.document->format == Format::JsonLines) return name + ":" + std::to_string(paragraph.line);
  if (paragraph.sheet_row != kNone)
    return name + ":" + std::to_string(paragraph.part) + ":" + std::to_string(paragraph.sheet_row);
  auto after =
      std::upper_bound(records.begin(), records.end(), place.paragraph,
                       [](std::uint32_t at, const Record& record) { return at < record.place.paragraph; });
  return name + "#" + std::to_string(after - records.begin());
}

std::vector<Found> FoundIn(const Report& report, std::size_t index, Language language, bool appeared) {
  std::vector<Found> found;
  if (index >= report.documents.size() || report.documents[index].unreadable) return found;
  const auto& document = report.documents[index];
  for (const auto& issue : report::IssuesOf(report, index, language))
    if (!issue.suppressed)
      found.push_back({issue.fingerprint,
                       {appeared, document.path, issue.code, issue.title,
                        std::string(report::WordOf(issue.rank, language)), issue.message,
                        report::PlaceText(*document.document, issue.place, language),
                        RecordOf(report, index, issue.place)}});
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

namespace {

template <typename Key>
std::vector<FindingChange> Compare(const Report& before, const Report& after, Language language, Key key) {
  std::vector<FindingChange> changes;
  for (std::size_t i = 0; i < std::max(before.documents.size(), after.documents.size()); ++i) {
    auto then = FoundIn(before, i, language, false), now = FoundIn(after, i, language, true);
    key(then);
    key(now);
    AddOthers(then, now, changes);
    AddOthers(now, then, changes);
  }
  return changes;
}

}  // namespace

std::vector<FindingChange> CompareFindings(const Report& before, const Report& after, Language language) {
  return Compare(before, after, language, [](std::vector<Found>&) {});
}

std::vector<FindingChange> CompareVerdicts(const Report& before, const Report& after, Language language) {
  return Compare(before, after, language, [&](std::vector<Found>& found) {
    auto open = report::WordOf(report::Rank::Undetermined, language);
    std::erase_if(found, [&](const Found& one) { return one.change.level == open; });
    for (auto& one : found)
      one.fingerprint = one.change.rule + " " + one.change.level + " " + one.change.record;
  });
}

std::size_t CountRecords(const Report& report) {
  std::size_t count = 0;
  for (const auto& document : report.documents)
    if (!document.unreadable) count += std::max<std::size_t>(RecordsIn(document), 1);
  return count;
}

std::size_t CountChanged(const std::vector<FindingChange>& findings) {
  std::set<std::string> records;
  for (const auto& finding : findings) records.insert(finding.record);
  return records.size();
}

namespace {

std::string FindingTotals(const std::vector<FindingChange>& changes, const Writer& writer) {
  auto appeared = std::count_if(changes.begin(), changes.end(),
                                [](const FindingChange& change) { return change.appeared; });
  return writer.Say("新出现的问题 ", "new findings ") + std::to_string(appeared) +
         writer.Say(",已消除的问题 ", ", gone ") +
         std::to_string(changes.size() - static_cast<std::size_t>(appeared)) +
         writer.Say(";结论有变的记录 ", "; records with other findings ") +
         std::to_string(CountChanged(changes));
}

void WriteImpact(Writer& writer, const RuleImpact& impact) {
  writer.Findings(impact.findings);
  if (!impact.computed.empty()) writer.Heading("计算", "Computed values");
  for (const auto& change : impact.computed) {
    auto sums = change.before.empty() && change.after.empty()
                    ? std::string()
                    : writer.Say(",合计 ", ", sum ") + change.before + " → " + change.after;
    writer.Item(change.rule + " " + change.title + " " + change.name + ": " +
                writer.Say("不同的 ", "other in ") + std::to_string(change.objects) + writer.Say(" 个", "") +
                sums);
  }
  writer.Last(FindingTotals(impact.findings, writer) + writer.Say(",共 ", " of ") +
              std::to_string(impact.records) + writer.Say(" 条", ""));
}

}  // namespace

std::string RenderAssumedChanges(const std::vector<FindingChange>& changes, Language language) {
  Writer writer(DiffFormat::Console, language);
  writer.Findings(changes);
  writer.Last(writer.Say("与不作假设相比:", "compared with no assumption: ") +
              FindingTotals(changes, writer));
  return writer.Take();
}

std::string RenderRuleDiff(const RuleSetDiff& diff, const RuleImpact* impact, DiffFormat format,
                           Language language) {
  if (format == DiffFormat::Json) return report::RuleDiffJson(diff, impact);
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
  if (impact) WriteImpact(writer, *impact);
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
