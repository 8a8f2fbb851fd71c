// Records that are judged stretch by stretch come to the very report of records that are judged as a whole,
// wherever the stretches end, and whether or not a portion went through its bytes.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "engine/yichi.h"

namespace yichi {
namespace {

namespace fs = std::filesystem;

std::string ReadFile(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

const Loaded& Shipped() {
  static const Loaded kLoaded = [] {
    std::vector<fs::path> paths;
    for (const auto& entry : fs::recursive_directory_iterator(YICHI_RULES_DIR))
      if (entry.path().extension() == ".chi") paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::vector<RuleFile> files;
    for (const auto& path : paths) files.push_back({path.string(), ReadFile(path)});
    return LoadRules(files, Limits{});
  }();
  return kLoaded;
}

CheckOptions Options() {
  CheckOptions options;
  options.evaluate.as_of = *ParseDay("2026-01-01");
  options.evaluate.derivations = true;
  options.evaluate.threads = 2;
  return options;
}

// Units of two regions with whatever the rules over groups look for: namesakes, superiors that are not there,
// staff beyond the posts, values that are missing or cannot be read.
std::string Ledger(bool broken) {
  std::string text;
  for (int i = 0; i < 120; ++i) {
    auto n = std::to_string(i % 40 == 7 ? 7 : i);
    text += "{\"名称\":\"第" + n + "数据中心\",\"区域\":\"" + (i % 3 ? "东区" : "西区") + "\",\"层级\":\"" +
            (i % 4 ? "市级" : "县级") + "\",\"主管部门\":\"第" + std::to_string(i / 9) + "局\"";
    if (i % 11) text += ",\"编制总额\":" + std::to_string(8 + i % 30);
    text += ",\"实有人员\":" + std::to_string(6 + (i * 7) % 34);
    if (i % 5 == 0)
      text += ",\"领导职数\":{\"总数\":" + std::to_string(1 + i % 9) + ",\"正职\":1,\"副职\":2}";
    if (i % 6 == 0)
      text += ",\"规格\":\"正科级\",\"类别\":\"公益" + std::string(i % 12 ? "一" : "二") + "类\"";
    if (i % 13 == 0)
      text += ",\"形式\":\"分支机构\",\"上级单位\":\"第" + std::to_string(i + 1) + "数据中心\"";
    if (i % 17 == 0) text += ",\"编制种类\":\"不详的种类\"";
    text += ",\"职责\":[\"负责全区数据资源的汇聚和整理\",\"承担行政处罚的技术支撑第" + n + "项\"]}\n";
    if (broken && i % 50 == 20) text += "{\"名称\":\"断了的一行\",\n";
  }
  return text;
}

std::string Rendered(const std::vector<Checked>& inputs) {
  Report report{&Shipped().rules, &Shipped().sources, "0", Options().evaluate.as_of, {}};
  for (const auto& input : inputs) {
    ReportedDocument document;
    document.path = input.path;
    document.document = &input.document;
    document.facts = &input.facts;
    document.judgement = &input.judgement;
    report.documents.push_back(std::move(document));
  }
  ConsoleOptions console;
  console.derivations = true;
  return RenderConsole(report, console) + RenderJson(report, Language::Chinese) + RenderNdjson(report) +
         RenderSarif(report, Language::Chinese) + RenderJunit(report, Language::Chinese) +
         RenderGithub(report, Language::Chinese);
}

std::string PathOf(std::size_t number, const std::string& text) {
  return "台账" + std::to_string(number) + (text.starts_with("{") ? ".ndjson" : ".csv");
}

std::string AsWhole(const std::vector<std::string>& texts) {
  auto options = Options();
  std::vector<Checked> inputs;
  for (const auto& text : texts) {
    options.input = static_cast<std::uint32_t>(inputs.size());
    inputs.push_back(CheckBytes(Shipped(), PathOf(inputs.size(), text), text, options));
  }
  auto plan = PlanStream(Shipped(), options);
  Finish(Shipped(), plan, inputs, CheckTogether(Shipped(), plan, inputs, options));
  return Rendered(inputs);
}

std::vector<std::string> Stretches(const std::string& text, std::size_t lines) {
  std::vector<std::string> stretches;
  std::istringstream in(text);
  std::size_t count = 0;
  for (std::string line; std::getline(in, line);) {
    if (count++ % lines == 0) stretches.emplace_back();
    stretches.back() += line + "\n";
  }
  return stretches;
}

// As the source of rows divides them.
std::vector<std::string> RowStretches(std::string_view text, std::size_t rows) {
  std::vector<std::string> stretches;
  std::size_t count = 0;
  bool quotes = true, lone = false;
  while (!text.empty()) {
    if (count++ % rows == 0 && !lone) stretches.emplace_back();
    auto end = FindRowEnd(text, ',', true, quotes)->end;
    lone = IsLoneField(text.substr(0, end), ',');
    stretches.back() += text.substr(0, end);
    text.remove_prefix(end);
  }
  return stretches;
}

std::string InStretches(const std::vector<std::string>& texts, std::size_t lines, bool packed,
                        std::uint64_t most_records = 200'000) {
  auto options = Options();
  options.evaluate.most_records = most_records;
  auto plan = PlanStream(Shipped(), options);
  std::vector<Checked> inputs;
  for (const auto& text : texts) {
    auto number = static_cast<std::uint32_t>(inputs.size());
    auto path = PathOf(number, text);
    auto head = ReadStreamHead(Shipped().rules, path, text, options.read.limits, {}, "");
    if (!head) return "no records";
    inputs.push_back(StartStreamed(path, *head, Shipped().rules));
    std::uint32_t line = 1;
    for (const auto& stretch : head->rows ? RowStretches(text, lines) : Stretches(text, lines)) {
      auto portion = CheckLines(plan, *head, stretch, line, Shipped(), options);
      if (packed) portion = UnpackPortion(PackPortion(portion), Shipped().rules).value();
      AddPortion(inputs.back(), std::move(portion), number);
      line += static_cast<std::uint32_t>(std::count(stretch.begin(), stretch.end(), '\n'));
    }
  }
  Finish(Shipped(), plan, inputs, CheckTogether(Shipped(), plan, inputs, options));
  return Rendered(inputs);
}

void ExpectSame(const std::string& a, const std::string& b) {
  if (a == b) return;
  auto at = static_cast<std::size_t>(std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first - a.begin());
  auto from = at > 300 ? at - 300 : 0;
  ADD_FAILURE() << "one: …" << a.substr(from, 700) << "\nother: …" << b.substr(from, 700);
}

TEST(Stream, StretchesGiveTheReportOfTheWhole) {
  for (bool broken : {false, true}) {
    std::vector<std::string> texts = {Ledger(broken)};
    auto whole = AsWhole(texts);
    EXPECT_NE(whole.find("TZ201"), std::string::npos);
    for (std::size_t lines : {1, 7, 50, 1000})
      for (bool packed : {false, true}) ExpectSame(whole, InStretches(texts, lines, packed));
  }
}

// A title, a head over two rows, numbers of columns, groups, totals, the head again, cells over several
// lines, cells that cannot be read, a note below.
std::string RowsLedger() {
  std::string text =
      "云溪市事业单位台账\n单位名称,区域,层级,主管部门,编制总额,实有人员,领导职数,,规格,摆设,上级单位,形式,"
      "职责\n"
      ",,,,,,总数,正职,,,,,\n1,2,3,4,5,6,7,8,9,10,11,12,13\n";
  for (int i = 0; i < 120; ++i) {
    auto n = std::to_string(i % 40 == 7 ? 7 : i);
    if (i % 30 == 0) text += "一、第" + n + "类,,,,,,,,,,,,\n";
    if (i == 60)
      text += "单位名称,区域,层级,主管部门,编制总额,实有人员,总数,正职,规格,摆设,上级单位,形式,职责\n\n";
    text += "\"第" + n + "数据\n中心\"," + (i % 3 ? "东区" : "西区") + "," + (i % 4 ? "市级" : "县级") +
            ",第" + std::to_string(i / 9) + "局," + (i % 11 ? std::to_string(8 + i % 30) : "") + "," +
            (i % 17 ? std::to_string(6 + (i * 7) % 34) : "不详") + ",";
    text += i % 5 ? ",," : std::to_string(1 + i % 9) + ",1,";
    text += std::string(i % 6 ? "" : "正科级") + ",,";
    text += i % 13 ? ",," : "第" + std::to_string(i + 1) + "数据中心,分支机构,";
    text += "\"负责全区数据的\"\"汇聚\"\"、整理\n承担行政处罚的技术支撑第" + n + "项\"\r\n";
    if (i % 40 == 39) text += "合计,,,,900,800,,,,,,,\n";
  }
  return text + "注：数据截至2025年底\n填表：某人\n";
}

TEST(Stream, RowsGiveTheReportOfTheWhole) {
  std::vector<std::string> texts = {RowsLedger()};
  auto whole = AsWhole(texts);
  EXPECT_NE(whole.find("TZ201"), std::string::npos);
  EXPECT_NE(whole.find("D0139"), std::string::npos);
  EXPECT_NE(whole.find("D0135"), std::string::npos);
  for (std::size_t rows : {7, 8, 50, 1000}) ExpectSame(whole, InStretches(texts, rows, false));
  ExpectSame(AsWhole({texts[0], Ledger(false)}), InStretches({texts[0], Ledger(false)}, 20, false));
}

// A row that is no text or holds too much is told with its line; the others are read.
TEST(Stream, BrokenRowsAreToldByLine) {
  std::string text =
      "单位名称,区域,编制总额,实有人员\n甲站,\"东\n区\",3,4\n乙\xFF站,东区,3,2\n丙站,东区,4,5\n";
  auto head = ReadStreamHead(Shipped().rules, "a.csv", text.substr(0, text.find("乙")), {}, {}, "");
  ASSERT_TRUE(head && head->rows);
  auto read = ReadStretch(Shipped().rules, *head, text, 1, {});
  EXPECT_EQ(read.file.facts.records.size(), 2u);
  EXPECT_EQ(read.notes.unread_lines, 1u);
  ASSERT_EQ(read.notes.lines.size(), 1u);
  EXPECT_EQ(read.notes.lines[0].code, Code::D0150);
  EXPECT_EQ(read.notes.lines[0].arguments[0], "4");
  EXPECT_EQ(read.file.document.paragraphs.back().line, 5u);
}

// A large ledger's groups are judged set by set, and of records that are only looked up those that are named.
TEST(Stream, SetsOfRecordsGiveTheReportOfAll) {
  std::vector<std::string> texts = {Ledger(false)};
  auto whole = AsWhole(texts);
  EXPECT_NE(whole.find("TZ243"), std::string::npos);
  EXPECT_NE(whole.find("TZ213"), std::string::npos);
  for (std::uint64_t most : {10, 60}) ExpectSame(whole, InStretches(texts, 50, false, most));
}

TEST(Stream, InputsOfOneRunAreJudgedTogether) {
  auto ledger = Ledger(false);
  auto half = ledger.find('\n', ledger.size() / 2) + 1;
  std::vector<std::string> texts = {ledger.substr(0, half), ledger.substr(half)};
  ExpectSame(AsWhole(texts), InStretches(texts, 9, true));
}

TEST(Stream, DamagedPortionsAreRefused) {
  auto options = Options();
  auto plan = PlanStream(Shipped(), options);
  auto text = Ledger(true);
  auto head = ReadStreamHead(Shipped().rules, "a.ndjson", text, options.read.limits, {}, "");
  ASSERT_TRUE(head);
  auto packed = PackPortion(CheckLines(plan, *head, text, 1, Shipped(), options));
  EXPECT_TRUE(UnpackPortion(packed, Shipped().rules));
  for (std::size_t size = 0; size < packed.size(); size += 97)
    EXPECT_FALSE(UnpackPortion(std::string_view(packed).substr(0, size), Shipped().rules)) << size;
  EXPECT_FALSE(UnpackPortion(packed + "x", Shipped().rules));
}

// Which rules hang on other records is found in their programs.
TEST(Stream, RulesThatLookAcrossAreKnown) {
  const auto& rules = Shipped().rules;
  for (const auto* code : {"TZ201", "TZ211", "TZ213", "TZ243"})
    EXPECT_TRUE(LooksAcross(*rules.FindRule(code))) << code;
  for (const auto* code : {"TZ101", "TZ110", "SD113"})
    EXPECT_FALSE(LooksAcross(*rules.FindRule(code))) << code;
}

}  // namespace
}  // namespace yichi
