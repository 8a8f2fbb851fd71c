#include "run/line_screen.h"

#include "run/kernels.h"

namespace yichi::run {
namespace {

std::vector<BatchRule> BatchRulesOf(const LinePlan& plan) {
  std::vector<BatchRule> rules;
  rules.reserve(plan.by_columns.size());
  for (auto rule : plan.by_columns) rules.emplace_back(*plan.rules, rule, plan.circumstances);
  return rules;
}

std::vector<std::uint32_t> FieldsReadBy(const std::vector<BatchRule>& rules) {
  std::vector<std::uint32_t> fields;
  for (const auto& rule : rules)
    for (auto field : rule.FieldsRead()) fields.push_back(field);
  return fields;
}

}  // namespace

LineScreen::LineScreen(const LinePlan& plan, const Limits& limits)
    : rules_(plan.rules->rules.size()),
      batched_(BatchRulesOf(plan)),
      reader_(*plan.rules, plan.model, FieldsReadBy(batched_), limits) {}

Screened LineScreen::Screen(std::string_view utf8, std::uint32_t first_line) {
  Screened screened;
  screened.by_rule.resize(rules_);
  facts::LinesLeft left{utf8, first_line};
  do {
    reader_.Fill(left, batch_, screened.others);
    JudgeBatch(screened);
  } while (!left.bytes.empty());
  screened.unknown_keys = reader_.unknown_keys();
  return screened;
}

void LineScreen::JudgeBatch(Screened& screened) {
  found_.clear();
  for (const auto& rule : batched_) {
    rule.Judge(batch_, scratch_, verdicts_);
    Count(rule.rule(), screened);
    Collect(rule);
  }
  Arrange(screened.findings);
  for (std::size_t row = 0; row < batch_.rows; ++row)
    screened.rows.push_back({batch_.lines[row], batch_.values[row]});
}

void LineScreen::Count(std::uint32_t rule, Screened& screened) const {
  auto count = [&](Verdict verdict) {
    return kernels::CountOf(verdicts_.data(), batch_.rows, static_cast<std::uint8_t>(verdict));
  };
  Counts counts;
  counts.pass = count(Verdict::Pass);
  counts.violation = count(Verdict::Violation);
  counts.undetermined = count(Verdict::Undetermined);
  counts.exempt = count(Verdict::Exempt);
  counts.not_applicable = count(Verdict::NotApplicable);
  screened.counts += counts;
  screened.by_rule[rule] += counts;
}

// Rows that are reported, without a branch a row.
void LineScreen::Collect(const BatchRule& rule) {
  constexpr std::array<std::uint8_t, 6> kReported = {
      /*Pass*/ 0,   /*Violation*/ 1,    /*Exempt*/ 1,
      /*不适用*/ 0, /*Undetermined*/ 1, /*left out*/ 0};
  std::size_t count = 0;
  for (std::uint32_t row = 0; row < batch_.rows; ++row) {
    reported_[count] = row;
    count += kReported[verdicts_[row]];
  }
  for (std::size_t i = 0; i < count; ++i) {
    auto row = reported_[i];
    found_.push_back({row,
                      {batch_.lines[row], rule.rule(), rule.FieldAt(batch_, row),
                       static_cast<Verdict>(verdicts_[row]), rule.LevelAt(batch_, scratch_, row)}});
  }
}

// From the order of rules into that of lines.
void LineScreen::Arrange(std::vector<LineFinding>& findings) {
  begins_.assign(batch_.rows + 1, 0);
  for (const auto& found : found_) ++begins_[found.row + 1];
  for (std::size_t row = 1; row <= batch_.rows; ++row) begins_[row] += begins_[row - 1];
  auto before = findings.size();
  findings.resize(before + found_.size());
  for (const auto& found : found_) findings[before + begins_[found.row]++] = found.finding;
}

}  // namespace yichi::run
