#include "run/judge_lines.h"

#include <gtest/gtest.h>

#include "facts/records.h"
#include "random_lines.h"
#include "random_rules.h"
#include "run/judging_way.h"

namespace yichi {
namespace {

using namespace random_rules;

Judgement Ordinary(const Plan& plan, const RecordFile& file, const EvaluateOptions& options) {
  Input input;
  for (const auto& record : file.facts.records) input.records.push_back(&record);
  return Evaluate(plan, input, options);
}

std::string Describe(const Counts& counts) {
  return std::to_string(counts.pass) + " " + std::to_string(counts.violation) + " " +
         std::to_string(counts.exempt) + " " + std::to_string(counts.not_applicable) + " " +
         std::to_string(counts.undetermined);
}

RecordFile ReadLinesOf(const RuleSet& rules, std::uint32_t model, std::string_view utf8, std::uint32_t first) {
  auto [file, notes] = LineReader(rules, model).Read(utf8, first, {});
  file.facts.notes = Tell(rules, notes);
  return std::move(file);
}

// What the ordinary way finds, line after line.
std::vector<LineFinding> FindingsByLine(const Plan& plan, std::uint32_t model, std::string_view file,
                                        const EvaluateOptions& options) {
  std::vector<LineFinding> found;
  const auto& rules = *plan.rules;
  std::uint32_t number = 1;
  for (std::size_t begin = 0; begin < file.size(); ++number) {
    auto end = std::min(file.find('\n', begin), file.size());
    auto read =
        ReadLinesOf(rules, model, file.substr(begin, end - begin), number);
    begin = end + 1;
    std::vector<LineFinding> of_line;
    for (const auto& finding : Ordinary(plan, read, options).findings) {
      auto name = finding.at.field.substr(0, finding.at.field.find_first_of(".["));
      if (finding.at.place.known()) {
        EXPECT_EQ(read.document.paragraphs[finding.at.place.paragraph].line, number);
      }
      of_line.push_back(
          {number, finding.rule, rules.models[model].FindField(name), finding.verdict, finding.level});
    }
    found.insert(found.end(), of_line.begin(), of_line.end());
  }
  return found;
}

void Sort(std::vector<LineFinding>& findings) {
  std::sort(findings.begin(), findings.end(), [](const LineFinding& a, const LineFinding& b) {
    return std::tuple(a.line, a.rule, a.field, a.verdict, a.level) <
           std::tuple(b.line, b.rule, b.field, b.verdict, b.level);
  });
}

Compiled RandomRules(std::uint32_t seed, bool flat, int rules) {
  Generator generator(seed, flat);
  std::string text(kHead);
  for (int i = 0; i < rules; ++i) text += generator.Rule(i);
  return Compile(text);
}

// In two stretches, the second first.
LineJudgement InStretches(const LinePlan& plan, std::string_view file) {
  auto middle = file.find('\n', file.size() / 2) + 1;
  auto before = static_cast<std::uint32_t>(
      std::count(file.begin(), file.begin() + static_cast<std::ptrdiff_t>(middle), '\n'));
  LineJudge judge(plan);
  auto second = judge.Judge(file.substr(middle), before + 1);
  auto first = judge.Judge(file.substr(0, middle), 1);
  first.Add(std::move(second));
  return first;
}

TEST(JudgeLines, AgreesWithRecordsOneByOne) {
  constexpr std::uint32_t kSeeds = 40;
  constexpr int kRules = 20, kLines = 250;
  Counts seen;
  std::uint64_t records = 0, flat = 0;
  for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    auto compiled = RandomRules(seed, seed % 4 != 0, kRules);
    ASSERT_FALSE(HasErrors(compiled.diagnostics))
        << RenderDiagnostic(compiled.sources, compiled.diagnostics.front(), Language::Chinese);
    const auto& rules = compiled.rules;
    auto model = rules.FindModel("单位");
    auto file = random_lines::Lines(seed).File(kLines);
    EvaluateOptions options;
    options.sources = &compiled.sources;
    options.scope = RuleScope::Input;
    auto plan = MakePlan(rules, options);
    auto lines = PlanLines(plan, model, options);
    ASSERT_TRUE(lines);
    EXPECT_TRUE(lines->together.empty());
    auto judgement = InStretches(*lines, file);
    CountIdle(*lines, judgement);

    auto whole = ReadLinesOf(rules, model, file, 1);
    auto expected = Ordinary(plan, whole, options);
    EXPECT_EQ(judgement.records, whole.facts.records.size());
    EXPECT_EQ(Describe(judgement.counts), Describe(expected.counts));
    for (std::size_t r = 0; r < rules.rules.size(); ++r)
      ASSERT_EQ(Describe(judgement.by_rule[r]), Describe(expected.by_rule[r]))
          << run::DescribeWay(rules.rules[r]) << "\n"
          << compiled.sources.Text(rules.rules[r].declaration->span);
    auto findings = FindingsByLine(plan, model, file, options);
    Sort(findings);
    EXPECT_TRUE(std::is_sorted(judgement.findings.begin(), judgement.findings.end(),
                               [](const LineFinding& a, const LineFinding& b) { return a.line < b.line; }));
    Sort(judgement.findings);
    ASSERT_EQ(judgement.findings.size(), findings.size());
    for (std::size_t i = 0; i < findings.size(); ++i)
      ASSERT_EQ(judgement.findings[i], findings[i])
          << "line " << findings[i].line << ", field " << judgement.findings[i].field << " and "
          << findings[i].field << "\n"
          << compiled.sources.Text(rules.rules[findings[i].rule].declaration->span);
    records += judgement.records;
    flat += judgement.flat;
    seen += expected.counts;
  }
  // The test reaches every verdict and both ways, or it would prove little.
  constexpr std::uint64_t kEnough = 500;
  for (auto count : {seen.pass, seen.violation, seen.exempt, seen.not_applicable, seen.undetermined})
    EXPECT_GT(count, kEnough);
  EXPECT_GT(flat, records / 2);
  EXPECT_GT(records - flat, records / 10);
}

TEST(JudgeLines, NotesNameTheLines) {
  auto compiled = RandomRules(1, true, 3);
  EvaluateOptions options;
  auto plan = MakePlan(compiled.rules, options);
  auto lines = PlanLines(plan, compiled.rules.FindModel("单位"), options);
  ASSERT_TRUE(lines);
  Limits limits;
  limits.line_bytes = 60;
  auto long_line = "{\"名称\":\"" + std::string(100, 'x') + "\",\"总数\":\"若干\"}\n";
  auto judgement =
      LineJudge(*lines, limits)
          .Judge("{\"总数\":3}\n{\"总数\":\n{\"总数\":\"x\"}\n" + long_line + "{\"总数\":4,\"无\":1}", 11);
  EXPECT_EQ(judgement.records, 3u);
  EXPECT_EQ(judgement.flat, 2u);
  EXPECT_EQ(judgement.unknown_keys, std::set<std::string>{"无"});
  std::vector<std::string> notes;
  for (const auto& note : judgement.notes)
    notes.push_back(std::string(CodeName(note.code)) + " " + note.arguments[0]);
  EXPECT_EQ(notes, (std::vector<std::string>{"D0142 12", "D0135 第13行", "D0149 14"}));
}

}  // namespace
}  // namespace yichi
