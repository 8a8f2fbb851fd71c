#include "report/report.h"
#include "report/words.h"

namespace yichi {
namespace {

void Count(const Finding& finding, Summary& summary) {
  if (finding.verdict == Verdict::Undetermined) ++summary.undetermined;
  if (finding.verdict != Verdict::Violation) return;
  if (finding.level == Level::Error) ++summary.errors;
  if (finding.level == Level::Warning) ++summary.warnings;
  if (finding.level == Level::Info) ++summary.infos;
}

}  // namespace

void Add(Summary& summary, const Summary& more) {
  summary.errors += more.errors;
  summary.warnings += more.warnings;
  summary.infos += more.infos;
  summary.undetermined += more.undetermined;
  summary.suppressed += more.suppressed;
}

Summary Summarize(const Report& report) {
  Summary summary;
  for (const auto& document : report.documents) {
    ++summary.documents;
    if (document.unreadable) {
      ++summary.unreadable;
      continue;
    }
    if (document.facts->model == kNoIndex) ++summary.unrecognized;
    summary.warnings += report::ShownConflicts(document).size();
    summary.suppressed += document.suppressed.size() + document.quiet_conflicts.size();
    for (auto index : report::Shown(document)) Count(document.judgement->findings[index], summary);
  }
  return summary;
}

}  // namespace yichi
