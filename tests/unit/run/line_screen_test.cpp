#include "run/line_screen.h"

#include <gtest/gtest.h>

#include "facts/records.h"
#include "random_lines.h"
#include "random_rules.h"

namespace yichi::run {
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

std::vector<std::string_view> LinesOf(std::string_view file) {
  std::vector<std::string_view> lines;
  while (!file.empty()) {
    auto end = std::min(file.find('\n'), file.size());
    lines.push_back(file.substr(0, end));
    file.remove_prefix(std::min(end + 1, file.size()));
  }
  return lines;
}

void Sort(std::vector<LineFinding>& findings) {
  std::sort(findings.begin(), findings.end(), [](const LineFinding& a, const LineFinding& b) {
    return std::tuple(a.line, a.rule, a.field, a.verdict, a.level) <
           std::tuple(b.line, b.rule, b.field, b.verdict, b.level);
  });
}

// What the ordinary way says of the flat lines, one after the other.
Screened OneByOne(const Plan& plan, std::uint32_t model, const std::vector<Screened::Row>& flat,
                  std::string_view file, const EvaluateOptions& options) {
  const auto& rules = *plan.rules;
  Screened expected;
  expected.by_rule.resize(rules.rules.size());
  auto lines = LinesOf(file);
  for (const auto& row : flat) {
    auto read = LineReader(rules, model).Read(lines[row.line - 1], row.line, {});
    EXPECT_EQ(read.file.facts.records.size(), 1u);
    EXPECT_EQ(read.file.document.paragraphs.size(), row.values);
    EXPECT_TRUE(read.notes.lines.empty() && read.notes.values.empty());
    for (const auto& key : read.notes.unknown) expected.unknown_keys.insert(key.name);
    auto judgement = Ordinary(plan, read.file, options);
    expected.counts += judgement.counts;
    for (std::size_t i = 0; i < rules.rules.size(); ++i) expected.by_rule[i] += judgement.by_rule[i];
    for (const auto& finding : judgement.findings) {
      auto name = finding.at.field.substr(0, finding.at.field.find_first_of(".["));
      expected.findings.push_back(
          {row.line, finding.rule, rules.models[model].FindField(name), finding.verdict, finding.level});
    }
  }
  return expected;
}

TEST(LineScreen, AgreesWithRecordsOneByOne) {
  constexpr std::uint32_t kSeeds = 40;
  constexpr int kRules = 20, kLines = 250;
  Counts seen;
  std::size_t flat = 0, others = 0;
  for (std::uint32_t seed = 1; seed <= kSeeds; ++seed) {
    SCOPED_TRACE(seed);
    auto compiled = CompileRandom(seed, true, kRules);
    ASSERT_FALSE(HasErrors(compiled.diagnostics))
        << RenderDiagnostic(compiled.sources, compiled.diagnostics.front(), Language::Chinese);
    EvaluateOptions options;
    options.sources = &compiled.sources;
    options.count_idle = false;
    auto plan = MakePlan(compiled.rules, options);
    auto model = compiled.rules.FindModel("单位");
    auto file = random_lines::Lines(seed).File(kLines);
    auto lines = PlanLines(plan, model, {});
    ASSERT_TRUE(lines);
    auto screened = LineScreen(*lines, {}).Screen(file, 1);
    auto expected = OneByOne(plan, model, screened.rows, file, options);
    EXPECT_EQ(screened.unknown_keys, expected.unknown_keys);
    EXPECT_EQ(Describe(screened.counts), Describe(expected.counts));
    for (std::size_t r = 0; r < compiled.rules.rules.size(); ++r)
      ASSERT_EQ(Describe(screened.by_rule[r]), Describe(expected.by_rule[r]))
          << compiled.sources.Text(compiled.rules.rules[r].declaration->span);
    EXPECT_TRUE(std::is_sorted(screened.findings.begin(), screened.findings.end(),
                               [](const LineFinding& a, const LineFinding& b) { return a.line < b.line; }));
    Sort(screened.findings);
    Sort(expected.findings);
    EXPECT_TRUE(screened.findings == expected.findings);
    flat += screened.rows.size();
    others += screened.others.size();
    seen += expected.counts;
  }
  // The test reaches every verdict and both sorts of lines, or it would prove little.
  constexpr std::uint64_t kEnough = 500;
  for (auto count : {seen.pass, seen.violation, seen.exempt, seen.not_applicable, seen.undetermined})
    EXPECT_GT(count, kEnough);
  EXPECT_GT(flat, others);
  EXPECT_GT(others, kEnough);
}

TEST(LineScreen, LeavesRulesThatNeedMoreThanColumns) {
  auto compiled = CompileRandom(4, false, 20);
  EXPECT_FALSE(PlanLines(MakePlan(compiled.rules, {}), compiled.rules.FindModel("单位"), {}));
}

TEST(LineScreen, LongLinesAreLeft) {
  auto compiled = Compile(std::string(kHead));
  auto lines = PlanLines(MakePlan(compiled.rules, {}), compiled.rules.FindModel("单位"), {});
  ASSERT_TRUE(lines);
  Limits limits;
  limits.line_bytes = 60;
  auto long_line = "{\"名称\":\"" + std::string(100, 'x') + "\"}\n";
  auto screened =
      LineScreen(*lines, limits).Screen("{\"总数\":3}\n\n" + long_line + "{\"总数\":4,\"无\":1}", 11);
  ASSERT_EQ(screened.rows.size(), 2u);
  EXPECT_EQ(screened.rows[1].line, 14u);
  EXPECT_EQ(screened.rows[1].values, 1u);
  ASSERT_EQ(screened.others.size(), 1u);
  EXPECT_EQ(screened.others[0].number, 13u);
  EXPECT_EQ(screened.unknown_keys, std::set<std::string>{"无"});
}

}  // namespace
}  // namespace yichi::run
