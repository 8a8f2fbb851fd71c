#include "run/judge_lines.h"

#include <algorithm>

#include "facts/records.h"
#include "run/judge.h"
#include "run/judging_way.h"
#include "run/line_screen.h"
#include "run/reach.h"

namespace yichi {
namespace {

// The model that the rule's records are of; kNoIndex where it opens none.
std::uint32_t ScannedModel(const Rule& rule) {
  for (const auto& step : rule.program.code)
    if (step.operation == Operation::Scan) return step.index;
  return kNoIndex;
}

bool StandsForItself(const RuleSet& rules, std::uint32_t model) {
  for (const auto& field : rules.models[model].fields)
    if (field.type.kind == Kind::Region) return false;
  return std::none_of(rules.classifications.begin(), rules.classifications.end(),
                      [&](const Classification& classes) { return rules.IsA(model, classes.model); });
}

}  // namespace

std::optional<LinePlan> PlanLines(const Plan& plan, std::uint32_t model, const EvaluateOptions& options) {
  const auto& rules = *plan.rules;
  if (!StandsForItself(rules, model)) return std::nullopt;
  LinePlan lines{&rules, model, options, {}, {}, {}, {}, {}};
  lines.options.derivations = false;
  auto replaced = run::Replaced(plan, options.region);
  for (auto index : plan.active) {
    const auto& rule = rules.rules[index];
    if (replaced.contains(index)) continue;
    auto way = run::WayOf(rule).way;
    auto scanned = ScannedModel(rule);
    if (!run::Reaches(rules.packs[rule.pack].region, options.region))
      lines.beyond.push_back(index);
    else if (way == run::JudgingWay::Together)
      lines.together.push_back(index);
    else if (scanned == kNoIndex || !rules.IsA(model, scanned))
      lines.of_others.push_back(index);
    else
      (way == run::JudgingWay::Columns ? lines.by_columns : lines.by_record).push_back(index);
  }
  return lines;
}

void LineJudgement::Add(LineJudgement more) {
  records += more.records;
  flat += more.flat;
  counts += more.counts;
  by_rule.resize(std::max(by_rule.size(), more.by_rule.size()));
  for (std::size_t i = 0; i < more.by_rule.size(); ++i) by_rule[i] += more.by_rule[i];
  findings.insert(findings.end(), more.findings.begin(), more.findings.end());
  notes.insert(notes.end(), more.notes.begin(), more.notes.end());
  unknown_keys.merge(more.unknown_keys);
}

void CountIdle(const LinePlan& plan, LineJudgement& judgement) {
  judgement.by_rule.resize(plan.rules->rules.size());
  for (const auto* some : {&plan.by_columns, &plan.by_record, &plan.of_others, &plan.beyond})
    for (auto rule : *some) {
      const auto& counts = judgement.by_rule[rule];
      if (counts.pass + counts.violation + counts.undetermined + counts.exempt + counts.not_applicable > 0)
        continue;
      ++judgement.counts.not_applicable;
      ++judgement.by_rule[rule].not_applicable;
    }
}

class LineJudge::Worker {
 public:
  Worker(const LinePlan& plan, const Limits& limits)
      : plan_(plan),
        limits_(limits),
        rules_(*plan.rules),
        circumstances_{plan.options.as_of, plan.options.region},
        line_reader_(rules_, plan.model),
        screen_(plan, circumstances_, limits),
        order_(rules_.rules.size()) {
    for (const auto* some : {&plan.by_columns, &plan.by_record, &plan.of_others})
      all_.insert(all_.end(), some->begin(), some->end());
    std::sort(all_.begin(), all_.end(),
              [&](auto a, auto b) { return rules_.rules[a].code < rules_.rules[b].code; });
    for (std::uint32_t i = 0; i < all_.size(); ++i) order_[all_[i]] = i;
  }

  LineJudgement Judge(std::string_view utf8, std::uint32_t first_line) {
    auto screened = screen_.Screen(utf8, first_line);
    JudgeOthers(utf8, first_line, screened.others, screened.judgement);
    return std::move(screened.judgement);
  }

 private:
  // Each line that is not flat by itself, so that its number is known whatever its record says; those between
  // once more where rules need whole records.
  void JudgeOthers(std::string_view utf8, std::uint32_t first_line, const std::vector<NumberedLine>& others,
                   LineJudgement& judgement) {
    auto flat_findings = judgement.findings.size();
    auto rest = utf8;
    auto number = first_line;
    for (const auto& line : others) {
      auto before = static_cast<std::size_t>(line.text.data() - rest.data());
      JudgeRecords(rest.substr(0, before), number, judgement);
      JudgeStretch(line, all_, true, judgement);
      rest.remove_prefix(before + line.text.size());
      number = line.number;
    }
    JudgeRecords(rest, number, judgement);
    if (judgement.findings.size() > flat_findings)
      std::sort(judgement.findings.begin(), judgement.findings.end(),
                [&](const LineFinding& a, const LineFinding& b) {
                  return std::pair(a.line, order_[a.rule]) < std::pair(b.line, order_[b.rule]);
                });
  }

  // So many at once that memory stays small.
  void JudgeRecords(std::string_view flat_lines, std::uint32_t number, LineJudgement& judgement) {
    while (!plan_.by_record.empty() && !flat_lines.empty()) {
      std::size_t end = 0;
      auto first = number;
      for (; end < flat_lines.size() && number - first < kBatchRows; ++number)
        end = std::min(flat_lines.find('\n', end), flat_lines.size() - 1) + 1;
      JudgeStretch({first, flat_lines.substr(0, end)}, plan_.by_record, false, judgement);
      flat_lines.remove_prefix(end);
    }
  }

  // The ordinary way. `fresh`: the records and notes have not been told yet.
  void JudgeStretch(NumberedLine lines, const std::vector<std::uint32_t>& rules, bool fresh,
                    LineJudgement& judgement) {
    auto [file, notes] = line_reader_.Read(lines.text, lines.number, limits_);
    if (fresh) judgement.records += file.facts.records.size();
    if (fresh) TakeNotes(notes, judgement);
    Input input;
    for (const auto& record : file.facts.records) input.records.push_back(&record);
    run::InputIndex index(rules_, input);
    std::vector<Judgement> judged(1);
    judged[0].by_rule.resize(rules_.rules.size());
    for (auto rule : rules) {
      run::RuleJudge judge(rules_, rule, index, plan_.options, circumstances_);
      if (judge.rows() > 0) judge.Judge(judged);
      judgement.by_rule[rule] += judged[0].by_rule[rule];
    }
    judgement.counts += judged[0].counts;
    for (const auto& finding : judged[0].findings)
      judgement.findings.push_back(Located(finding, file.document, lines.number));
  }

  void TakeNotes(const RecordNotes& notes, LineJudgement& judgement) const {
    for (auto& note : Tell(rules_, notes)) {
      if (note.code == Code::D0141)
        judgement.unknown_keys.insert(note.arguments[1]);
      else
        judgement.notes.push_back(std::move(note));
    }
  }

  LineFinding Located(const Finding& finding, const Document& document, std::uint32_t first_line) const {
    const auto& place = finding.at.place;
    auto line = place.known() ? document.paragraphs[place.paragraph].line : first_line;
    auto name = finding.at.field.substr(0, finding.at.field.find_first_of(".["));
    return {line, finding.rule, rules_.models[plan_.model].FindField(name), finding.verdict, finding.level};
  }

  const LinePlan& plan_;
  const Limits limits_;
  const RuleSet& rules_;
  run::Circumstances circumstances_;
  LineReader line_reader_;
  run::LineScreen screen_;
  std::vector<std::uint32_t> all_, order_;  // by code; the place of each in it
};

LineJudge::LineJudge(const LinePlan& plan, const Limits& limits)
    : worker_(std::make_unique<Worker>(plan, limits)) {}
LineJudge::~LineJudge() = default;

LineJudgement LineJudge::Judge(std::string_view utf8, std::uint32_t first_line) {
  return worker_->Judge(utf8, first_line);
}

}  // namespace yichi
