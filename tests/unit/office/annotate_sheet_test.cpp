#include "office/annotate_sheet.h"

#include <chrono>
#include <filesystem>
#include <map>
#include <random>
#include <regex>
#include <set>

#include "../golden.h"
#include "office/annotate_boxes.h"
#include "office/annotate_notes.h"
#include "office/package.h"
#include "office/workbook.h"
#include "reading.h"
#include "sheet_parcel.h"

namespace yichi {
namespace {

namespace fs = std::filesystem;
using parcel::Entry;
using parcel::Xlsx;

Document ReadBook(const std::string& bytes) { return ReadSound(bytes, Changes::Accept, "a.xlsx"); }

Annotation At(std::uint32_t paragraph, std::string text = "批注") {
  Annotation annotation;
  annotation.place = {paragraph, 0, 0};
  annotation.text = {std::move(text)};
  return annotation;
}

SheetList ListOf(const std::vector<Annotation>& annotations) {
  SheetList list{"一尺检查结果", {{"序号", 6}, {"单元格", 9}, {"问题", 40}}, {}};
  for (const auto& annotation : annotations)
    list.rows.push_back({{std::to_string(list.rows.size() + 1), kNone, true},
                         {"位置", annotation.place.paragraph},
                         {annotation.text[0]}});
  return list;
}

std::string Annotated(const std::string& original, const std::vector<Annotation>& annotations) {
  auto outcome = AnnotateXlsx(original, annotations, ListOf(annotations), ReadBook(original), {});
  if (auto* wrong = std::get_if<Unreadable>(&outcome)) {
    ADD_FAILURE() << CodeName(wrong->reason.code) << MessageOf(wrong->reason, Language::English);
    return {};
  }
  return std::get<std::string>(std::move(outcome));
}

std::string PartOf(const std::string& xlsx, const std::string& name) {
  auto package = OpenPackage(xlsx, {});
  if (std::holds_alternative<Unreadable>(package)) return "no package";
  auto bytes = std::get<Package>(package).Read(name);
  return std::holds_alternative<Unreadable>(bytes) ? "" : std::get<std::string>(bytes);
}

constexpr const char* kSheet = "xl/worksheets/sheet1.xml";
constexpr const char* kSheetLinks = "xl/worksheets/_rels/sheet1.xml.rels";
constexpr const char* kTypes = "[Content_Types].xml";

std::string TextCell(const std::string& name, const std::string& text) {
  return "<c r=\"" + name + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
}

Xlsx TwoCells() { return {"<row r=\"1\">" + TextCell("A1", "甲") + TextCell("C1", "乙") + "</row>"}; }

// Cell and text of each comment, as another reader finds them.
using Notes = std::map<std::string, std::string>;
Notes NotesIn(const std::string& part) {
  Notes notes;
  auto parsed = ParseXml("comments", part, {});
  if (std::holds_alternative<Unreadable>(parsed)) {
    ADD_FAILURE() << "no XML: " << part;
    return notes;
  }
  for (auto list : Children(std::get<XmlDocument>(parsed).root())) {
    if (!list.Is(XmlNamespace::Spreadsheet, "commentList")) continue;
    for (auto comment : Children(list)) {
      std::u32string text;
      std::vector<std::uint32_t> offsets;
      for (auto body : Children(comment))
        for (auto run : Children(body)) {
          run.AppendText(text, offsets);
          for (auto piece : Children(run)) piece.AppendText(text, offsets);
        }
      auto cell = comment.Attribute(XmlNamespace::None, "ref").value_or("");
      EXPECT_TRUE(notes.emplace(cell, EncodeUtf8(text)).second) << "two comments at " << cell;
    }
  }
  return notes;
}

std::vector<std::string> All(const std::string& text, const std::string& pattern) {
  std::vector<std::string> found;
  std::regex regex(pattern);
  for (std::sregex_iterator it(text.begin(), text.end(), regex), end; it != end; ++it)
    found.push_back((*it)[1]);
  return found;
}

TEST(AnnotateSheet, ACommentStandsAtItsCellWithABoxAndALink) {
  auto copy = Annotated(TwoCells().Bytes(), {At(1, "a<b>&\"\x01\n二")});
  EXPECT_EQ(NotesIn(PartOf(copy, "xl/comments1.xml")), (Notes{{"C1", "a<b>&\"\uFFFD\n二"}}));
  EXPECT_NE(PartOf(copy, "xl/comments1.xml").find("<author>一尺</author>"), std::string::npos);
  auto box = PartOf(copy, "xl/drawings/vmlDrawing1.vml");
  EXPECT_NE(box.find("<x:Row>0</x:Row><x:Column>2</x:Column>"), box.npos) << box;
  auto links = PartOf(copy, kSheetLinks);
  EXPECT_NE(
      links.find("Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
                 "comments\" Target=\"../comments1.xml\""),
      links.npos)
      << links;
  EXPECT_NE(links.find("vmlDrawing\" Target=\"../drawings/vmlDrawing1.vml\""), links.npos) << links;
  auto sheet = PartOf(copy, kSheet);
  EXPECT_NE(
      sheet.find("</sheetData><legacyDrawing xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/"
                 "2006/relationships\" r:id=\"rId2\"/></worksheet>"),
      sheet.npos)
      << sheet;
}

TEST(AnnotateSheet, FindingsOfOneCellShareAComment) {
  auto copy = Annotated(TwoCells().Bytes(), {At(0, "一"), At(1, "二"), At(0, "三")});
  EXPECT_EQ(NotesIn(PartOf(copy, "xl/comments1.xml")), (Notes{{"A1", "一\n\n三"}, {"C1", "二"}}));
}

TEST(AnnotateSheet, TheMarkStandsInTheOrderOfASheet) {
  auto xlsx = TwoCells();
  xlsx.after =
      "<mergeCells/><pageMargins left=\"1\"/><drawing r:id=\"rId7\"/>"
      "<mc:AlternateContent xmlns:mc=\"x\"><controls/></mc:AlternateContent><tableParts/><extLst/>";
  auto sheet = PartOf(Annotated(xlsx.Bytes(), {At(0)}), kSheet);
  EXPECT_NE(sheet.find("<drawing r:id=\"rId7\"/><legacyDrawing "), sheet.npos) << sheet;
}

TEST(AnnotateSheet, PrefixesOfAFileAreItsOwn) {
  auto entries = TwoCells().Entries();
  for (auto& entry : entries) {
    if (!entry.name.starts_with("xl/w") || entry.name.ends_with(".rels")) continue;
    entry.bytes = std::regex_replace(entry.bytes, std::regex("<(/?)([a-zA-Z])"), "<$1x:$2");
    entry.bytes = std::regex_replace(entry.bytes, std::regex(" xmlns="), " xmlns:x=");
  }
  auto copy = Annotated(parcel::Zip(entries), {At(0)});
  EXPECT_NE(PartOf(copy, kSheet).find("<x:legacyDrawing "), std::string::npos) << PartOf(copy, kSheet);
  EXPECT_NE(PartOf(copy, "xl/workbook.xml").find("<x:sheet name=\"一尺检查结果\""), std::string::npos);
}

TEST(AnnotateSheet, TheListIsTheLastSheetAndLeadsToTheCells) {
  auto entries = TwoCells().Entries();
  entries[1].bytes = parcel::SheetRoot("workbook",
                                       "<sheets><sheet name=\"甲'乙\" sheetId=\"7\" r:id=\"rId1\"/></sheets>"
                                       "<definedNames><definedName name=\"_xlnm.Print_Area\" "
                                       "localSheetId=\"0\">x</definedName></definedNames>");
  auto copy = Annotated(parcel::Zip(entries), {At(1, "=HYPERLINK(\"x\") _x0041_")});
  EXPECT_EQ(PartOf(copy, "xl/workbook.xml"),
            parcel::SheetRoot("workbook",
                              "<sheets><sheet name=\"甲'乙\" sheetId=\"7\" r:id=\"rId1\"/>"
                              "<sheet name=\"一尺检查结果\" sheetId=\"8\" r:id=\"rId2\"/></sheets>"
                              "<definedNames><definedName name=\"_xlnm.Print_Area\" "
                              "localSheetId=\"0\">x</definedName></definedNames>"));
  auto list = PartOf(copy, "xl/worksheets/sheet2.xml");
  EXPECT_NE(list.find("<c r=\"A2\"><v>1</v></c>"), list.npos) << list;
  EXPECT_NE(list.find("<c r=\"C2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">=HYPERLINK(&quot;x&quot;) "
                      "_x005F_x0041_</t></is></c>"),
            list.npos)
      << list;
  EXPECT_NE(list.find("<hyperlink ref=\"B2\" location=\"'甲''乙'!C1\"/>"), list.npos) << list;
}

TEST(AnnotateSheet, TheNameOfTheListIsItsOwn) {
  auto first = Annotated(TwoCells().Bytes(), {At(0)});
  auto second = Annotated(first, {At(0)});
  EXPECT_NE(PartOf(second, "xl/workbook.xml").find("name=\"一尺检查结果 (2)\" sheetId=\"3\""),
            std::string::npos);
}

TEST(AnnotateSheet, AnEarlierListIsNotRead) {
  auto copy = Annotated(TwoCells().Bytes(), {At(0)});
  auto document = ReadBook(copy);
  EXPECT_EQ(Lines(document), (Strings{"甲", "乙"}));
  EXPECT_EQ(NoteCodes(document), Strings{"D0144"});
}

TEST(AnnotateSheet, NewPartsAreAnnounced) {
  auto entries = TwoCells().Entries();
  const std::string types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"";
  entries.push_back({kTypes, types + "/>"});
  auto text = PartOf(Annotated(parcel::Zip(entries), {At(0)}), kTypes);
  const std::string type = "application/vnd.openxmlformats-officedocument.";
  EXPECT_EQ(text, types + "><Override PartName=\"/xl/comments1.xml\" ContentType=\"" + type +
                      "spreadsheetml.comments+xml\"/><Default Extension=\"vml\" ContentType=\"" + type +
                      "vmlDrawing\"/><Override PartName=\"/xl/worksheets/sheet2.xml\" ContentType=\"" + type +
                      "spreadsheetml.worksheet+xml\"/></Types>");
}

// A sheet with comments of another person at A1 and B1; the drawing is as Excel writes it, no XML.
std::vector<Entry> Commented(const std::string& comments) {
  auto xlsx = TwoCells();
  xlsx.after = "<legacyDrawing r:id=\"rId5\"/>";
  auto entries = xlsx.Entries();
  const std::string type = "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  entries.push_back({kSheetLinks,
                     "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
                     "<Relationship Id=\"rId4" +
                         type + "comments\" Target=\"../comments3.xml\"/><Relationship Id=\"rId5" + type +
                         "vmlDrawing\" Target=\"../drawings/a.vml\"/></Relationships>"});
  entries.push_back({"xl/comments3.xml", parcel::SheetRoot("comments", comments)});
  entries.push_back({"xl/drawings/a.vml",
                     "<xml xmlns:v=\"a\" xmlns:o=\"b\" xmlns:x=\"c\"><v:shapetype id=\"_x0000_t202\"/>"
                     "<v:shape id=\"_x0000_s1030\">文<br></v:shape></xml>\r\n"});
  return entries;
}

TEST(AnnotateSheet, CommentsOfOthersStay) {
  const std::string theirs =
      "<authors><author>张</author></authors><commentList><comment ref=\"B1\" authorId=\"0\"><text><t>旧</t>"
      "</text></comment></commentList>";
  auto entries = Commented(theirs);
  auto copy = Annotated(parcel::Zip(entries), {At(0, "新")});
  EXPECT_EQ(PartOf(copy, kSheet), entries[3].bytes);
  EXPECT_EQ(PartOf(copy, kSheetLinks), entries[4].bytes);
  EXPECT_EQ(
      PartOf(copy, "xl/comments3.xml"),
      parcel::SheetRoot("comments",
                        "<authors><author>张</author><author>一尺</author></authors><commentList>"
                        "<comment ref=\"B1\" authorId=\"0\"><text><t>旧</t></text></comment>"
                        "<comment ref=\"A1\" authorId=\"1\"><text><r><t xml:space=\"preserve\">新</t></r>"
                        "</text></comment></commentList>"));
  auto box = PartOf(copy, "xl/drawings/a.vml");
  EXPECT_EQ(box.find("<v:shape id=\"_x0000_s1031\" type="), entries[6].bytes.find("</xml>")) << box;
  EXPECT_TRUE(box.ends_with("</v:shape></xml>\r\n"));
}

TEST(AnnotateSheet, ACellWithACommentGetsOursAtItsEnd) {
  auto comment = [](const std::string& text) {
    return "<authors/><commentList><comment ref=\"A1\" authorId=\"0\">" + text + "</comment></commentList>";
  };
  const std::pair<const char*, const char*> kTexts[] = {
      {"<text><t>旧</t></text>", "旧"},
      {"<text><r><rPr><b/></rPr><t>旧</t></r><phoneticPr/></text>", "旧"},
      {"<text><t/></text>", ""},
      {"<text/>", ""},
      {"", ""}};
  for (const auto& [text, old] : kTexts) {
    SCOPED_TRACE(text);
    auto entries = Commented(comment(text));
    auto copy = Annotated(parcel::Zip(entries), {At(0, "新")});
    EXPECT_EQ(NotesIn(PartOf(copy, "xl/comments3.xml")), (Notes{{"A1", std::string(old) + "\n\n一尺:\n新"}}));
    EXPECT_EQ(PartOf(copy, "xl/drawings/a.vml"), entries[6].bytes);
  }
}

TEST(AnnotateSheet, ACopyOfACopySaysNothingTwice) {
  auto copy = Annotated(golden::ReadFile(fs::path(YICHI_TESTS_DIR) / "samples/documents/ledger-npm.xlsx"),
                        {At(0, "甲\n一"), At(0, "乙")});
  auto comments = [&](const std::string& bytes) { return NotesIn(PartOf(bytes, "xl/comments1.xml")); };
  EXPECT_EQ(comments(Annotated(copy, {At(0, "甲\n一"), At(0, "乙")})), comments(copy));
  EXPECT_EQ(comments(Annotated(copy, {At(0, "乙"), At(0, "丙")})).at("A1"),
            comments(copy).at("A1") + "\n\n一尺:\n丙");
}

TEST(AnnotateSheet, CommentsWithoutBoxesGetThem) {
  auto entries = Commented(
      "<authors><author>一尺</author></authors><commentList><comment ref=\"B1\" "
      "authorId=\"0\"/></commentList>");
  auto& sheet = entries[3].bytes;
  sheet.erase(sheet.find("<legacyDrawing"), std::string("<legacyDrawing r:id=\"rId5\"/>").size());
  auto copy = Annotated(parcel::Zip(entries), {At(1)});
  auto box = PartOf(copy, "xl/drawings/vmlDrawing1.vml");
  EXPECT_EQ(All(box, "<x:Column>([0-9]+)"), (Strings{"2", "1"}));
  EXPECT_NE(PartOf(copy, "xl/comments3.xml").find("ref=\"C1\" authorId=\"0\""), std::string::npos);
}

TEST(AnnotateSheet, BoxesStayInTheSheet) {
  auto box = annotate::NoteBoxesXml({{1'048'575, 16'383, {"x"}}}, 1);
  EXPECT_NE(box.find("<x:Anchor>16379, 12, 1048571, 4, 16383, 12, 1048575, 4</x:Anchor>"), box.npos) << box;
}

TEST(AnnotateSheet, LongTextsAreCutWhereExcelCuts) {
  std::string text;
  for (int i = 0; i < 20'000; ++i) text += "𠮷";
  EXPECT_EQ(DecodeUtf8(annotate::CellText(text)).size(), 16'001u);
}

TEST(AnnotateSheet, WhatHasNoCellStandsInTheListOnly) {
  auto original = TwoCells().Bytes();
  auto copy = Annotated(original, {At(kNoIndex), At(99)});
  EXPECT_EQ(PartOf(copy, "xl/comments1.xml"), "");
  EXPECT_EQ(PartOf(copy, kSheet), PartOf(original, kSheet));
  EXPECT_EQ(All(PartOf(copy, "xl/worksheets/sheet2.xml"), "<row r=\"([0-9]+)").size(), 3u);
}

TEST(AnnotateSheet, RefusesSignedFilesAndOtherFormats) {
  auto code = [](const std::string& bytes, const Document& document) {
    auto outcome = AnnotateXlsx(bytes, {}, {}, document, {});
    auto* wrong = std::get_if<Unreadable>(&outcome);
    return wrong ? std::string(CodeName(wrong->reason.code)) : "made";
  };
  auto entries = TwoCells().Entries();
  auto document = ReadBook(parcel::Zip(entries));
  entries.push_back({"_xmlsignatures/sig1.xml", "<a/>"});
  EXPECT_EQ(code(parcel::Zip(entries), document), "D0060");
  EXPECT_EQ(code("甲,乙\n", document), "D0061");
  EXPECT_EQ(code(parcel::Docx{parcel::Text("甲")}.Bytes(), document), "D0061");
}

TEST(AnnotateSheet, BrokenPartsOfCommentsAreTold) {
  auto code = [](const std::vector<Entry>& entries) {
    auto bytes = parcel::Zip(entries);
    auto outcome = AnnotateXlsx(bytes, {At(1)}, {}, ReadBook(bytes), {});
    auto* wrong = std::get_if<Unreadable>(&outcome);
    return wrong ? std::string(CodeName(wrong->reason.code)) : "made";
  };
  EXPECT_EQ(code(Commented("<authors/>")), "D0024");
  auto entries = Commented("<authors/><commentList/>");
  EXPECT_EQ(code(entries), "made");
  auto endless = entries;
  endless[6].bytes = "<xml>";
  EXPECT_EQ(code(endless), "D0024");
  auto climbing = entries;
  auto at = climbing[4].bytes.find("../drawings/a.vml");
  climbing[4].bytes.replace(at, 17, "../../../../../x.v");
  EXPECT_EQ(code(climbing), "D0025");
}

// Properties that hold for any file and any places.

bool IsSubsequence(std::string_view part, std::string_view whole) {
  std::size_t at = 0;
  for (char c : whole)
    if (at < part.size() && part[at] == c) ++at;
  return at == part.size();
}

std::vector<Annotation> RandomAnnotations(const Document& document, std::mt19937& random, std::size_t count) {
  std::vector<Annotation> annotations;
  for (std::size_t i = 0; i < count; ++i)
    annotations.push_back(At(static_cast<std::uint32_t>(random() % (document.paragraphs.size() + 1)),
                             "第" + std::to_string(i)));
  return annotations;
}

// Every annotation with a cell is read back there, all else stands as before.
void ExpectSound(const std::string& original, const std::vector<Annotation>& annotations,
                 const std::vector<std::string>& parts) {
  auto copy = Annotated(original, annotations);
  ASSERT_EQ(copy, Annotated(original, annotations));
  auto before = ReadBook(original), after = ReadBook(copy);
  EXPECT_EQ(Lines(after), Lines(before));
  std::map<std::uint32_t, std::map<std::string, Strings>> expected;
  for (const auto& annotation : annotations) {
    if (annotation.place.paragraph >= before.paragraphs.size()) continue;
    const auto& at = before.paragraphs[annotation.place.paragraph];
    expected[at.part][CellName(at.sheet_row, at.sheet_column)].push_back(annotation.text[0]);
  }
  std::size_t number = 0, found = 0;
  for (const auto& [part, cells] : expected) {
    auto notes = NotesIn(PartOf(copy, "xl/comments" + std::to_string(++number) + ".xml"));
    for (const auto& [cell, texts] : cells)
      for (const auto& text : texts) found += notes[cell].find(text) != std::string::npos ? 1 : 0;
  }
  auto asked = std::count_if(annotations.begin(), annotations.end(), [&](const Annotation& one) {
    return one.place.paragraph < before.paragraphs.size();
  });
  EXPECT_EQ(found, static_cast<std::size_t>(asked));
  for (const auto& part : parts)
    EXPECT_TRUE(IsSubsequence(PartOf(original, part), PartOf(copy, part))) << part;
}

Xlsx RandomBook(std::mt19937& random) {
  Xlsx xlsx;
  std::uint32_t row = 0;
  for (auto rows = random() % 8 + 1; rows > 0; --rows) {
    row += static_cast<std::uint32_t>(random() % 40 + 1);
    std::string cells;
    std::uint32_t column = 0;
    for (auto count = random() % 6 + 1; count > 0; --count) {
      column += static_cast<std::uint32_t>(random() % 30 + 1);
      cells += TextCell(CellName(row - 1, column - 1), "格" + std::to_string(column));
    }
    xlsx.rows += "<row r=\"" + std::to_string(row) + "\">" + cells + "</row>";
  }
  constexpr const char* kAfter[] = {"", "<mergeCells/>", "<pageMargins/><drawing r:id=\"rId9\"/>",
                                    "<tableParts/>", "<!-- c --><extLst><ext/></extLst>"};
  xlsx.after = kAfter[random() % 5];
  return xlsx;
}

TEST(AnnotateSheet, EveryPlaceLeavesRandomFilesAsTheyWere) {
  for (unsigned seed = 0; seed < 200; ++seed) {
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    auto original = RandomBook(random).Bytes();
    auto annotations = RandomAnnotations(ReadBook(original), random, seed % 12);
    ExpectSound(original, annotations, {kSheet, "xl/workbook.xml", "xl/_rels/workbook.xml.rels"});
    if (HasFailure()) return;
  }
}

TEST(AnnotateSheet, EveryPlaceLeavesEverySampleAsItWas) {
  std::mt19937 random(1);
  for (const char* folder : {"documents", "ledgers", "lists"}) {
    for (const auto& path : golden::Inputs(std::string("samples/") + folder, ".xlsx")) {
      SCOPED_TRACE(path.filename().string());
      auto original = golden::ReadFile(path);
      for (std::size_t count : {1u, 20u})
        ExpectSound(original, RandomAnnotations(ReadBook(original), random, count),
                    {kSheet, "xl/workbook.xml", "[Content_Types].xml"});
    }
  }
}

// A changed byte ends in a copy that can be read, or in a sentence.
TEST(AnnotateSheet, DamagedFilesNeverThrow) {
  const auto sound = parcel::Zip(Commented(
      "<authors><author>张</author></authors><commentList><comment ref=\"B1\" authorId=\"0\"><text><t>旧</t>"
      "</text></comment></commentList>"));
  auto document = ReadBook(sound);
  for (std::size_t i = 0; i < sound.size(); ++i) {
    auto changed = sound;
    changed[i] = static_cast<char>(changed[i] ^ 0x41);
    AnnotateXlsx(changed, {At(0), At(1)}, ListOf({At(0)}), document, {});
  }
  // The same inside of parts, with sums that are right.
  std::mt19937 random(3);
  for (int round = 0; round < 3000; ++round) {
    auto entries = Commented("<authors/><commentList><comment ref=\"C1\"><text/></comment></commentList>");
    auto& bytes = entries[random() % entries.size()].bytes;
    bytes[random() % bytes.size()] = "<>/\"' &:x\xFF"[random() % 10];
    auto copy = AnnotateXlsx(parcel::Zip(entries), {At(0), At(1)}, ListOf({At(0)}), document, {});
    auto* made = std::get_if<std::string>(&copy);
    EXPECT_TRUE(!made || std::holds_alternative<Package>(OpenPackage(*made, {})));
  }
}

TEST(AnnotateSheet, OtherPartsAreCopiedAsTheyAre) {
  auto original = golden::ReadFile(fs::path(YICHI_TESTS_DIR) / "samples/documents/ledger-npm.xlsx");
  auto copy = Annotated(original, {At(0)});
  for (const char* part : {"xl/styles.xml", "_rels/.rels", "xl/sharedStrings.xml", "docProps/app.xml"})
    EXPECT_EQ(PartOf(copy, part), PartOf(original, part)) << part;
}

TEST(AnnotateSheet, ALongSheetTakesLittleTime) {
  Xlsx xlsx;
  for (int row = 1; row <= 20'000; ++row) {
    auto number = std::to_string(row);
    xlsx.rows +=
        "<row r=\"" + number + "\">" + TextCell("A" + number, "甲") + TextCell("B" + number, "乙") + "</row>";
  }
  auto original = xlsx.Bytes();
  auto document = ReadBook(original);
  std::vector<Annotation> annotations;
  for (std::uint32_t i = 0; i < 20'000; ++i) annotations.push_back(At(i * 2));
  auto list = ListOf(annotations);
  auto begin = std::chrono::steady_clock::now();
  auto copy = AnnotateXlsx(original, annotations, list, document, {});
  auto spent = std::chrono::steady_clock::now() - begin;
  RecordProperty("milliseconds", static_cast<int>(spent / std::chrono::milliseconds(1)));
  EXPECT_LT(spent, std::chrono::seconds(10));
  ASSERT_TRUE(std::holds_alternative<std::string>(copy));
  auto boxes = PartOf(std::get<std::string>(copy), "xl/drawings/vmlDrawing1.vml");
  auto ids = All(boxes, "_x0000_s([0-9]+)");
  EXPECT_EQ(std::set<std::string>(ids.begin(), ids.end()).size(), 20'000u);
}

}  // namespace
}  // namespace yichi
