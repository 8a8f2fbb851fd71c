#include <algorithm>
#include <iterator>

#include "run/judge_stretch.h"
#include "run/line_screen.h"

namespace yichi::run {
namespace {

// Numbers of the lines that are to be read, in order.
std::vector<std::uint32_t> LinesToRead(const Screened& screened) {
  std::vector<std::uint32_t> lines;
  for (const auto& finding : screened.findings)
    if (lines.empty() || lines.back() != finding.line) lines.push_back(finding.line);
  auto flat = static_cast<std::ptrdiff_t>(lines.size());
  for (const auto& other : screened.others) lines.push_back(other.number);
  std::inplace_merge(lines.begin(), lines.begin() + flat, lines.end());
  return lines;
}

// Those lines alone; the others are blank, so that each keeps its number.
std::string OnlyLines(std::string_view lines, std::uint32_t first_line,
                      const std::vector<std::uint32_t>& kept) {
  std::string only;
  auto next = kept.begin();
  for (auto number = first_line; next != kept.end() && !lines.empty(); ++number) {
    auto end = std::min(lines.find('\n'), lines.size());
    if (*next == number) {
      only += lines.substr(0, end);
      ++next;
    }
    only += '\n';
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return only;
}

// What number each paragraph of the lines that were read has among those of all lines, and how many those
// are.
struct Numbering {
  std::vector<std::uint32_t> of;
  std::uint32_t count = 0;
};
Numbering NumberParagraphs(const Document& document, const std::vector<Screened::Row>& rows) {
  Numbering numbering;
  auto row = rows.begin();
  for (const auto& paragraph : document.paragraphs) {
    for (; row != rows.end() && row->line < paragraph.line; ++row) numbering.count += row->values;
    if (row != rows.end() && row->line == paragraph.line) ++row;
    numbering.of.push_back(numbering.count++);
  }
  for (; row != rows.end(); ++row) numbering.count += row->values;
  return numbering;
}

void Renumber(const Numbering& numbering, Portion& portion) {
  for (auto& finding : portion.judgement.findings)
    ForPlaces(finding, [&](Place& place) {
      if (place.known()) place.paragraph = numbering.of[place.paragraph];
    });
  Excerpts excerpts;
  for (auto& [number, paragraph] : portion.excerpts)
    excerpts.try_emplace(numbering.of[number], std::move(paragraph));
  portion.excerpts = std::move(excerpts);
  portion.paragraphs = numbering.count;
}

class ScreenedJudge {
 public:
  ScreenedJudge(const Plan& plan, const EvaluateOptions& options, Screened screened)
      : plan_(plan), options_(options), screened_(std::move(screened)) {
    options_.count_idle = false;
    options_.threads = 1;
  }

  Portion Judge(RecordLines read, const std::string& region) {
    const auto& facts = read.file.facts;
    Input flat, others;
    flat.region = others.region = region;
    for (const auto& record : facts.records)
      (IsFlat(record, read.file.document) ? flat : others).records.push_back(&record);
    Portion portion;
    portion.judgement = Evaluate(plan_, others, options_);
    portion.judgement.counts += screened_.counts;
    for (std::size_t i = 0; i < screened_.by_rule.size(); ++i)
      portion.judgement.by_rule[i] += screened_.by_rule[i];
    auto told = Evaluate(plan_, flat, options_).findings;
    auto& findings = portion.judgement.findings;
    findings.insert(findings.end(), std::make_move_iterator(told.begin()),
                    std::make_move_iterator(told.end()));
    SortFindings(findings);
    portion.rows = screened_.rows.size() + others.records.size();
    portion.notes = std::move(read.notes);
    portion.excerpts = ExcerptsOf(read.file.document, findings);
    Renumber(NumberParagraphs(read.file.document, screened_.rows), portion);
    return portion;
  }

 private:
  bool IsFlat(const Record& record, const Document& document) const {
    if (!record.place.known()) return false;
    auto line = document.paragraphs[record.place.paragraph].line;
    auto at =
        std::lower_bound(screened_.rows.begin(), screened_.rows.end(), line,
                         [](const Screened::Row& row, std::uint32_t wanted) { return row.line < wanted; });
    return at != screened_.rows.end() && at->line == line;
  }

  const Plan& plan_;
  EvaluateOptions options_;
  Screened screened_;
};

}  // namespace

std::optional<Portion> JudgeScreened(const StreamPlan& plan, const StreamHead& head, std::string_view lines,
                                     std::uint32_t first_line, const Limits& limits,
                                     const EvaluateOptions& options) {
  if (plan.kept.roots[head.model]) return std::nullopt;
  auto by_columns = PlanLines(plan.at_once, head.model, {options.as_of, head.region});
  if (!by_columns) return std::nullopt;
  auto screened = LineScreen(*by_columns, limits).Screen(lines, first_line);
  auto read = LineReader(*plan.at_once.rules, head.model)
                  .Read(OnlyLines(lines, first_line, LinesToRead(screened)), first_line, limits);
  RecordNotes of_flat;
  for (const auto& name : screened.unknown_keys) of_flat.unknown.push_back({head.model, name});
  Append(read.notes, of_flat);
  return ScreenedJudge(plan.at_once, options, std::move(screened)).Judge(std::move(read), head.region);
}

}  // namespace yichi::run
