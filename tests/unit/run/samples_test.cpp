#include <regex>

#include "../packs.h"
#include "run/classify.h"
#include "run/evaluate.h"

namespace yichi {
namespace {

namespace fs = std::filesystem;

constexpr Day kDay = 20454;  // 2026-01-01

struct Checked {
  Facts facts;
  Judgement judgement;
};

Checked Check(const fs::path& path) {
  const auto& packs = packs::All();
  auto document = packs::Read(path);
  Checked checked{packs::FactsOf(document), {}};
  FillClasses(packs.rules, checked.facts.records);
  EvaluateOptions options;
  options.as_of = kDay;
  options.sources = &packs.sources;
  Input input;
  for (const auto& record : checked.facts.records) input.records.push_back(&record);
  input.documents.push_back(&checked.facts.document);
  checked.judgement = Evaluate(MakePlan(packs.rules, options), input, options);
  return checked;
}

std::string_view WordOf(const Finding& finding) {
  constexpr std::string_view kLevels[] = {"错误", "警告", "提醒"};
  if (finding.verdict == Verdict::Exempt) return "除外";
  if (finding.verdict == Verdict::Undetermined) return "待定";
  return kLevels[static_cast<std::size_t>(finding.level)];
}

std::string Line(const Finding& finding) {
  auto place = finding.at.place;
  return packs::All().rules.rules[finding.rule].code + " " + std::string(WordOf(finding)) + " " +
         (place.known() ? "第" + std::to_string(place.paragraph + 1) + "段" : "全文") + " " +
         finding.message + "\n";
}

std::string Findings(const Checked& checked) {
  std::string out;
  for (const auto& disagreement : checked.facts.disagreements) out += "不一致 " + disagreement.field + "\n";
  for (const auto& finding : checked.judgement.findings) out += Line(finding);
  return out;
}

class Samples : public testing::TestWithParam<fs::path> {};

TEST_P(Samples, AreJudgedAsListed) { golden::Expect(GetParam(), ".findings", Findings(Check(GetParam()))); }

INSTANTIATE_TEST_SUITE_P(Files, Samples, testing::ValuesIn(golden::Inputs("samples/drafts", ".docx")),
                         golden::CaseName());

// Every fault that faulty.md lists is found where it stands.
TEST(Faulty, EveryPlantedFaultIsFound) {
  auto folder = fs::path(YICHI_TESTS_DIR) / "samples/drafts";
  auto found = Findings(Check(folder / "faulty.docx"));
  std::istringstream lines(golden::ReadFile(folder / "faulty.md"));
  std::size_t planted = 0;
  for (std::string line; std::getline(lines, line);) {
    std::smatch row;
    if (!std::regex_match(line, row, std::regex(R"(\| (\d+) \|.*\| (SD\d+) \|)"))) continue;
    ++planted;
    bool reported = std::regex_search(found, std::regex(row[2].str() + " \\S+ 第" + row[1].str() + "段 "));
    EXPECT_TRUE(reported) << line;
  }
  EXPECT_GE(planted, 15u);
}

// Drafts without a fault: no rule says error or warning. Where a text is wrong on purpose its name says so.
class Faultless : public testing::TestWithParam<fs::path> {};

std::vector<fs::path> FaultlessTexts() {
  auto texts = packs::Texts("golden/facts");
  for (const auto& sample : golden::Inputs("samples/drafts", ".docx"))
    if (sample.stem() != "faulty") texts.push_back(sample);
  std::erase_if(texts, [](const fs::path& path) { return path.stem().string().starts_with("flawed"); });
  return texts;
}

TEST_P(Faultless, RaisesNoAlarm) {
  auto checked = Check(GetParam());
  for (const auto& disagreement : checked.facts.disagreements) ADD_FAILURE() << disagreement.field;
  for (const auto& finding : checked.judgement.findings)
    if (finding.verdict == Verdict::Violation && finding.level != Level::Info) ADD_FAILURE() << Line(finding);
}

INSTANTIATE_TEST_SUITE_P(Files, Faultless, testing::ValuesIn(FaultlessTexts()), golden::CaseName());

}  // namespace
}  // namespace yichi
