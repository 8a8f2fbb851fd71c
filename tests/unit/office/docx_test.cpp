#include "parcel.h"
#include "reading.h"

namespace yichi {
namespace {

using namespace parcel;

Strings LinesOf(std::string body, Changes changes = Changes::Accept) {
  return Lines(ReadSound(Docx{std::move(body)}.Bytes(), changes));
}

TEST(Docx, JoinsRunsAndEntersWrappers) {
  auto body = Par(TextRun("编") + "<w:proofErr w:type='spellStart'/><w:hyperlink>" + TextRun("制") +
                  "</w:hyperlink><w:smartTag><w:sdt><w:sdtContent>" + TextRun("３６") +
                  "</w:sdtContent></w:sdt></w:smartTag><w:bookmarkStart w:id='0'/>" + TextRun("名"));
  EXPECT_EQ(LinesOf(body), Strings{"编制３６名"});
  EXPECT_EQ(LinesOf("<w:sdt><w:sdtContent>" + Text("甲") + "</w:sdtContent></w:sdt><w:customXml>" +
                    Text("乙") + "</w:customXml>"),
            (Strings{"甲", "乙"}));
}

TEST(Docx, ReadsSpecialCharacters) {
  EXPECT_EQ(LinesOf(Par("<w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:noBreakHyphen/><w:softHyphen/>"
                        "<w:sym w:font='a' w:char='2460'/><w:br w:type='page'/></w:r>")),
            Strings{"甲\t乙\n-①"});
  EXPECT_EQ(LinesOf(Par("<w:r><w:t>&lt;甲&#x4E59;&gt;<![CDATA[&丙]]><!-- 丁 --></w:t></w:r>")),
            Strings{"<甲乙>&丙"});
  EXPECT_EQ(LinesOf(Par("<w:r><w:t>甲<!--> 丁 -->乙<?>丁?>丙</w:t></w:r>")), Strings{"甲乙丙"});
  EXPECT_EQ(LinesOf(Par("<w:r><w:ruby><w:rt>" + TextRun("biān") + "</w:rt><w:rubyBase>" + TextRun("编") +
                        "</w:rubyBase></w:ruby></w:r>" + TextRun("办"))),
            Strings{"编办"});
  EXPECT_EQ(LinesOf(Par("<m:oMath><m:r><m:t>3</m:t></m:r></m:oMath>" + TextRun("名"))), Strings{"3名"});
}

TEST(Docx, KeepsBlanksOnlyWhenTheyArePreserved) {
  EXPECT_EQ(LinesOf(Par("<w:r><w:t xml:space='preserve'> 甲 </w:t></w:r><w:r><w:t>\n  乙 </w:t></w:r>")),
            Strings{" 甲 乙"});
}

TEST(Docx, OfFieldsTheResultIsText) {
  auto mark = [](std::string type) { return "<w:r><w:fldChar w:fldCharType='" + type + "'/></w:r>"; };
  auto code = "<w:r><w:instrText> REF _Ref1 \\h </w:instrText></w:r>";
  EXPECT_EQ(LinesOf(Par(TextRun("依据") + mark("begin") + code + mark("separate") + TextRun("第二条") +
                        mark("end") + TextRun("。"))),
            Strings{"依据第二条。"});
  EXPECT_EQ(LinesOf(Par("<w:fldSimple w:instr='PAGE'>" + TextRun("3") + "</w:fldSimple>")), Strings{"3"});
  EXPECT_EQ(LinesOf(Par(mark("begin") + code) + Text("后文")), Strings{"后文"})
      << "an open code swallows no paragraph";
}

const char* const kChange = " w:id='1' w:author='甲' w:date='2026-01-01T00:00:00Z'>";

std::string Inserted(std::string_view text) {
  return "<w:ins" + std::string(kChange) + TextRun(text) + "</w:ins>";
}
std::string Deleted(std::string_view text) {
  return "<w:del" + std::string(kChange) + "<w:r><w:delText>" + std::string(text) +
         "</w:delText></w:r></w:del>";
}

TEST(Docx, TrackedChangesFollowTheView) {
  auto body = Par(TextRun("行政编制") + Deleted("35") + Inserted("３６") + TextRun("名。"));
  EXPECT_EQ(LinesOf(body), Strings{"行政编制３６名。"});
  EXPECT_EQ(LinesOf(body, Changes::Reject), Strings{"行政编制35名。"});
  EXPECT_EQ(LinesOf(body, Changes::Both), Strings{"行政编制３６名。"});
}

TEST(Docx, BothViewsAreComparedInFigures) {
  auto notes = [](std::string body) {
    return NoteCodes(ReadSound(Docx{std::move(body)}.Bytes(), Changes::Both));
  };
  EXPECT_EQ(notes(Par(TextRun("编制") + Deleted("35") + Inserted("36") + TextRun("名。"))), Strings{"D0103"});
  EXPECT_EQ(notes(Par(TextRun("编制") + Deleted("三十五") + TextRun("名。"))), Strings{"D0103"});
  EXPECT_EQ(notes(Par(TextRun("编制36名") + Inserted("，不含工勤") + TextRun("。"))), Strings{});
}

TEST(Docx, DeletedMarksJoinParagraphs) {
  auto body = Par(TextRun("甲"), "<w:rPr><w:del" + std::string(kChange) + "</w:del></w:rPr>") + Text("乙");
  EXPECT_EQ(LinesOf(body), Strings{"甲乙"});
  EXPECT_EQ(LinesOf(body, Changes::Reject), (Strings{"甲", "乙"}));
}

TEST(Docx, ChangedRowsFollowTheView) {
  auto row = [](std::string text, std::string properties = "") {
    return "<w:tr><w:trPr>" + properties + "</w:trPr><w:tc>" + Text(text) + "</w:tc></w:tr>";
  };
  auto body = "<w:tbl>" + row("甲") + row("乙", "<w:del/>") + row("丙", "<w:ins/>") + "</w:tbl>";
  EXPECT_EQ(LinesOf(body), (Strings{"甲", "丙"}));
  EXPECT_EQ(LinesOf(body, Changes::Reject), (Strings{"甲", "乙"}));
}

TEST(Docx, HiddenTextIsSkippedAndTold) {
  auto document = ReadSound(
      Docx{Par(TextRun("副局长") + TextRun("（隐藏）", "<w:vanish/>") + TextRun("三名")) + Text("全"),
           "<w:style w:type='character' w:styleId='h'><w:rPr><w:vanish/></w:rPr></w:style>"}
          .Bytes());
  EXPECT_EQ(Lines(document), (Strings{"副局长三名", "全"}));
  EXPECT_EQ(NoteCodes(document), Strings{"D0101"});
  EXPECT_EQ(document.notes[0].arguments[1], "（隐藏）");
}

TEST(Docx, TellsWhatAReaderMustKnow) {
  EXPECT_EQ(NoteCodes(ReadSound(Docx{Par(TextRun("十名", "<w:strike/>"))}.Bytes())), Strings{"D0107"});
  EXPECT_EQ(NoteCodes(ReadSound(Docx{Text("甲") + "<w:altChunk/>"}.Bytes())), Strings{"D0108"});
  EXPECT_EQ(NoteCodes(ReadSound(Docx{"<w:p><w:r><w:drawing/></w:r></w:p>"}.Bytes())), Strings{"D0106"});
}

TEST(Docx, TextBoxesAreReadOnceBehindTheirParagraph) {
  auto box = [](std::string text) { return "<w:txbxContent>" + Text(text) + "</w:txbxContent>"; };
  auto body = Par(TextRun("正文") + "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>" +
                  box("新") + "</w:drawing></mc:Choice><mc:Fallback><w:pict>" + box("旧") +
                  "</w:pict></mc:Fallback></mc:AlternateContent></w:r>");
  EXPECT_EQ(LinesOf(body), (Strings{"正文", "新"}));
}

TEST(Docx, NotesFollowTheBody) {
  Docx docx{Par(TextRun("甲") + "<w:r><w:footnoteReference w:id='2'/></w:r>") +
            Par(TextRun("乙") + "<w:del" + kChange + "<w:r><w:footnoteReference w:id='3'/></w:r></w:del>")};
  docx.footnotes = "<w:footnote w:id='0' w:type='separator'>" + Text("线") +
                   "</w:footnote><w:footnote w:id='2'>" + Text("注") + "</w:footnote><w:footnote w:id='3'>" +
                   Text("删") + "</w:footnote>";
  docx.endnotes = "<w:endnote w:id='2'>" + Text("尾") + "</w:endnote>";
  auto document = ReadSound(docx.Bytes());
  EXPECT_EQ(Lines(document), (Strings{"甲", "乙", "注", "尾"}));
  EXPECT_EQ(document.parts.size(), 3u);
  EXPECT_EQ(document.parts[document.paragraphs[2].part].name, "word/footnotes.xml");
}

std::string Cell(std::string text, std::string properties = "") {
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + (text.empty() ? "<w:p/>" : Text(text)) + "</w:tc>";
}

TEST(Docx, MergedCellsStandOnce) {
  const std::string down = "<w:vMerge w:val='restart'/>", on = "<w:vMerge/>";
  auto body = "<w:tbl><w:tr>" + Cell("一览表", "<w:gridSpan w:val='3'/>") + "</w:tr><w:tr>" +
              Cell("甲", down) + Cell("1") + Cell("2") + "</w:tr><w:tr><w:trPr/>" + Cell("", on) + Cell("3") +
              Cell("4") + "</w:tr><w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>" + Cell("5") + Cell("6") +
              "</w:tr></w:tbl>";
  auto document = ReadSound(Docx{body}.Bytes());
  ASSERT_EQ(document.tables.size(), 1u);
  const auto& table = document.tables[0];
  EXPECT_EQ(table.rows, 4u);
  EXPECT_EQ(table.columns, 3u);
  EXPECT_EQ(table.At(0, 0)->column_span, 3u);
  EXPECT_EQ(table.At(0, 2), table.At(0, 0));
  EXPECT_EQ(table.At(1, 0)->row_span, 2u);
  EXPECT_EQ(table.At(2, 0), table.At(1, 0));
  EXPECT_EQ(table.At(3, 0), nullptr);
  EXPECT_EQ(EncodeUtf8(document.paragraphs[table.At(3, 2)->first_paragraph].text), "6");
  EXPECT_EQ(table.At(4, 0), nullptr);
}

TEST(Docx, TablesInsideCellsAreTablesOfTheirOwn) {
  auto inner = "<w:tbl><w:tr>" + Cell("内") + "</w:tr></w:tbl>";
  auto document = ReadSound(
      Docx{"<w:tbl><w:tr><w:tc>" + Text("前") + inner + Text("后") + "</w:tc></w:tr></w:tbl>"}.Bytes());
  EXPECT_EQ(Lines(document), (Strings{"前", "内", "后"}));
  ASSERT_EQ(document.tables.size(), 2u);
  EXPECT_EQ(document.paragraphs[1].cell->table, 1u);
  EXPECT_EQ(document.paragraphs[2].cell->table, 0u);
  EXPECT_EQ(document.tables[0].cells[0].last_paragraph, 3u);
}

TEST(Docx, FilesOfOtherNamespacesAndPathsAreRead) {
  auto xml = Root("document", "<w:body>" + Text("甲") + "</w:body>");
  std::string strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
  std::string loose = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  xml.replace(xml.find(loose), loose.size(), strict);
  auto entries = std::vector<Entry>{{"_rels/.rels", Links({{"officeDocument", "/文档/正文.xml"}})},
                                    {"文档/正文.xml", xml}};
  EXPECT_EQ(Lines(ReadSound(Zip(entries))), Strings{"甲"});
}

}  // namespace
}  // namespace yichi
