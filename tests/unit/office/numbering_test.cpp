#include "office/number_format.h"
#include "parcel.h"
#include "reading.h"

namespace yichi {
namespace {

using namespace parcel;

std::string Level(int level, std::string format, std::string text, std::string more = "") {
  return "<w:lvl w:ilvl='" + std::to_string(level) + "'><w:start w:val='1'/><w:numFmt w:val='" + format +
         "'/>" + more + "<w:lvlText w:val='" + text + "'/></w:lvl>";
}

std::string Definition(std::string levels, std::string id = "0") {
  return "<w:abstractNum w:abstractNumId='" + id + "'>" + levels + "</w:abstractNum>";
}

std::string Instance(std::string id, std::string more = "", std::string definition = "0") {
  return "<w:num w:numId='" + id + "'><w:abstractNumId w:val='" + definition + "'/>" + more + "</w:num>";
}

std::string Numbered(std::string text, int level, std::string id = "1") {
  return Text(text, "<w:numPr><w:ilvl w:val='" + std::to_string(level) + "'/><w:numId w:val='" + id +
                        "'/></w:numPr>");
}

std::string Styled(std::string text, std::string style) {
  return Text(text, "<w:pStyle w:val='" + style + "'/>");
}

const std::string kArticles =
    Definition(Level(0, "chineseCountingThousand", "第%1条") + Level(1, "japaneseCounting", "（%2）") +
               Level(2, "decimal", "%3．"));

Strings LinesOf(const Docx& docx) { return Lines(ReadSound(docx.Bytes())); }

TEST(Numbering, CountsLevelsAndRestartsDeeperOnes) {
  Docx docx{Numbered("甲", 0) + Numbered("乙", 1) + Numbered("丙", 1) + Numbered("丁", 2) +
            Numbered("戊", 0) + Numbered("己", 1)};
  docx.numbering = kArticles + Instance("1");
  EXPECT_EQ(LinesOf(docx),
            (Strings{"[第一条] 甲", "[（一）] 乙", "[（二）] 丙", "[1．] 丁", "[第二条] 戊", "[（一）] 己"}));
}

TEST(Numbering, InstancesOfOneDefinitionCountTogether) {
  Docx docx{Numbered("甲", 0) + Numbered("乙", 0, "2") + Numbered("丙", 0, "3") + Numbered("丁", 0, "3")};
  docx.numbering = kArticles + Instance("1") + Instance("2") +
                   Instance("3", "<w:lvlOverride w:ilvl='0'><w:startOverride w:val='9'/></w:lvlOverride>");
  EXPECT_EQ(LinesOf(docx), (Strings{"[第一条] 甲", "[第二条] 乙", "[第九条] 丙", "[第十条] 丁"}));
}

TEST(Numbering, StylesGiveNumbersAndZeroTakesThemAway) {
  Docx docx{Styled("甲", "a") + Styled("乙", "b") + Styled("丙", "c") +
            Text("丁", "<w:pStyle w:val='a'/><w:numPr><w:numId w:val='0'/></w:numPr>")};
  docx.styles =
      "<w:style w:type='paragraph' w:styleId='a'><w:name w:val='条'/><w:pPr><w:numPr><w:numId "
      "w:val='1'/></w:numPr></w:pPr>"
      "</w:style><w:style w:type='paragraph' w:styleId='b'><w:name w:val='款'/><w:basedOn "
      "w:val='a'/></w:style>"
      "<w:style w:type='paragraph' w:styleId='c'><w:name w:val='项'/></w:style>";
  docx.numbering = Definition(Level(0, "chineseCounting", "第%1条") +
                              Level(1, "decimal", "%2.", "<w:pStyle w:val='c'/>")) +
                   Instance("1");
  EXPECT_EQ(LinesOf(docx), (Strings{"[第一条] 甲", "[第二条] 乙", "[1.] 丙", "丁"}));
}

TEST(Numbering, NumberingStylesAreFollowed) {
  Docx docx{Numbered("甲", 0, "2")};
  docx.styles =
      "<w:style w:type='numbering' w:styleId='n'><w:pPr><w:numPr><w:numId "
      "w:val='1'/></w:numPr></w:pPr></w:style>";
  docx.numbering = Definition("<w:styleLink w:val='n'/>" + Level(0, "decimal", "%1.")) +
                   Definition("<w:numStyleLink w:val='n'/>", "7") + Instance("1") + Instance("2", "", "7");
  EXPECT_EQ(LinesOf(docx), Strings{"[1.] 甲"});
}

TEST(Numbering, CyclesEnd) {
  Docx docx{Numbered("甲", 0, "2") + Styled("乙", "a")};
  docx.styles =
      "<w:style w:type='numbering' w:styleId='n'><w:pPr><w:numPr><w:numId "
      "w:val='2'/></w:numPr></w:pPr></w:style>"
      "<w:style w:type='paragraph' w:styleId='a'><w:basedOn w:val='b'/></w:style>"
      "<w:style w:type='paragraph' w:styleId='b'><w:basedOn w:val='a'/></w:style>";
  docx.numbering = Definition("<w:numStyleLink w:val='n'/>") + Instance("2");
  EXPECT_EQ(LinesOf(docx), (Strings{"甲", "乙"}));
}

TEST(Numbering, RestartsAsTheLevelSays) {
  auto never =
      Definition(Level(0, "decimal", "%1.") + Level(1, "decimal", "（%2）", "<w:lvlRestart w:val='0'/>"));
  Docx docx{Numbered("甲", 0) + Numbered("乙", 1) + Numbered("丙", 0) + Numbered("丁", 1)};
  docx.numbering = never + Instance("1");
  EXPECT_EQ(LinesOf(docx), (Strings{"[1.] 甲", "[（1）] 乙", "[2.] 丙", "[（2）] 丁"}));
}

TEST(Numbering, DeletedParagraphsDoNotCount) {
  auto deleted = Par("<w:del w:id='1' w:author='a'><w:r><w:delText>乙</w:delText></w:r></w:del>",
                     "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr><w:rPr><w:del w:id='2' "
                     "w:author='a'/></w:rPr>");
  Docx docx{Numbered("甲", 0) + deleted + Numbered("丙", 0)};
  docx.numbering = kArticles + Instance("1");
  EXPECT_EQ(LinesOf(docx), (Strings{"[第一条] 甲", "[第二条] 丙"}));
  EXPECT_EQ(Lines(ReadSound(docx.Bytes(), Changes::Reject)),
            (Strings{"[第一条] 甲", "[第二条] 乙", "[第三条] 丙"}));
}

TEST(Numbering, ANumberTypedAgainIsTold) {
  Docx docx{Numbered("第一条 甲。", 0) + Numbered("（一）乙。", 0)};
  docx.numbering = kArticles + Instance("1");
  auto document = ReadSound(docx.Bytes());
  EXPECT_EQ(NoteCodes(document), Strings{"D0102"});
  ASSERT_EQ(document.sections.size(), 2u);
  EXPECT_EQ(document.sections[0].body_begin, 4u);
  ASSERT_EQ(document.items.size(), 0u) << "an item needs a number of its own";
}

TEST(Numbering, DrawsTheFormatsOfWord) {
  struct Drawn {
    std::string format;
    std::int64_t value;
    std::string text;
  };
  const Drawn cases[] = {{"chineseCountingThousand", 105, "一百零五"},
                         {"chineseCounting", 12, "十二"},
                         {"japaneseCounting", 20, "二十"},
                         {"taiwaneseCountingThousand", 11, "十一"},
                         {"ideographDigital", 206, "二〇六"},
                         {"chineseLegalSimplified", 105, "壹佰零伍"},
                         {"chineseLegalSimplified", 10, "壹拾"},
                         {"ideographTraditional", 3, "丙"},
                         {"ideographZodiac", 12, "亥"},
                         {"ideographZodiacTraditional", 60, "癸亥"},
                         {"decimalFullWidth", 36, "３６"},
                         {"decimalEnclosedCircle", 20, "⑳"},
                         {"decimalEnclosedCircle", 21, "21"},
                         {"decimalEnclosedParen", 1, "⑴"},
                         {"decimalEnclosedFullstop", 2, "⒉"},
                         {"decimalZero", 7, "07"},
                         {"upperLetter", 28, "BB"},
                         {"lowerLetter", 26, "z"},
                         {"upperRoman", 1994, "MCMXCIV"},
                         {"lowerRoman", 4, "iv"},
                         {"numberInDash", 3, "- 3 -"},
                         {"bullet", 3, ""},
                         {"none", 3, ""},
                         {"thaiCounting", 3, "3"}};
  for (const auto& drawn : cases)
    EXPECT_EQ(EncodeUtf8(DrawNumber(drawn.format, drawn.value)), drawn.text) << drawn.format;
}

}  // namespace
}  // namespace yichi
