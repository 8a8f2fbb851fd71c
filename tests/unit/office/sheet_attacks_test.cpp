#include "office/workbook.h"
#include "reading.h"
#include "sheet_parcel.h"

namespace yichi {
namespace {

using parcel::Entry;
using parcel::Xlsx;

std::string Repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

Limits Small() {
  Limits limits;
  limits.sheet_bytes = 300u << 10;
  limits.sheet_cells = 1000;
  limits.sheet_rows = 1000;
  limits.sheet_columns = 100;
  limits.sheet_text = 100u << 10;
  limits.cell_bytes = 10u << 10;
  limits.token_bytes = 100u << 10;
  limits.paragraphs = 500;
  limits.table_cells = 5000;
  limits.sheets = 2;
  return limits;
}

std::string Code(const std::vector<Entry>& entries) {
  return CodeOf(parcel::Zip(entries), Small(), "a.xlsx");
}
std::string Code(const Xlsx& xlsx) { return Code(xlsx.Entries()); }
std::string CodeOfRows(std::string rows) { return Code(Xlsx{std::move(rows)}); }
std::string CodeOfSheet(std::string xml) {
  auto entries = Xlsx{""}.Entries();
  entries[3].bytes = std::move(xml);
  return Code(entries);
}

TEST(SheetAttacks, SoundOneIsRead) { EXPECT_EQ(CodeOfRows("<row><c><v>1</v></c></row>"), "read"); }

TEST(SheetAttacks, BadXmlIsToldAsInAnyPart) {
  auto begin = parcel::SheetRoot("worksheet", "");
  begin.resize(begin.rfind("</"));
  EXPECT_EQ(CodeOfSheet(begin), "D0026");
  EXPECT_EQ(CodeOfSheet("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>" + begin), "D0027");
  EXPECT_EQ(CodeOfSheet(Repeated("<a>", 300)), "D0028");
  EXPECT_EQ(CodeOfSheet("<a" + Repeated(" b='1'", 300) + "/>"), "D0030");
  EXPECT_EQ(CodeOfSheet("<a b='" + std::string(200u << 10, 'x') + "'/>"), "D0052");
  EXPECT_EQ(CodeOfSheet("<a>\xFF</a>"), "D0031");
  EXPECT_EQ(CodeOfRows("<row>" + Repeated("<x/>", 5000) + "</row>"), "D0029");
}

TEST(SheetAttacks, LimitsAreNamed) {
  EXPECT_EQ(CodeOfSheet(std::string(400u << 10, ' ')), "D0050");
  EXPECT_EQ(CodeOfRows("<row r=\"2000\"/>"), "D0052");
  EXPECT_EQ(CodeOfRows("<row r=\"4294967295\"/>"), "D0052");
  EXPECT_EQ(CodeOfRows("<row><c r=\"ZZ1\"><v>1</v></c></row>"), "D0052");
  EXPECT_EQ(CodeOfRows("<row><c t=\"str\"><v>" + std::string(11u << 10, 'x') + "</v></c></row>"), "D0052");
  EXPECT_EQ(
      CodeOfRows("<row><c t=\"inlineStr\"><is><t>" + std::string(11u << 10, 'x') + "</t></is></c></row>"),
      "D0052");
  EXPECT_EQ(CodeOfRows("<row r=\"1\">" + Repeated("<c r=\"A1\"><v>1</v></c>", 1001) + "</row>"), "D0052");
  Xlsx merged{"<row><c><v>1</v></c></row>"};
  merged.after = "<mergeCells>" + Repeated("<mergeCell ref=\"A1:B2\"/>", 3500) + "</mergeCells>";
  EXPECT_EQ(Code(merged), "read");
  auto entries = Xlsx{""}.Entries();
  entries[1].bytes = parcel::SheetRoot(
      "workbook", "<sheets>" + Repeated("<sheet name=\"a\" r:id=\"rId1\"/>", 3) + "</sheets>");
  EXPECT_EQ(Code(entries), "D0052");
}

TEST(SheetAttacks, SharedStringsDoNotMultiply) {
  Xlsx large;
  large.strings = "<si><t>" + std::string(11u << 10, 'x') + "</t></si>";
  EXPECT_EQ(Code(large), "D0051");
  large.strings = "<si><t>" + std::string(9u << 10, 'x') + "</t></si>";
  large.rows = Repeated("<row>" + Repeated("<c t=\"s\"><v>0</v></c>", 4) + "</row>", 5);
  EXPECT_EQ(Code(large), "D0052");
  large.strings = Repeated("<si><t>" + std::string(9u << 10, 'x') + "</t></si>", 12);
  EXPECT_EQ(Code(large), "D0051");
}

TEST(SheetAttacks, SparseSheetsCostWhatTheyHold) {
  std::string rows;
  for (int i = 1; i <= 90; ++i)
    rows += "<row r=\"" + std::to_string(i) + "\"><c r=\"" +
            CellName(0, static_cast<std::uint32_t>(i)).substr(0, i < 26 ? 1 : 2) + std::to_string(i) +
            "\"><v>1</v></c><c r=\"CV" + std::to_string(i) + "\"><v>2</v></c></row>";
  EXPECT_EQ(CodeOfRows(rows), "D0035");
  Xlsx far{"<row r=\"999\"><c r=\"CU999\"><v>1</v></c></row>"};
  far.before = "<dimension ref=\"A1:XFD1048576\"/>";
  EXPECT_EQ(Code(far), "read");
  std::string many;
  for (int i = 1; i <= 501; ++i) many += "<row><c><v>1</v></c></row>";
  EXPECT_EQ(CodeOfRows(many), "D0034");
}

TEST(SheetAttacks, MergedCellsOfOneAnotherAreHarmless) {
  Xlsx xlsx{Repeated("<row><c><v>1</v></c><c><v>2</v></c><c><v>3</v></c></row>", 4)};
  xlsx.after =
      "<mergeCells><mergeCell ref=\"A1:C3\"/><mergeCell ref=\"B2:C4\"/><mergeCell ref=\"A1:XFD1048576\"/>"
      "<mergeCell ref=\"C4:A1\"/></mergeCells>";
  auto document = ReadSound(xlsx.Bytes(), Changes::Accept, "a.xlsx");
  ASSERT_EQ(document.tables.size(), 1u);
  for (std::uint32_t row = 0; row < 4; ++row)
    for (std::uint32_t column = 0; column < 3; ++column) EXPECT_TRUE(document.tables[0].At(row, column));
}

TEST(SheetAttacks, NothingIsFetched) {
  auto entries =
      Xlsx{"<row><c><f>[1]Sheet1!A1</f><v>5</v></c><c><f>WEBSERVICE(\"http://x\")</f></c></row>"}.Entries();
  auto& links = entries[2].bytes;
  links.insert(links.rfind("</"),
               "<Relationship Id=\"rId9\" Type=\"x/worksheet\" Target=\"file:///etc/passwd\" "
               "TargetMode=\"External\"/>");
  EXPECT_EQ(Lines(ReadSound(parcel::Zip(entries), Changes::Accept, "a.xlsx")), Strings{"5"});
}

TEST(SheetAttacks, LinksDoNotClimb) {
  auto entries = Xlsx{""}.Entries();
  auto& links = entries[2].bytes;
  auto at = links.find("worksheets/sheet1.xml");
  links.replace(at, 21, "../../../secret.xml");
  EXPECT_EQ(Code(entries), "D0033");
  links.replace(at, 19, "missing.xml");
  EXPECT_EQ(Code(entries), "D0025");
}

TEST(SheetAttacks, DamagedDataAreToldAsSuch) {
  auto bytes = Xlsx{"<row><c><v>12345</v></c></row>"}.Bytes();
  bytes[bytes.find("12345")] = '9';
  EXPECT_EQ(CodeOf(bytes, Small(), "a.xlsx"), "D0024");
}

TEST(SheetAttacks, TextsWithSeparatorsHaveLimitsToo) {
  auto code = [](const std::string& text) { return CodeOf(text, Small(), "a.csv"); };
  EXPECT_EQ(code(std::string(200, ',')), "D0052");
  EXPECT_EQ(code(Repeated("a\n", 1001)), "D0052");
  EXPECT_EQ(code("a," + std::string(11u << 10, 'x')), "D0052");
  EXPECT_EQ(code("a,\xFF\xFF\n"), "D0014");
  EXPECT_EQ(code(Repeated("\"a,", 99)), "read");
  EXPECT_EQ(CodeOf(Repeated("a,\"b\n", 200'000), {}, "a.csv"), "read");
}

}  // namespace
}  // namespace yichi
