#include "base/utf8.h"
#include "base_rules.h"
#include "facts/records.h"
#include "record_dump.h"

namespace yichi {
namespace {

std::vector<std::filesystem::path> Samples(std::initializer_list<const char*> extensions) {
  std::vector<std::filesystem::path> all;
  for (const char* extension : extensions) {
    auto some = golden::Inputs("samples/ledgers", extension);
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

struct FileName {
  std::string operator()(const testing::TestParamInfo<std::filesystem::path>& parameter) const {
    auto name = parameter.param.filename().string();
    std::replace_if(
        name.begin(), name.end(), [](unsigned char c) { return !std::isalnum(c); }, '_');
    return name;
  }
};

std::string Extension(const std::filesystem::path& path) { return path.extension().string() + ".facts"; }

std::string LedgerDump(std::string path, std::string bytes, const LedgerOptions& options = {}) {
  auto outcome = ReadDocument(std::move(path), std::move(bytes), {});
  if (auto* wrong = std::get_if<Unreadable>(&outcome)) return MessageOf(wrong->reason, Language::Chinese);
  const auto& document = std::get<Document>(outcome);
  auto facts = ExtractLedger(BaseRules(), document, options);
  return facts ? RecordDump(BaseRules(), document).Of(*facts) : "不是台账\n";
}

std::string RecordsDump(std::string path, std::string bytes, const LedgerOptions& options = {}) {
  auto outcome = ReadRecords(BaseRules(), std::move(path), std::move(bytes), {}, options);
  if (auto* wrong = std::get_if<Unreadable>(&outcome)) return std::string(CodeName(wrong->reason.code));
  const auto& file = std::get<RecordFile>(outcome);
  return RecordDump(BaseRules(), file.document).Of(file.facts);
}

class Ledgers : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(Ledgers, GiveTheirRecords) {
  auto dump = LedgerDump(GetParam().filename().string(), golden::ReadFile(GetParam()));
  golden::Expect(GetParam(), Extension(GetParam()), dump);
}
INSTANTIATE_TEST_SUITE_P(Golden, Ledgers, testing::ValuesIn(Samples({".csv", ".tsv", ".xlsx"})), FileName());

class RecordFiles : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(RecordFiles, GiveTheirRecords) {
  auto dump = RecordsDump(GetParam().filename().string(), golden::ReadFile(GetParam()));
  golden::Expect(GetParam(), Extension(GetParam()), dump);
}
INSTANTIATE_TEST_SUITE_P(Golden, RecordFiles, testing::ValuesIn(Samples({".json", ".ndjson", ".xml"})),
                         FileName());

std::size_t RecordCount(const std::string& csv, const LedgerOptions& options = {}) {
  auto outcome = ReadDocument("a.csv", csv, {});
  auto facts = ExtractLedger(BaseRules(), std::get<Document>(outcome), options);
  return facts ? facts->records.size() : 0;
}

TEST(Ledger, NeedsThreeColumnsUnlessTheModelIsNamed) {
  const std::string csv = "单位名称,编制总额\n甲,20\n";
  EXPECT_EQ(RecordCount(csv), 0u);
  EXPECT_EQ(RecordCount(csv, {"机构", 100}), 1u);
  EXPECT_EQ(RecordCount(csv, {"无此模型", 100}), 0u);
}

TEST(Ledger, LeavesOutTotalsColumnNumbersAndRepeatedHeads) {
  EXPECT_EQ(RecordCount(
                "序号,单位名称,编制总额,实有人员\n甲,1,2,3\n1,甲中心,20,18\n序号,单位名称,编制总额,实有人员\n"
                "2,乙中心,30,\n小计,,50,\n"),
            2u);
}

TEST(Ledger, OfATitleOfAnotherKindIsADraft) {
  EXPECT_EQ(RecordCount("某中心机构编制方案,,\n科室名称,编制,正职,副职\n办公室,5,1,1\n"), 0u);
}

TEST(Ledger, InPartsGivesTheSameRecords) {
  std::string csv = "某市台账\n单位名称,编制总额,实有人员\n";
  for (int i = 0; i < 250; ++i) csv += "单位" + std::to_string(i) + "," + std::to_string(i) + ",1\n";
  std::size_t parts = 0, records = 0;
  auto wrong = ExtractLedgerInParts(BaseRules(), "a.csv", csv, {}, {}, 100,
                                    [&](const Document& document, const Facts& facts) {
                                      ++parts;
                                      for (const auto& record : facts.records) {
                                        const auto& name = document.paragraphs[record.place.paragraph];
                                        EXPECT_EQ(EncodeUtf8(name.text), "单位" + std::to_string(records));
                                        EXPECT_EQ(name.line, records + 3);
                                        ++records;
                                      }
                                    });
  EXPECT_FALSE(wrong);
  EXPECT_EQ(parts, 3u);
  EXPECT_EQ(records, 250u);
}

using Strings = std::vector<std::string>;

Strings Codes(const Diagnostics& notes) {
  Strings codes;
  for (const auto& note : notes) codes.emplace_back(CodeName(note.code));
  return codes;
}

Strings LedgerNotes(const std::string& csv, const LedgerOptions& options = {}) {
  auto outcome = ReadDocument("a.csv", csv, {});
  auto facts = ExtractLedger(BaseRules(), std::get<Document>(outcome), options);
  return facts ? Codes(facts->notes) : Strings{"none"};
}

TEST(Ledger, TellsWhatIsHiddenUncomputedOrWrong) {
  auto path = std::filesystem::path(YICHI_TESTS_DIR) / "samples/ledgers/units.xlsx";
  auto outcome = ReadDocument("units.xlsx", golden::ReadFile(path), {});
  const auto& document = std::get<Document>(outcome);
  EXPECT_EQ(Codes(document.notes), (Strings{"D0131", "D0132", "D0133", "D0134", "D0130"}));
  auto facts = ExtractLedger(BaseRules(), document, {});
  ASSERT_TRUE(facts);
  EXPECT_EQ(Codes(facts->notes), (Strings{"D0137", "D0137", "D0137", "D0139", "D0135", "D0140"}));
}

TEST(Ledger, TellsOfColumnsTwiceAndOfMoreBrokenCellsThanListed) {
  EXPECT_EQ(LedgerNotes("单位名称,编制总额,实有人员,核定编制数\n甲,1,2,3\n"), (Strings{"D0138", "D0139"}));
  EXPECT_EQ(LedgerNotes("单位名称,编制总额,实有人员\n甲,x,2\n乙,y,3\n丙,z,4\n", {std::nullopt, 2}),
            (Strings{"D0139", "D0135", "D0135", "D0136"}));
}

TEST(Ledger, InPartsTellsOfASheetWithoutAHead) {
  Strings codes;
  auto wrong = ExtractLedgerInParts(BaseRules(), "a.csv", "甲,乙\n1,2\n", {}, {}, 100,
                                    [&](const Document&, const Facts& facts) { codes = Codes(facts.notes); });
  EXPECT_FALSE(wrong);
  EXPECT_EQ(codes, Strings{"D0143"});
}

TEST(RecordFile, TellsOfUnknownKeysAndBadLines) {
  auto outcome =
      ReadRecords(BaseRules(), "a.ndjson",
                  "{\"名称\": \"甲\", \"编制总额\": 2, \"实有人员\": 1, \"某键\": 1}\n{\"名称\":\n", {}, {});
  ASSERT_TRUE(std::holds_alternative<RecordFile>(outcome));
  const auto& file = std::get<RecordFile>(outcome);
  EXPECT_EQ(file.facts.unread_rows, 1u);
  EXPECT_EQ(Codes(file.facts.notes), (Strings{"D0142", "D0141"}));
}

TEST(RecordFile, SaysWhyItCannotBeRead) {
  EXPECT_EQ(RecordsDump("a.json", "{\"名称\": \"甲\",}"), "D0055");
  EXPECT_EQ(RecordsDump("a.json", std::string(100'000, '[')), "D0056");
  EXPECT_EQ(RecordsDump("a.json", "{\"a\": 1}"), "D0058");
  EXPECT_EQ(RecordsDump("a.json", "[{\"名称\": \"甲\"}]"), "D0058");
  EXPECT_EQ(RecordsDump("a.json", "{}", {"无此模型", 100}), "D0059");
  EXPECT_EQ(RecordsDump("a.xml", "<!DOCTYPE a><a/>"), "D0027");
  EXPECT_EQ(RecordsDump("a.xml", "<a><b></a>"), "D0026");
  std::string deep;
  for (int i = 0; i < 200; ++i) deep += "<a>";
  for (int i = 0; i < 200; ++i) deep += "</a>";
  EXPECT_EQ(RecordsDump("a.xml", deep), "D0056");
  EXPECT_EQ(RecordsDump("a.txt", "正文"), "D0054");
}

TEST(RecordFile, LimitsItsValues) {
  ReadOptions options;
  options.limits.data_values = 10;
  auto outcome = ReadRecords(BaseRules(), "a.json", "[1,2,3,4,5,6,7,8,9,10,11]", options, {});
  ASSERT_TRUE(std::holds_alternative<Unreadable>(outcome));
  EXPECT_EQ(CodeName(std::get<Unreadable>(outcome).reason.code), "D0057");
}

}  // namespace
}  // namespace yichi
