#include <algorithm>
#include <deque>

#include "yichi.h"

namespace yichi {
namespace {

EvaluateOptions WithSources(const Loaded& loaded, const CheckOptions& options) {
  auto evaluate = options.evaluate;
  if (!evaluate.sources) evaluate.sources = &loaded.sources;
  return evaluate;
}

JudgedInput OfWhole(const RuleSet& rules, const Checked& checked) {
  JudgedInput input;
  input.records = &checked.facts.records;
  if (checked.unreadable) return input;
  // A ledger's own text is no object of rules.
  if (!checked.facts.ledger) input.document = &checked.facts.document;
  input.model = checked.facts.model;
  input.rows = checked.facts.records.size();
  input.unread = checked.facts.unread_rows;
  std::vector<const Record*> records;
  for (const auto& record : checked.facts.records) records.push_back(&record);
  input.region = RegionOf(rules, records, "");
  return input;
}

// The inputs of a run, whole ones and streamed ones; points into them.
class JudgedInputs {
 public:
  JudgedInputs(const RuleSet& rules, std::span<const Checked> inputs) {
    for (const auto& input : inputs)
      all_.push_back(input.streamed ? &input.streamed->judged : &whole_.emplace_back(OfWhole(rules, input)));
  }
  std::span<const JudgedInput* const> all() const { return all_; }

 private:
  std::deque<JudgedInput> whole_;
  std::vector<const JudgedInput*> all_;
};

// Paragraphs that findings over the run stand in, and no finding before.
void WantExcerpts(std::vector<Checked>& inputs, const std::vector<Judgement>& together) {
  std::vector<Excerpts> wanted(inputs.size());
  for (const auto& judgement : together)
    for (const auto& finding : judgement.findings)
      ForPlaces(finding, [&](const Place& place) {
        if (!place.known() || !inputs[place.document].streamed) return;
        const auto& known = inputs[place.document].streamed->excerpts;
        if (!known.contains(place.paragraph)) wanted[place.document].try_emplace(place.paragraph);
      });
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (!inputs[i].streamed || wanted[i].empty()) continue;
    for (const auto& stretch : inputs[i].streamed->judged.stretches)
      FindExcerpts(stretch.records, stretch.first_paragraph, wanted[i]);
    inputs[i].streamed->excerpts.merge(wanted[i]);
  }
}

// Where each excerpt comes to stand in its document.
using Numbers = std::vector<std::uint32_t>;

Numbers MakeDocument(const RuleSet& rules, Checked& input) {
  Numbers numbers;
  for (auto& [number, paragraph] : input.streamed->excerpts) {
    numbers.push_back(number);
    input.document.paragraphs.push_back(std::move(paragraph));
    input.document.paragraphs.back().number = number + 1;
  }
  input.streamed->excerpts.clear();
  if (auto title = input.streamed->title; title != kNone) {
    auto at = std::lower_bound(numbers.begin(), numbers.end(), title) - numbers.begin();
    input.document.title = static_cast<std::uint32_t>(at);
    input.document.title_end = input.document.title + (input.streamed->title_end - title);
  }
  auto notes = Tell(rules, input.streamed->notes);
  input.document.notes.insert(input.document.notes.begin(), notes.begin(), notes.end());
  return numbers;
}

void MoveInto(const std::vector<Numbers>& numbers, Finding& finding) {
  ForPlaces(finding, [&](Place& place) {
    const auto& known = numbers[std::min<std::size_t>(place.document, numbers.size() - 1)];
    if (!place.known() || known.empty()) return;
    auto at = std::lower_bound(known.begin(), known.end(), place.paragraph);
    if (at != known.end() && *at == place.paragraph)
      place.paragraph = static_cast<std::uint32_t>(at - known.begin());
  });
}

}  // namespace

StreamPlan PlanStream(const Loaded& loaded, const CheckOptions& options) {
  auto evaluate = WithSources(loaded, options);
  auto plan = MakeStreamPlan(loaded.rules, evaluate, options.judges);
  if (options.computes) AddComputations(plan, evaluate);
  return plan;
}

Portion CheckLines(const StreamPlan& plan, const StreamHead& head, std::string_view lines,
                   std::uint32_t first_line, const Loaded& loaded, const CheckOptions& options) {
  return JudgeStretch(plan, head, lines, first_line, options.read.limits, options.stated,
                      WithSources(loaded, options));
}

Checked StartStreamed(std::string path, const StreamHead& head, const RuleSet& rules) {
  Checked checked;
  checked.document.parts.push_back({path});
  checked.document.path = path;
  checked.document.format = head.rows ? Format::Delimited : Format::JsonLines;
  checked.path = std::move(path);
  checked.facts.model = head.model;
  checked.facts.ledger = true;
  checked.judgement.by_rule.resize(rules.rules.size());
  checked.streamed.emplace();
  checked.streamed->judged.model = head.model;
  checked.streamed->region = head.region;
  if (head.rows && head.rows->title != kNone) {
    checked.streamed->title = checked.streamed->title_end = head.rows->title;
    for (const auto& line : head.rows->title_lines)
      checked.streamed->excerpts.emplace(checked.streamed->title_end++, line);
  }
  return checked;
}

void AddPortion(Checked& input, Portion portion, std::uint32_t number) {
  auto& streamed = *input.streamed;
  MoveBehind(portion, streamed.paragraphs, number);
  if (streamed.judged.region.empty()) streamed.judged.region = portion.region;
  streamed.judged.rows += portion.rows;
  streamed.judged.unread += portion.notes.unread_lines;
  streamed.judged.stretches.push_back({streamed.paragraphs, std::move(portion.records)});
  Append(streamed.notes, portion.notes);
  streamed.excerpts.merge(portion.excerpts);
  streamed.paragraphs += portion.paragraphs;
  input.facts.unread_rows = streamed.judged.unread;
  input.facts.dropped = streamed.judged.rows;
  input.judgement.Add(std::move(portion.judgement));
}

Checked TakeFindings(const Checked& input, Portion& portion, const RuleSet& rules) {
  Checked taken = StartStreamed(input.path, {input.facts.model, {}}, rules);
  taken.document.format = input.document.format;
  taken.judgement.findings = std::exchange(portion.judgement.findings, {});
  taken.streamed->excerpts = std::exchange(portion.excerpts, {});
  std::vector<Numbers> numbers = {MakeDocument(rules, taken)};
  for (auto& paragraph : taken.document.paragraphs) paragraph.number += input.streamed->paragraphs;
  for (auto& finding : taken.judgement.findings) MoveInto(numbers, finding);
  return taken;
}

std::vector<Judgement> CheckTogether(const Loaded& loaded, const StreamPlan& plan,
                                     std::span<const Checked> inputs, const CheckOptions& options) {
  JudgedInputs judged(loaded.rules, inputs);
  return JudgeAcross(plan, judged.all(), WithSources(loaded, options));
}

std::vector<Computed> ComputeOver(const Loaded& loaded, const StreamPlan& plan,
                                  std::span<const Checked> inputs, const CheckOptions& options) {
  JudgedInputs judged(loaded.rules, inputs);
  return ComputeAcross(plan, judged.all(), WithSources(loaded, options));
}

void Finish(const Loaded& loaded, const StreamPlan& plan, std::vector<Checked>& inputs,
            std::vector<Judgement> together) {
  WantExcerpts(inputs, together);
  std::vector<Numbers> numbers(inputs.size());
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (inputs[i].unreadable) continue;
    if (inputs[i].streamed) {
      numbers[i] = MakeDocument(loaded.rules, inputs[i]);
      CountIdle(PlanIn(plan.at_once, inputs[i].streamed->region), {&inputs[i].judgement, 1});
    }
    if (i < together.size()) inputs[i].judgement.Add(std::move(together[i]));
    SortFindings(inputs[i].judgement.findings);
  }
  for (auto& input : inputs)
    for (auto& finding : input.judgement.findings) MoveInto(numbers, finding);
}

}  // namespace yichi
