#include <cstdio>

#include "office/cell_format.h"
#include "office/sniff.h"
#include "office/workbook.h"
#include "office/xml_pull.h"
#include "reading.h"
#include "sheet_parcel.h"

namespace yichi {
namespace {

using parcel::Xlsx;

Workbook ReadBook(std::string bytes, const std::string& path = "a.xlsx") {
  auto outcome = ReadWorkbookFile(path, std::move(bytes), {});
  if (auto* wrong = std::get_if<Unreadable>(&outcome)) {
    ADD_FAILURE() << MessageOf(wrong->reason, Language::English);
    return {};
  }
  return std::get<Workbook>(std::move(outcome));
}

// “B5 文字” for each cell of the first sheet.
Strings Cells(const Workbook& book) {
  Strings cells;
  for (const auto& cell : book.sheets.at(0).cells)
    cells.push_back(CellName(cell.row, cell.column) + " " + std::string(book.Text(cell.text)));
  return cells;
}

Strings CellsOf(const Xlsx& xlsx) { return Cells(ReadBook(xlsx.Bytes())); }
Strings CellsOfText(const std::string& text, const std::string& path = "a.csv") {
  return Cells(ReadBook(text, path));
}

std::string Cell(std::string_view attributes, std::string_view value) {
  return "<c " + std::string(attributes) + "><v>" + std::string(value) + "</v></c>";
}

std::string Shown(std::string_view code, std::string_view stored, bool since1904 = false) {
  auto shown = ShowNumber(stored, ParseCellFormat(code), since1904);
  return shown ? shown->text : "-";
}

TEST(CellFormats, ShowDatesAsWritten) {
  EXPECT_EQ(Shown("yyyy\"年\"m\"月\"d\"日\"", "43525"), "2019年3月1日");
  EXPECT_EQ(Shown("yyyy\\年mm\\月dd\\日;@", "43525"), "2019年03月01日");
  EXPECT_EQ(Shown("[$-804]yyyy/m/d", "43525.5"), "2019/3/1");
  EXPECT_EQ(Shown("[DBNum1][$-804]yyyy\"年\"m\"月\"", "43525"), "2019年3月");
  EXPECT_EQ(Shown("yyyy-mm-dd hh:mm:ss", "43525.75"), "2019-03-01");
  EXPECT_EQ(Shown("d-mmm-yy", "43525"), "2019-03-01");
  EXPECT_EQ(Shown("yyyy/m/d", "42063", true), "2019/3/1");
  EXPECT_EQ(Shown("h:mm", "0.75"), "18:00");
}

TEST(CellFormats, KnowTheLeapDayThatNeverWas) {
  EXPECT_EQ(Shown("yyyy-mm-dd", "59"), "1900-02-28");
  EXPECT_EQ(Shown("yyyy-mm-dd", "60"), "60");
  EXPECT_EQ(Shown("yyyy-mm-dd", "61"), "1900-03-01");
  EXPECT_EQ(Shown("yyyy-mm-dd", "-1"), "-1");
  EXPECT_EQ(Shown("yyyy-mm-dd", "1e300").size(), 301u);
}

TEST(CellFormats, BuiltInChineseDatesHaveNoCode) {
  auto shown = [](std::uint32_t id) { return ShowNumber("43525", BuiltinFormat(id), false)->text; };
  EXPECT_EQ(shown(31), "2019年3月1日");
  EXPECT_EQ(shown(57), "2019年3月");
  EXPECT_EQ(shown(14), "2019/3/1");
  EXPECT_EQ(shown(0), "43525");
  EXPECT_EQ(shown(49), "43525");
}

TEST(CellFormats, DoNotRoundNumbers) {
  EXPECT_EQ(Shown("0", "19.3"), "19.3");
  EXPECT_EQ(Shown("0.0%", "0.193"), "19.3%");
  EXPECT_EQ(Shown("General", "0.30000000000000004"), "0.3");
  EXPECT_EQ(Shown("General", "1.5E-5"), "0.000015");
  EXPECT_EQ(Shown("General", "1.2E+20"), "120000000000000000000");
  EXPECT_EQ(Shown("#,##0.00", "-1234.5"), "-1234.5");
  EXPECT_EQ(Shown("000000", "123"), "000123");
  EXPECT_EQ(Shown("0\"名\"", "36"), "36名");
  EXPECT_EQ(Shown("0", "x"), "-");
}

TEST(Sheets, ReadEveryKindOfCell) {
  Xlsx xlsx;
  xlsx.strings =
      "<si><t>甲</t></si><si><r><t>合</t></r><r><t>计</t></r><rPh sb=\"0\" eb=\"1\"><t>he</t></rPh></si>";
  xlsx.rows = "<row r=\"2\">" + Cell("r=\"A2\" t=\"s\"", "0") + Cell("t=\"s\"", "1") + Cell("t=\"s\"", "9") +
              Cell("t=\"b\"", "1") + Cell("t=\"e\"", "#N/A") +
              Cell("t=\"str\"", "a_x0041__x000D_&amp;&#x4E59;") +
              "<c t=\"inlineStr\"><is><t>乙</t></is></c>" + Cell("t=\"d\"", "2019-03-01T00:00:00") +
              "<c><f>1+1</f></c><c/>" + Cell("", "7") + "</row><row>" + Cell("", "1.50") + "</row>";
  EXPECT_EQ(CellsOf(xlsx), (Strings{"A2 甲", "B2 合计", "C2 #REF!", "D2 是", "E2 #N/A", "F2 aA&乙", "G2 乙",
                                    "H2 2019-03-01", "K2 7", "A3 1.5"}));
  EXPECT_EQ(ReadBook(xlsx.Bytes()).sheets[0].uncomputed, 1u);
}

TEST(Sheets, OutOfOrderCellsAreSortedAndTheLaterCounts) {
  Xlsx xlsx;
  xlsx.rows = "<row r=\"3\">" + Cell("r=\"B3\"", "1") + Cell("r=\"A3\"", "2") + "</row><row r=\"1\">" +
              Cell("r=\"A1\"", "3") + Cell("r=\"A1\"", "4") + "</row>";
  EXPECT_EQ(CellsOf(xlsx), (Strings{"A1 4", "A3 2", "B3 1"}));
}

TEST(Sheets, StrictPrefixedAndUtf16PartsAreRead) {
  auto entries = Xlsx{"<row>" + Cell("", "5") + "</row>"}.Entries();
  entries[3].bytes =
      "<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:sheetData><x:row>"
      "<x:c><x:v>6</x:v></x:c><c><v>7</v></c></x:row></x:sheetData></x:worksheet>";
  EXPECT_EQ(Cells(ReadBook(Zip(entries))), Strings{"A1 6"});
  std::string wide = "\xFF\xFE";
  for (char c : entries[3].bytes) (wide += c) += '\0';
  entries[3].bytes = wide;
  EXPECT_EQ(Cells(ReadBook(Zip(entries))), Strings{"A1 6"});
}

TEST(Sheets, BecomeATableBetweenTitleAndNotes) {
  Xlsx xlsx;
  xlsx.rows = "<row r=\"1\">" + Cell("r=\"A1\" t=\"str\"", "某市单位名册") + "</row><row r=\"4\">" +
              Cell("r=\"B4\" t=\"str\"", "名称") + Cell("r=\"D4\" t=\"str\"", "人数") +
              "</row><row r=\"5\">" + Cell("r=\"B5\" t=\"str\"", "甲\n乙") + Cell("r=\"D5\"", "3") +
              "</row><row r=\"9\">" + Cell("r=\"B9\" t=\"str\"", "注：另册。") + "</row>";
  xlsx.after = "<mergeCells><mergeCell ref=\"B5:B6\"/><mergeCell ref=\"bad\"/></mergeCells>";
  auto document = ReadSound(xlsx.Bytes());
  EXPECT_EQ(Lines(document), (Strings{"某市单位名册", "名称", "人数", "甲", "乙", "3", "注：另册。"}));
  ASSERT_EQ(document.tables.size(), 1u);
  EXPECT_EQ(document.tables[0].rows, 2u);
  EXPECT_EQ(document.tables[0].columns, 2u);
  EXPECT_EQ(document.parts[0].sheet, "台账");
  EXPECT_EQ(CellName(document.paragraphs[5].sheet_row, document.paragraphs[5].sheet_column), "D5");
  EXPECT_EQ(document.TitleText(), "某市单位名册");
}

TEST(Delimited, FindsItsSeparatorAndUnquotes) {
  EXPECT_EQ(CellsOfText("a,\"b\"\"c\",\"d,\r\ne\"\r\n1,,3"),
            (Strings{"A1 a", "B1 b\"c", "C1 d,\ne", "A2 1", "C2 3"}));
  EXPECT_EQ(CellsOfText("a;b;1,5\nc;d;2,5\n"), (Strings{"A1 a", "B1 b", "C1 1,5", "A2 c", "B2 d", "C2 2,5"}));
  EXPECT_EQ(CellsOfText("a\tb, c\n1\t2\n"), (Strings{"A1 a", "B1 b, c", "A2 1", "B2 2"}));
  EXPECT_EQ(CellsOfText("\xEF\xBB\xBF\"a\",=\"001\"\n"), (Strings{"A1 a", "B1 001"}));
  EXPECT_EQ(CellsOfText("a,\"b,c\nd,e\n"), (Strings{"A1 a", "B1 \"b", "C1 c", "A2 d", "B2 e"}));
  EXPECT_EQ(CellsOfText("\xBC\xD7,\xD2\xD2\n"), (Strings{"A1 甲", "B1 乙"}));
  EXPECT_EQ(CellsOfText("\n,,\n"), Strings{});
}

Format FormatOf(const std::string& path, const std::string& bytes) {
  auto sniffed = SniffFormat(path, bytes, {});
  return std::holds_alternative<Format>(sniffed) ? std::get<Format>(sniffed) : Format::Docx;
}

TEST(Formats, AreFoundByContent) {
  EXPECT_EQ(FormatOf("a.txt", "甲,1,2\n乙,3,4\n"), Format::Delimited);
  EXPECT_EQ(FormatOf("a.txt", "第一条  为了规范，制定本规定。\n第二条  略\n"), Format::Text);
  EXPECT_EQ(FormatOf("a.csv", "甲,1\n"), Format::Delimited);
  EXPECT_EQ(FormatOf("a.txt", "[1, 2]"), Format::Json);
  EXPECT_EQ(FormatOf("a.txt", "{\"a\": 1}\n{\"a\": 2}\n"), Format::JsonLines);
  EXPECT_EQ(FormatOf("a.txt", "[附件] 名单"), Format::Text);
  EXPECT_EQ(FormatOf("a.json", "{\"a\": 1,}"), Format::Json);
  EXPECT_EQ(FormatOf("a.txt", "<a><b/></a>"), Format::Xml);
  EXPECT_EQ(FormatOf("a.txt", "<a> 小于号"), Format::Text);
  EXPECT_EQ(FormatOf("a.md", "甲,1,2\n乙,3,4\n"), Format::Markdown);
}

// The pull parser gives the same events however the bytes arrive.
std::string Events(std::string_view xml, std::size_t chunk) {
  std::string out, text;
  XmlPull pull("x",
               [&](char* to, std::size_t size) {
                 auto count = std::min({size, chunk, xml.size()});
                 std::copy_n(xml.begin(), count, to);
                 xml.remove_prefix(count);
                 return count;
               },
               {});
  while (true) {
    auto event = pull.Next();
    if (event == XmlPull::Event::Text) {
      text += pull.text();
      continue;
    }
    out += text;
    text.clear();
    if (event == XmlPull::Event::Done) return out;
    if (event == XmlPull::Event::Failed) return out + std::string(CodeName(pull.wrong()->reason.code));
    out += event == XmlPull::Event::Start ? "<" + std::string(pull.Attribute("r").value_or("")) : ">";
  }
}

TEST(PullParser, DoesNotDependOnHowBytesArrive) {
  const std::string xml =
      "\xEF\xBB\xBF<?xml version=\"1.0\"?><!-- 注 > --><a r='1>&amp;'><b/>文<![CDATA[<字>]]>&#20057;<c "
      "r=\"2\"></c ></a>\n";
  EXPECT_EQ(Events(xml, 1 << 20), "<1>&<>文<字>乙<2>>");
  for (std::size_t chunk = 1; chunk < 20; ++chunk) EXPECT_EQ(Events(xml, chunk), Events(xml, 1 << 20));
  std::string large = "<a>";
  for (int i = 0; i < 200'000; ++i) large += i % 7 == 0 ? "&lt;" : "汉";
  EXPECT_EQ(Events(large + "</a>", 1000), Events(large + "</a>", 1 << 20));
}

TEST(PullParser, RefusesWhatTheGuardRefuses) {
  const std::pair<const char*, const char*> kBad[] = {{"<a>", "D0026"},
                                                      {"<a></b>", "D0026"},
                                                      {"<a/><b/>", "D0026"},
                                                      {"x<a/>", "D0026"},
                                                      {"", "D0026"},
                                                      {"<a b/>", "D0026"},
                                                      {"<a b='<'/>", "D0026"},
                                                      {"<!DOCTYPE a><a/>", "D0027"},
                                                      {"<a>&x;</a>", "D0032"},
                                                      {"<a b='&x;'/>", "D0032"},
                                                      {"<a>\xFF</a>", "D0031"},
                                                      {"<a><![CDATA[x</a>", "D0026"},
                                                      {"<a", "D0026"},
                                                      {"<a><!-- </a>", "D0026"}};
  for (auto [xml, code] : kBad) {
    auto events = Events(xml, 3);
    EXPECT_EQ(events.substr(events.size() - std::min<std::size_t>(5, events.size())), code) << xml;
  }
}

}  // namespace
}  // namespace yichi
