#include "office/structure_label.h"
#include "office/structure_text.h"
#include "reading.h"

namespace yichi {
namespace {

Document Of(const Strings& paragraphs) {
  std::vector<TextBlock> blocks;
  for (const auto& text : paragraphs) blocks.push_back({text, {}});
  return DocumentFromText("例", blocks);
}

std::string LabelOf(std::string_view text) {
  auto label = ReadLabel(DecodeUtf8(text));
  if (!label) return "";
  return EncodeUtf8(label->text) + "=" + std::to_string(label->number) + "@" + std::to_string(label->after);
}

TEST(Labels, AreRead) {
  const std::pair<std::string, std::string> cases[] = {{"第三条　甲", "第三条=3@4"},
                                                       {"第 十七 条之一 甲", "第十七条之一=17@9"},
                                                       {"第12条 甲", "第12条=12@5"},
                                                       {"第一章　总则", "第一章=1@4"},
                                                       {"第二节 附加", "第二节=2@4"},
                                                       {"第一部分 总体", "第一部分=1@5"},
                                                       {"一、甲", "一、=1@2"},
                                                       {"十二、甲", "十二、=12@3"},
                                                       {"　　二．甲", "二．=2@4"},
                                                       {"（三）甲", "（三）=3@3"},
                                                       {"( 三 ) 甲", "(三)=3@6"},
                                                       {"㈢甲", "㈢=3@1"},
                                                       {"3.甲", "3.=3@2"},
                                                       {"３．甲", "３．=3@2"},
                                                       {"3、甲", "3、=3@2"},
                                                       {"（4）甲", "（4）=4@3"},
                                                       {"4）甲", "4）=4@2"},
                                                       {"⑴甲", "⑴=1@1"},
                                                       {"⑫甲", "⑫=12@1"},
                                                       {"⒉甲", "⒉=2@1"},
                                                       {"一、二〇二六年工作", "一、=1@2"},
                                                       {"第三条：甲", "第三条=3@4"},
                                                       {"第三条主要职责", "第三条=3@3"},
                                                       {"（三）项目管理科", "（三）=3@3"}};
  for (const auto& [text, expected] : cases) EXPECT_EQ(LabelOf(text), expected) << text;
}

TEST(Labels, AreNotFoundInFiguresAndReferences) {
  for (std::string text : {"3.5万元",
                           "2026年",
                           "2026.1.1",
                           "12、13号楼",
                           "三、四季度",
                           "第三条规定的职责",
                           "第三条第二款",
                           "第三条、第四条",
                           "第一章规定的事项由本单位按照有关要求负责落实。",
                           "（三）项所列",
                           "一是加强",
                           "（2026年1月）",
                           "第三人",
                           "十十、",
                           "",
                           "第",
                           "（",
                           "（一",
                           "99999.甲",
                           "一百一、"})
    EXPECT_EQ(LabelOf(text), "") << text;
}

TEST(Labels, DrawnOnesMayLackTheirMark) {
  EXPECT_EQ(ReadDrawnLabel(U"第三条")->style, NumberStyle::Article);
  EXPECT_EQ(ReadDrawnLabel(U"3")->style, NumberStyle::Decimal);
  EXPECT_EQ(ReadDrawnLabel(U"十二")->style, NumberStyle::Ideograph);
  EXPECT_FALSE(ReadDrawnLabel(U"1.2"));
  EXPECT_FALSE(ReadDrawnLabel(U"A."));
  EXPECT_FALSE(ReadDrawnLabel(U""));
}

TEST(Title, IsFoundWhereverItStands) {
  EXPECT_EQ(Of({"云溪市数据中心机构职能编制规定", "第一条 甲。"}).TitleText(),
            "云溪市数据中心机构职能编制规定");
  EXPECT_EQ(Of({"云办〔2026〕3号", "云溪市数据中心", "工作规则（试行）", "第一条 甲。"}).TitleText(),
            "云溪市数据中心工作规则（试行）");
  EXPECT_EQ(Of({"附件1", "任务清单", "一、甲"}).TitleText(), "任务清单");
  EXPECT_EQ(Of({"第四条 中心核定编制二十名。", "（一）甲"}).title, kNone);
  EXPECT_EQ(Of({"中心核定编制二十名。"}).title, kNone);
  EXPECT_EQ(Of({}).TitleText(), "");
}

// “一、@1 0–2” for each section: number, level, first and last paragraph.
Strings SectionsOf(const Strings& paragraphs) {
  Strings out;
  for (const auto& section : Of(paragraphs).sections)
    out.push_back(EncodeUtf8(section.number) + EncodeUtf8(section.title) + " " +
                  std::to_string(section.level) + " " + std::to_string(section.paragraph) + "–" +
                  std::to_string(section.end));
  return out;
}

TEST(Sections, NestByTheirNumbers) {
  EXPECT_EQ(SectionsOf({"第一章 总则", "第一条 甲乙。丙。", "第二条 丁：", "（一）戊。", "第二章 附则",
                        "第三条 己。"}),
            (Strings{"第一章总则 1 0–4", "第一条甲乙 2 1–2", "第二条丁 2 2–4", "第二章附则 1 4–6",
                     "第三条己 2 5–6"}));
  EXPECT_EQ(SectionsOf({"一、职责", "（一）甲。", "二、机构", "（一）办公室", "负责文电。", "（二）业务科",
                        "负责业务。"}),
            (Strings{"一、职责 1 0–2", "二、机构 1 2–7", "（一）办公室 2 3–5", "（二）业务科 2 5–7"}));
  EXPECT_EQ(SectionsOf({"一、总则", "第一条 甲。", "二、附则", "第二条 乙。"}),
            (Strings{"一、总则 1 0–2", "第一条甲 2 1–2", "二、附则 1 2–4", "第二条乙 2 3–4"}));
}

TEST(Sections, AHeadingHeadsSomething) {
  auto document = Of({"第一条 中心为正科级", "第二条 甲。", "一、职责", "（一）甲", "（二）乙"});
  EXPECT_EQ(document.sections[0].body_begin, 4u) << "a forgotten full stop";
  EXPECT_EQ(document.sections.size(), 3u) << "（一）甲 is an item only";
}

TEST(Sections, EndAtAttachmentsAndSignatures) {
  EXPECT_EQ(SectionsOf({"一、甲", "乙。", "此复。", "云溪市数据局", "2026年1月5日"}),
            Strings{"一、甲 1 0–2"});
  EXPECT_EQ(SectionsOf({"第一条 甲。", "附表 一览表", "丙"}), Strings{"第一条甲 1 0–1"});
}

TEST(Sections, HeadingsInBracketsAreTitles) {
  auto document = Of({"第三条（职责分工）甲负责。", "第四条 【附则】", "第五条 （一）甲；（二）乙。"});
  EXPECT_EQ(EncodeUtf8(document.sections[0].title), "职责分工");
  EXPECT_EQ(document.sections[0].body_begin, 9u);
  EXPECT_EQ(EncodeUtf8(document.sections[1].title), "附则");
  EXPECT_EQ(document.sections[2].body_begin, 4u);
}

// “（二）1→2^0”: label, previous and own number, the item above.
Strings ItemsOf(const Document& document) {
  Strings out;
  for (const auto& item : document.items) {
    auto text = std::u32string_view(document.paragraphs[item.paragraph].text)
                    .substr(item.range.begin, item.range.end - item.range.begin);
    out.push_back(EncodeUtf8(item.label) + EncodeUtf8(text) + " " + std::to_string(item.previous) +
                  (item.parent == kNone ? "" : "^" + std::to_string(item.parent)) + " –" +
                  std::to_string(item.end_paragraph));
  }
  return out;
}

TEST(Items, KnowTheOneBeforeAndTheOneAbove) {
  EXPECT_EQ(ItemsOf(Of({"一、甲", "（一）乙：", "1.丙；", "3.丁。", "（三）戊。", "三、己"})),
            (Strings{"一、甲 0 –5", "（一）乙： 0^0 –4", "1.丙； 0^1 –3", "3.丁。 1^1 –4",
                     "（三）戊。 1^0 –5", "三、己 1 –6"}));
  EXPECT_EQ(ItemsOf(Of({"第一条 甲：", "（一）乙。", "第二条 丙：", "（一）丁。"})),
            (Strings{"（一）乙。 0 –2", "（一）丁。 0 –4"}));
}

TEST(Items, ListsBeginAnewAfterOtherText) {
  EXPECT_EQ(ItemsOf(Of({"职责是：", "（一）甲。", "（二）乙。", "机构是：", "（一）丙。"})),
            (Strings{"（一）甲。 0 –2", "（二）乙。 1 –3", "（一）丙。 0 –5"}));
  EXPECT_EQ(ItemsOf(Of({"（一）甲。", "（二）乙。", "（二）丙。"}))[2], "（二）丙。 2 –3");
}

TEST(Items, SeveralInOneParagraph) {
  EXPECT_EQ(ItemsOf(Of({"职责：（一）甲；（二）乙，包括：1.丙；2.丁；（三）戊。"})),
            (Strings{"（一）甲； 0 –1", "（二）乙，包括：1.丙；2.丁； 1 –1", "1.丙； 0^1 –1", "2.丁； 1^1 –1",
                     "（三）戊。 2 –1"}));
  EXPECT_EQ(ItemsOf(Of({"依照第三条（一）、（二）办理。见《甲（一）》。"})), Strings{});
}

TEST(Items, KeepThePlainTextThatGoesOn) {
  EXPECT_EQ(ItemsOf(Of({"（一）办公室", "负责文电。", "（二）业务科。", "负责业务。"})),
            (Strings{"（一）办公室 0 –2", "（二）业务科。 1 –3"}));
}

TEST(Items, ColumnsOfRunningNumbersAreNone) {
  auto document = DocumentFromText("例", {{"", {{"1.", "甲"}, {"2.乙", "丙"}, {"1.丁", "戊"}}}});
  EXPECT_EQ(ItemsOf(document), Strings{"1.丁 0 –5"});
}

Strings CitationsOf(const std::string& text) {
  Strings out;
  auto document = Of({text});
  for (const auto& c : document.citations) {
    auto range =
        std::u32string_view(document.paragraphs[0].text).substr(c.range.begin, c.range.end - c.range.begin);
    out.push_back(EncodeUtf8(c.title) + "|" + EncodeUtf8(c.number) + "|" + EncodeUtf8(c.article) + "|" +
                  EncodeUtf8(range));
  }
  return out;
}

TEST(Citations, TitlesNumbersAndArticles) {
  EXPECT_EQ(
      CitationsOf("根据《甲条例》第九条和《乙办法》（云发〔2021〕3号），"),
      (Strings{"甲条例||第九条|《甲条例》第九条", "乙办法|云发〔2021〕3号||《乙办法》（云发〔2021〕3号）"}));
  EXPECT_EQ(CitationsOf("按照云办发[2021]012号文件《关于印发〈丙方案〉的通知》第十七条之一"),
            Strings{"关于印发〈丙方案〉的通知|云办发[2021]012号|第十七条之一|云办发[2021]"
                    "012号文件《关于印发〈丙方案〉的通知》第十七条之一"});
  EXPECT_EQ(CitationsOf("《甲《乙》丙》"), Strings{"甲《乙》丙|||《甲《乙》丙》"});
  EXPECT_EQ(CitationsOf("《甲《乙》丙"), Strings{"乙|||《乙》"});
  EXPECT_EQ(CitationsOf("(2021)号、第三条、2021〕3号"), Strings{});
}

TEST(Captions, StandRightBeforeTheirTable) {
  auto caption = [](Strings before) {
    std::vector<TextBlock> blocks;
    for (const auto& text : before) blocks.push_back({text, {}});
    blocks.push_back({"", {{"甲"}}});
    return DocumentFromText("例", blocks).tables[0].caption;
  };
  EXPECT_EQ(caption({"正文。", "分工一览表"}), 1u);
  EXPECT_EQ(caption({"表1 分工", "单位：名"}), 0u);
  EXPECT_EQ(caption({"分工见下表："}), kNone);
  EXPECT_EQ(caption({}), kNone);
}

// Each of these once cost, or could cost, time that grows with the square.
TEST(Structure, IsLinearOnOddTexts) {
  auto many = [](std::string piece, int count) {
    std::string out;
    for (int i = 0; i < count; ++i) out += piece;
    return out;
  };
  for (std::string text :
       {many("《", 300'000), many("《甲》（", 100'000), "甲。" + many(" ", 500'000),
        many("；（1）", 100'000) + many(" ", 500'000), many("（一", 200'000), many("一", 300'000),
        many("〔2021", 100'000), many("。第一章", 100'000), many("：1.", 100'000)})
    EXPECT_EQ(Of({"甲", text}).paragraphs.size(), 2u);
  for (std::string text :
       {many("*a ", 200'000), many("[", 300'000), many(">", 300'000), many("`", 300'001), many("_", 300'000)})
    EXPECT_EQ(ReadSound(text, Changes::Accept, "a.md").parts.size(), 1u);
  Strings paragraphs;
  for (int i = 0; i < 100'000; ++i) paragraphs.push_back(i % 2 ? "（一）甲：" : "1.乙：");
  EXPECT_EQ(Of(paragraphs).items.size(), paragraphs.size());
}

}  // namespace
}  // namespace yichi
