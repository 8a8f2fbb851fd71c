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
