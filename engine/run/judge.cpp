#include "run/judge.h"

#include <algorithm>

#include "run/print.h"
#include "run/trace.h"

namespace yichi::run {

RuleJudge::RuleJudge(const RuleSet& rules, std::uint32_t rule, const InputIndex& index,
                     const EvaluateOptions& options, const Circumstances& circumstances)
    : rules_(rules),
      index_(rule),
      rule_(rules.rules[rule]),
      options_(options),
      machine_(rules, rule_.program, index, circumstances) {}

bool RuleJudge::Known(Register reg, std::uint32_t row) const { return StatusOf(reg, row) == Status::Known; }

Status RuleJudge::StatusOf(Register reg, std::uint32_t row) const {
  return machine_.column(reg).status[machine_.RowOf(reg, row, rule_.object_frame)];
}

bool RuleJudge::True(Register reg, std::uint32_t row) const {
  return machine_.column(reg).True(machine_.RowOf(reg, row, rule_.object_frame));
}

namespace {

void Count(Counts& counts, Verdict verdict) {
  switch (verdict) {
    case Verdict::Pass:
      ++counts.pass;
      return;
    case Verdict::Violation:
      ++counts.violation;
      return;
    case Verdict::Exempt:
      ++counts.exempt;
      return;
    case Verdict::NotApplicable:
      ++counts.not_applicable;
      return;
    case Verdict::Undetermined:
      ++counts.undetermined;
      return;
  }
}

}  // namespace

std::uint32_t RuleJudge::InputOf(std::uint32_t row) const {
  return Locate(machine_, rule_.object, machine_.RowOf(rule_.object, row, rule_.object_frame)).place.document;
}

void RuleJudge::Judge(std::span<Judgement> judgements) const {
  auto count = [&](Judgement& judgement, Verdict verdict) {
    Count(judgement.counts, verdict);
    Count(judgement.by_rule[index_], verdict);
  };
  auto rows = machine_.rows(rule_.object_frame).count;
  // A finding goes to the input where it stands, a verdict counts for the one where its object begins.
  auto add = [&](std::uint32_t row, Finding finding) {
    auto input = finding.at.place.known() ? finding.at.place.document : InputOf(row);
    judgements[judgements.size() > 1 ? input : 0].findings.push_back(std::move(finding));
  };
  // One row that could not be read may belong to every group: that is one finding, not one a group.
  std::optional<std::pair<std::uint32_t, Decision>> lacking;
  std::uint64_t alike = 0;
  for (std::uint32_t row = 0; row < rows; ++row) {
    auto decision = Decide(row);
    if (!decision) continue;
    auto& judgement = judgements[judgements.size() > 1 ? InputOf(row) : 0];
    count(judgement, decision->verdict);
    if (decision->verdict == Verdict::Pass || decision->verdict == Verdict::NotApplicable) continue;
    if (LacksOnlyUnread(*decision, row)) {
      if (alike++ == 0) lacking = {row, *decision};
      continue;
    }
    add(row, Report(row, *decision));
  }
  if (!lacking) return;
  auto finding = Report(lacking->first, lacking->second);
  if (alike > 1) finding.message += ";这样的共 " + std::to_string(alike) + " 处";
  add(lacking->first, std::move(finding));
}

bool RuleJudge::LacksOnlyUnread(const Decision& decision, std::uint32_t row) const {
  if (decision.verdict != Verdict::Undetermined || !machine_.lacks_rows()) return false;
  auto unknowns = FindUnknowns(machine_, decision.reasons, row, rule_.object_frame);
  return !unknowns.empty() &&
         std::all_of(unknowns.begin(), unknowns.end(), [](const Unknown& u) { return u.unread; });
}

// 其中 narrows silently; 适用 says why a rule is 不适用.
std::optional<RuleJudge::Decision> RuleJudge::Decide(std::uint32_t row) const {
  for (auto gate : {rule_.where, rule_.applies}) {
    if (gate == kNoRegister || True(gate, row)) continue;
    Decision decision;
    decision.applies = false;
    if (Known(gate, row)) {
      if (gate == rule_.where) return std::nullopt;
      decision.verdict = Verdict::NotApplicable;
    } else {
      bool no_norm = StatusOf(gate, row) == Status::Unregulated;
      decision.verdict = no_norm ? Verdict::NotApplicable : Verdict::Undetermined;
      decision.reasons = {gate};
    }
    return decision;
  }
  return DecideRequirement(row);
}

// A satisfied requirement passes whatever the exceptions are; a violated one stands only when no exception
// could still hold.
RuleJudge::Decision RuleJudge::DecideRequirement(std::uint32_t row) const {
  Decision decision;
  if (True(rule_.requirement, row)) return decision;
  decision.violated = Known(rule_.requirement, row);
  for (const auto& exception : rule_.exceptions) {
    if (True(exception.condition, row)) {
      decision.verdict = Verdict::Exempt;
      decision.exception = &exception;
      return decision;
    }
    if (!Known(exception.condition, row)) decision.reasons.push_back(exception.condition);
  }
  if (decision.violated) {
    decision.verdict = decision.reasons.empty() ? Verdict::Violation : Verdict::Undetermined;
    return decision;
  }
  decision.reasons = {rule_.requirement};
  bool no_norm = StatusOf(rule_.requirement, row) == Status::Unregulated;
  decision.verdict = no_norm ? Verdict::NotApplicable : Verdict::Undetermined;
  return decision;
}

Level RuleJudge::LevelAt(std::uint32_t row) const {
  auto level = rule_.level;
  for (const auto& exception : rule_.level_exceptions) {
    if (!True(exception.condition, row)) continue;
    level = exception.level;
    break;
  }
  return rule_.rests_on_reference && level == Level::Error ? Level::Warning : level;
}

std::vector<CitationOf> RuleJudge::Sources(const Decision& decision) const {
  bool own = decision.exception && !decision.exception->citations.empty();
  auto sources = own ? decision.exception->citations : rule_.citations;
  // Of several documents, those of another time are left out.
  auto past_or_future = [&](const CitationOf& citation) {
    const auto& source = rules_.sources[citation.source];
    return (source.effective && options_.as_of < *source.effective) ||
           (source.repealed && *source.repealed <= options_.as_of);
  };
  if (!std::all_of(sources.begin(), sources.end(), past_or_future)) std::erase_if(sources, past_or_future);
  for (auto index : rule_.standards) {
    const auto& standard = rules_.standards[index];
    bool past = (standard.effective && options_.as_of < *standard.effective) ||
                (standard.repealed && *standard.repealed <= options_.as_of);
    if (past) continue;
    const auto& more = standard.citations;
    sources.insert(sources.end(), more.begin(), more.end());
  }
  return sources;
}

std::vector<Register> RuleJudge::Conditions() const {
  std::vector<Register> conditions;
  for (auto reg : {rule_.where, rule_.applies}) {
    if (reg != kNoRegister) conditions.push_back(reg);
  }
  for (const auto& exception : rule_.exceptions) conditions.push_back(exception.condition);
  conditions.push_back(rule_.requirement);
  return conditions;
}

namespace {

// An element whose first field is a whole sentence has no name.
std::string ShortName(std::string name) {
  constexpr std::size_t kLongestName = 36;  // bytes, twelve Han characters
  return name.size() > kLongestName ? std::string() : name;
}

// The first row of the register's frame that lies under the row, or the row around it.
std::optional<std::uint32_t> FirstRow(const Machine& machine, const PlaceCode& code, std::uint32_t row,
                                      std::uint32_t frame) {
  auto reg = code.value;
  auto own = machine.step(reg).frame;
  auto enclosing = [&](std::uint32_t outer, std::uint32_t inner) {
    while (inner != outer && inner != 0) inner = machine.program().frames[inner].parent;
    return inner == outer;
  };
  if (enclosing(own, frame)) return machine.RowOf(reg, row, frame);
  if (!enclosing(frame, own)) return std::nullopt;
  auto counts = [&](std::uint32_t inner) {
    return code.membership == kNoRegister ||
           machine.column(code.membership).True(machine.RowOf(code.membership, inner, own));
  };
  auto [first, last] = machine.RowsBelow(own, frame, row);
  for (auto inner = first; inner < last; ++inner)
    if (counts(inner)) return inner;
  return std::nullopt;
}

constexpr std::string_view kWholeDocument = "全文.";

// 科室[1].人数 belongs to 科室[1]; every field of the record belongs to the record but its document.
bool Belongs(const std::string& field, const std::string& object) {
  if (object.empty()) return !field.starts_with(kWholeDocument);
  return field == object || field.starts_with(object + ".");
}

bool Covers(const Place& outer, const Place& inner) {
  return outer.paragraph == inner.paragraph && outer.begin <= inner.begin && inner.end <= outer.end;
}

// A place that was only looked through for something (存在 over the whole document).
bool IsSearch(const std::string& field, const std::string& at) {
  return field.starts_with(kWholeDocument) && !at.starts_with(kWholeDocument);
}

}  // namespace

Located RuleJudge::Place(std::uint32_t row, const Decision& decision, const std::vector<Unknown>& unknowns,
                         const std::vector<Located>& reads) const {
  for (const auto& place : rule_.locate) {
    auto at = FirstRow(machine_, place, row, rule_.object_frame);
    if (!at) continue;
    if (auto located = Locate(machine_, place.value, *at); located.place.known()) return located;
  }
  if (decision.verdict == Verdict::Undetermined)
    for (const auto& unknown : unknowns)
      if (unknown.place.known()) return {unknown.place, unknown.field, ""};
  // A value of the object itself; what was read elsewhere (its siblings, the document as a whole) only
  // explains.
  auto object = Locate(machine_, rule_.object, machine_.RowOf(rule_.object, row, rule_.object_frame));
  for (const auto& read : reads)
    if (read.place.known() && Belongs(read.field, object.field)) return read;
  return object;
}

Finding RuleJudge::Report(std::uint32_t row, const Decision& decision) const {
  Finding finding;
  finding.rule = index_;
  finding.verdict = decision.verdict;
  finding.level = LevelAt(row);
  finding.sources = Sources(decision);
  if (decision.verdict == Verdict::Undetermined)
    finding.unknowns = FindUnknowns(machine_, decision.reasons, row, rule_.object_frame);
  auto reads = FindReads(machine_, {rule_.requirement}, row, rule_.object_frame, kMostReads);
  finding.at = Place(row, decision, finding.unknowns, reads);
  for (auto& read : reads)
    if (read.place.known() && !Covers(read.place, finding.at.place) &&
        !IsSearch(read.field, finding.at.field))
      finding.related.push_back(std::move(read));
  finding.message = MessageFor(row, decision, finding.unknowns);
  if (decision.verdict == Verdict::Violation) finding.suggestion = Print(rule_.advice, row);
  finding.defaulted = LeansOnDefault(machine_, Conditions(), row, rule_.object_frame);
  auto object_row = machine_.RowOf(rule_.object, row, rule_.object_frame);
  if (machine_.step(rule_.object).operation == Operation::Elements)
    finding.element = ShortName(NameOf(machine_, machine_.RecordAt(rule_.object, object_row)));
  if (options_.derivations) finding.derivation = Derive(Conditions(), row, rule_.object_frame);
  return finding;
}

std::vector<DerivationStep> RuleJudge::Derive(const std::vector<Register>& conditions, std::uint32_t row,
                                              std::uint32_t frame) const {
  constexpr std::size_t kElements = 12;
  std::vector<DerivationStep> steps;
  for (auto condition : conditions) {
    std::vector<Span> way;  // from the condition down to the visit
    for (const auto& visit : Below(machine_, condition, row, frame, kElements, Branches::Taken)) {
      const auto& step = machine_.step(visit.reg);
      way.resize(visit.depth);
      way.push_back(step.span);
      // Several steps of one expression are one line.
      if (visit.depth > 0 && way[visit.depth - 1] == step.span) continue;
      bool shown = visit.row != kNoIndex && step.operation != Operation::Constant &&
                   step.operation != Operation::Scan && step.type.kind != Kind::Record && !step.type.list;
      if (!shown) continue;
      bool defaulted =
          step.operation == Operation::Fallback &&
          machine_.column(step.a).status[machine_.RowOf(step.a, visit.row, step.frame)] == Status::Missing;
      steps.push_back({step.span, PrintValue(machine_, visit.reg, visit.row, HoleFormat::Quantity), defaulted,
                       Locate(machine_, visit.reg, visit.row).place, visit.depth});
    }
  }
  return steps;
}

}  // namespace yichi::run
