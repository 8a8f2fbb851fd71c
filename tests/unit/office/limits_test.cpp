#include "base/limits.h"

#include <functional>

#include "office/data.h"
#include "office/workbook.h"
#include "reading.h"
#include "sheet_parcel.h"

// Every limit for tables and record files: the file that passes it is refused, in a sentence that names the
// limit, and is read where the limit allows it.
namespace yichi {
namespace {

using parcel::Xlsx;

std::string Repeated(std::string_view text, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += text;
  return out;
}

std::string Sheet(std::string rows) { return Xlsx{std::move(rows)}.Bytes(); }

std::string Strings(std::size_t count, std::size_t size) {
  Xlsx xlsx{"<row><c t=\"s\"><v>0</v></c></row>"};
  xlsx.strings = Repeated("<si><t>" + std::string(size, 'x') + "</t></si>", count);
  return xlsx.Bytes();
}

std::string Sheets(std::size_t count) {
  auto entries = Xlsx{"<row><c><v>1</v></c></row>"}.Entries();
  entries[1].bytes = parcel::SheetRoot(
      "workbook", "<sheets>" + Repeated("<sheet name=\"a\" r:id=\"rId1\"/>", count) + "</sheets>");
  return parcel::Zip(entries);
}

// A part that is read whole: the styles.
std::string Styles(std::string content) {
  Xlsx xlsx{"<row><c><v>1</v></c></row>"};
  xlsx.styles = std::move(content);
  return xlsx.Bytes();
}

std::string WithParts(std::size_t count) {
  auto entries = Xlsx{"<row><c><v>1</v></c></row>"}.Entries();
  for (std::size_t i = 0; i < count; ++i) entries.push_back({"x/" + std::to_string(i), "a"});
  return parcel::Zip(entries);
}

// The directory says so much of a part that is much smaller.
std::string Bomb() {
  auto entries = Xlsx{"<row><c><v>1</v></c></row>"}.Entries();
  entries[3].said_size = 900u << 10;
  return parcel::Zip(entries);
}

struct Case {
  std::string limit;  // as the message names it
  std::string code;
  std::function<void(Limits&)> tighten;
  std::string path, bytes;
};

std::vector<Case> Cases() {
  const auto cells = "<row>" + Repeated("<c><v>1</v></c>", 20) + "</row>";
  const auto long_cell = "<row><c t=\"str\"><v>" + std::string(2000, 'x') + "</v></c></row>";
  auto nested = Repeated("<a>", 30) + Repeated("</a>", 30);
  return {
      {"file_bytes", "D0002", [](Limits& l) { l.file_bytes = 1000; }, "a.csv", Repeated("a,b,c\n", 400)},
      {"file_bytes", "D0002", [](Limits& l) { l.file_bytes = 1000; }, "a.xlsx", Sheet(Repeated(cells, 9))},
      {"package_entries", "D0020", [](Limits& l) { l.package_entries = 10; }, "a.xlsx", WithParts(20)},
      {"part_bytes", "D0021", [](Limits& l) { l.part_bytes = 4000; }, "a.xlsx",
       Styles(std::string(5000, ' '))},
      {"package_bytes", "D0022", [](Limits& l) { l.package_bytes = 4000; }, "a.xlsx",
       Styles(std::string(5000, ' '))},
      {"xml_depth", "D0028", [](Limits& l) { l.xml_depth = 20; }, "a.xlsx", Styles(nested)},
      {"xml_depth", "D0028", [](Limits& l) { l.xml_depth = 20; }, "a.xlsx", Sheet(nested)},
      {"xml_nodes", "D0029", [](Limits& l) { l.xml_nodes = 100; }, "a.xlsx", Styles(Repeated("<a/>", 101))},
      {"xml_attributes", "D0030", [](Limits& l) { l.xml_attributes = 3; }, "a.xlsx",
       Styles("<a b='' c='' d='' e=''/>")},
      {"xml_attributes", "D0030", [](Limits& l) { l.xml_attributes = 3; }, "a.xlsx",
       Sheet("<row a='' b='' c='' d=''/>")},
      {"sheet_bytes", "D0050", [](Limits& l) { l.sheet_bytes = 4000; }, "a.xlsx", Sheet(Repeated(cells, 20))},
      {"sheets", "D0052", [](Limits& l) { l.sheets = 3; }, "a.xlsx", Sheets(4)},
      {"sheet_rows", "D0052", [](Limits& l) { l.sheet_rows = 5; }, "a.xlsx", Sheet(Repeated(cells, 6))},
      {"sheet_rows", "D0052", [](Limits& l) { l.sheet_rows = 5; }, "a.csv", Repeated("a,b,c\n", 6)},
      {"sheet_columns", "D0052", [](Limits& l) { l.sheet_columns = 19; }, "a.xlsx", Sheet(cells)},
      {"sheet_columns", "D0052", [](Limits& l) { l.sheet_columns = 19; }, "a.csv", Repeated("a,", 20) + "\n"},
      {"sheet_cells", "D0052", [](Limits& l) { l.sheet_cells = 19; }, "a.xlsx", Sheet(cells)},
      {"sheet_cells", "D0052", [](Limits& l) { l.sheet_cells = 9; }, "a.xlsx", Strings(10, 1)},
      {"sheet_cells", "D0052", [](Limits& l) { l.sheet_cells = 19; }, "a.csv", Repeated("a,", 20) + "\n"},
      {"cell_bytes", "D0052", [](Limits& l) { l.cell_bytes = 1000; }, "a.xlsx", Sheet(long_cell)},
      {"cell_bytes", "D0051", [](Limits& l) { l.cell_bytes = 1000; }, "a.xlsx", Strings(1, 2000)},
      {"cell_bytes", "D0052", [](Limits& l) { l.cell_bytes = 1000; }, "a.csv", "a," + std::string(2000, 'x')},
      {"token_bytes", "D0052", [](Limits& l) { l.token_bytes = 100'000; }, "a.xlsx",
       Sheet("<row a='" + std::string(200'000, 'x') + "'/>")},
      {"token_bytes", "D0052", [](Limits& l) { l.token_bytes = 100'000; }, "a.xlsx",
       Sheet("<!--" + std::string(200'000, 'x') + "-->")},
      {"sheet_text", "D0051", [](Limits& l) { l.sheet_text = 1000; }, "a.xlsx", Strings(3, 900)},
      {"sheet_text", "D0052", [](Limits& l) { l.sheet_text = 1000; }, "a.xlsx",
       Sheet(Repeated("<row><c t=\"str\"><v>" + std::string(600, 'x') + "</v></c></row>", 3))},
      {"sheet_text", "D0052", [](Limits& l) { l.sheet_text = 1000; }, "a.csv",
       Repeated(std::string(300, 'x') + ",b,c\n", 4)},
      {"paragraphs", "D0034", [](Limits& l) { l.paragraphs = 19; }, "a.xlsx", Sheet(cells)},
      {"paragraphs", "D0034", [](Limits& l) { l.paragraphs = 19; }, "a.csv", Repeated("a,", 20) + "\n"},
      {"table_cells", "D0035", [](Limits& l) { l.table_cells = 19; }, "a.xlsx", Sheet(cells)},
      {"table_cells", "D0035", [](Limits& l) { l.table_cells = 8; }, "a.csv", Repeated("a,b,c\n", 4)},
  };
}

void ExpectRefused(const Case& one, const std::optional<Unreadable>& wrong) {
  ASSERT_TRUE(wrong) << "was read";
  EXPECT_EQ(CodeName(wrong->reason.code), one.code);
  for (auto language : {Language::Chinese, Language::English})
    EXPECT_NE(MessageOf(wrong->reason, language).find("limits." + one.limit), std::string::npos)
        << MessageOf(wrong->reason, language);
}

std::optional<Unreadable> Refusal(const Case& one, const Limits& limits) {
  auto outcome = ReadDocument(one.path, one.bytes, {Changes::Accept, limits});
  auto* wrong = std::get_if<Unreadable>(&outcome);
  return wrong ? std::optional(*wrong) : std::nullopt;
}

TEST(Limits, EachIsKeptAndNamed) {
  for (const auto& one : Cases()) {
    SCOPED_TRACE(one.limit + " " + one.path);
    Limits limits;
    one.tighten(limits);
    ExpectRefused(one, Refusal(one, limits));
    auto wrong = Refusal(one, {});
    EXPECT_FALSE(wrong) << (wrong ? MessageOf(wrong->reason, Language::English) : "");
  }
}

TEST(Limits, TheRatioOfInflationIsKeptAndNamed) {
  Limits limits;
  limits.inflate_ratio_from = 64u << 10;
  ExpectRefused({"inflate_ratio", "D0023", {}, "a.xlsx", ""},
                Refusal({"", "", {}, "a.xlsx", Bomb()}, limits));
}

// Of the formats that hold records.
std::optional<Unreadable> DataRefusal(Format format, const std::string& bytes, const Limits& limits) {
  auto outcome = ReadData(format, bytes, limits);
  auto* wrong = std::get_if<Unreadable>(&outcome);
  return wrong ? std::optional(*wrong) : std::nullopt;
}

TEST(Limits, RecordFilesHaveTheirs) {
  const std::pair<Format, std::string> kDeep[] = {
      {Format::Json, Repeated("[", 10) + Repeated("]", 10)},
      {Format::Json, Repeated("{\"a\":", 10) + "1" + Repeated("}", 10)},
      {Format::JsonLines, Repeated("[", 10) + Repeated("]", 10) + "\n"},
      {Format::Xml, Repeated("<a>", 10) + Repeated("</a>", 10)}};
  const std::pair<Format, std::string> kMany[] = {
      {Format::Json, "[" + Repeated("1,", 20) + "1]"},
      {Format::Json, "{" + Repeated("\"a\":1,", 20) + "\"a\":1}"},
      {Format::JsonLines, Repeated("{\"a\":1}\n", 20)},
      {Format::Xml, "<a>" + Repeated("<b/>", 20) + "</a>"},
      {Format::Xml, "<a b1='' b2='' b3='' b4='' b5='' b6='' b7='' b8='' b9='' b10='' b11=''><b/></a>"}};
  Limits limits;
  limits.data_depth = 8;
  limits.data_values = 10;
  for (const auto& [format, bytes] : kDeep) {
    SCOPED_TRACE(bytes);
    ExpectRefused({"data_depth", "D0056", {}, "", ""}, DataRefusal(format, bytes, limits));
    EXPECT_FALSE(DataRefusal(format, bytes, {}));
  }
  for (const auto& [format, bytes] : kMany) {
    SCOPED_TRACE(bytes);
    ExpectRefused({"data_values", "D0057", {}, "", ""}, DataRefusal(format, bytes, limits));
    EXPECT_FALSE(DataRefusal(format, bytes, {}));
  }
}

TEST(Limits, ALongLineIsToldAndTheRestGoesOn) {
  Limits limits;
  limits.line_bytes = 20;
  const std::string lines = "{\"a\":1}\n{\"a\":\"" + Repeated("x", 20) + "\"}\n{\"a\":2}\n";
  auto outcome = ReadData(Format::JsonLines, lines, limits);
  const auto* file = std::get_if<DataFile>(&outcome);
  ASSERT_TRUE(file);
  EXPECT_EQ(file->roots.size(), 2u);
  ASSERT_EQ(file->lines.size(), 1u);
  EXPECT_EQ(CodeName(file->lines[0].code), "D0149");
  EXPECT_EQ(file->lines[0].arguments[0], "2");
  ExpectRefused({"line_bytes", "D0149", {}, "", ""},
                DataRefusal(Format::JsonLines, "{\"a\":\"" + Repeated("x", 20) + "\"}", limits));
}

TEST(Limits, RecordsInXmlKeepThoseOfXml) {
  Limits limits;
  limits.xml_depth = 5;
  limits.xml_nodes = 15;
  limits.xml_attributes = 2;
  auto check = [&](const char* limit, const char* code, const std::string& bytes) {
    ExpectRefused({limit, code, {}, "", ""}, DataRefusal(Format::Xml, bytes, limits));
  };
  check("xml_depth", "D0028", Repeated("<a>", 6) + Repeated("</a>", 6));
  check("xml_nodes", "D0029", "<a>" + Repeated("<b/>", 20) + "</a>");
  check("xml_attributes", "D0030", "<a b='' c='' d=''/>");
}

}  // namespace
}  // namespace yichi
