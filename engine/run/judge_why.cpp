#include "run/judge.h"
#include "run/print.h"
#include "run/trace.h"
#include "run/why.h"

namespace yichi::run {

Reasoned RuleJudge::ReasonsAt(std::uint32_t row) const {
  Reasoned reasoned;
  auto object_row = machine_.RowOf(rule_.object, row, rule_.object_frame);
  reasoned.object = NameOf(machine_, machine_.RecordAt(rule_.object, object_row));
  TextOf text = [this](Span span) { return Text(span); };
  auto why = [&](Register reg) { return WhyKnown(machine_, reg, row, rule_.object_frame, text); };
  auto decision = Decide(row);
  if (!decision) {
    reasoned.verdict = Verdict::NotApplicable;
    reasoned.reasons = why(rule_.where);
    return reasoned;
  }
  reasoned.verdict = decision->verdict;
  if (decision->verdict == Verdict::Undetermined) {
    auto unknowns = FindUnknowns(machine_, decision->reasons, row, rule_.object_frame);
    reasoned.reasons = {MessageFor(row, *decision, unknowns)};
  } else if (decision->verdict == Verdict::Exempt) {
    reasoned.reasons = why(decision->exception->condition);
    auto broken = why(rule_.requirement);
    reasoned.reasons.insert(reasoned.reasons.end(), broken.begin(), broken.end());
  } else if (decision->verdict == Verdict::NotApplicable) {
    bool unregulated = !decision->reasons.empty();
    auto unknowns = FindUnknowns(machine_, decision->reasons, row, rule_.object_frame);
    if (unregulated)
      reasoned.reasons = {MessageFor(row, *decision, unknowns)};
    else
      reasoned.reasons = why(rule_.applies);
  } else {
    reasoned.reasons = why(rule_.requirement);
  }
  return reasoned;
}

std::vector<Reasoned> RuleJudge::Reasons() const {
  std::vector<Reasoned> all;
  for (std::uint32_t row = 0; row < machine_.rows(rule_.object_frame).count; ++row)
    all.push_back(ReasonsAt(row));
  return all;
}

}  // namespace yichi::run
