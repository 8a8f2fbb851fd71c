#include "reading.h"

namespace yichi {
namespace {

Document ReadNamed(std::string name, std::string bytes) {
  return ReadSound(std::move(bytes), Changes::Accept, std::move(name));
}

std::string Utf16(std::u32string_view text, bool big) {
  std::string out = big ? "\xFE\xFF" : "\xFF\xFE";
  auto put = [&](char32_t unit) {
    char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
    (out += big ? high : low) += big ? low : high;
  };
  for (auto c : text) {
    if (c < 0x10000) {
      put(c);
    } else {
      put(0xD800 + ((c - 0x10000) >> 10));
      put(0xDC00 + ((c - 0x10000) & 0x3FF));
    }
  }
  return out;
}

TEST(Encoding, Utf8WithAndWithoutMark) {
  EXPECT_EQ(Lines(ReadNamed("a.txt", "甲\n乙")), (Strings{"甲", "乙"}));
  auto marked = ReadNamed("a.txt", "\xEF\xBB\xBF甲");
  EXPECT_EQ(Lines(marked), Strings{"甲"});
  EXPECT_EQ(marked.paragraphs[0].offsets[0], 3u);
  EXPECT_EQ(NoteCodes(marked), Strings{});
}

TEST(Encoding, Utf16OfEitherOrder) {
  for (bool big : {false, true}) {
    auto document = ReadNamed("a.txt", Utf16(U"甲𠮷\r\n乙", big));
    EXPECT_EQ(Lines(document), (Strings{"甲𠮷", "乙"}));
    EXPECT_EQ(document.paragraphs[0].offsets, (std::vector<std::uint32_t>{2, 4}));
    EXPECT_EQ(NoteCodes(document), Strings{"D0105"});
  }
  EXPECT_EQ(CodeOf(Utf16(U"甲", false) + "x", {}, "a.txt"), "D0014");
  EXPECT_EQ(CodeOf("\xFF\xFE\x34\xD8", {}, "a.txt"), "D0014") << "half of a pair";
}

TEST(Encoding, Gb18030OfOneTwoAndFourBytes) {
  auto document = ReadNamed("a.txt", "a\xB9\xE6\xB6\xA8\x82\x30\x82\x30\xD6\xC6");
  ASSERT_EQ(document.paragraphs.size(), 1u);
  EXPECT_EQ(EncodeUtf8(document.paragraphs[0].text).substr(0, 7), "a规定");
  EXPECT_EQ(document.paragraphs[0].offsets, (std::vector<std::uint32_t>{0, 1, 3, 5, 9}));
  EXPECT_EQ(NoteCodes(document), Strings{"D0105"});
  EXPECT_EQ(CodeOf("\xB9\xE6\xB6", {}, "a.txt"), "D0014") << "half of a character";
}

TEST(Encoding, LongTextsTakeLinearTime) {
  std::string text;
  for (int i = 0; i < 200'000; ++i) text += "\xB9\xE6\xB6\xA8";
  EXPECT_EQ(ReadNamed("a.txt", text).paragraphs[0].text.size(), 400'000u);
}

TEST(PlainText, EachLineWithTextIsAParagraph) {
  auto document = ReadNamed("a.txt", "甲\r\n\r\n　\n乙\r丙");
  EXPECT_EQ(Lines(document), (Strings{"甲", "乙", "丙"}));
  EXPECT_EQ(document.paragraphs[1].line, 4u);
  EXPECT_EQ(NoteCodes(ReadNamed("a.txt", " \n\n")), Strings{"D0106"});
}

TEST(PlainText, TheNameTellsMarkdownOnly) {
  EXPECT_EQ(ReadNamed("a.MD", "# 甲").format, Format::Markdown);
  EXPECT_EQ(ReadNamed("a.docx", "# 甲").format, Format::Text);
}

TEST(Markdown, MarksGoAway) {
  EXPECT_EQ(Lines(ReadNamed("a.md", "**甲**和_乙_及 `丙` ~~丁~~ \\*戊\\* ![图](x) [己](y) 3*5 a_b_c")),
            Strings{"甲和乙及 丙 丁 *戊*  己 3*5 a_b_c"});
  EXPECT_EQ(Lines(ReadNamed("a.md", "> 甲\n\n- 乙\n* 丙\n\n---\n\n<!-- 丁\n戊 -->\n己")),
            (Strings{"甲", "乙", "丙", "己"}));
}

TEST(Markdown, HeadingsHaveLevels) {
  auto document = ReadNamed("a.md", "# 甲 #\n### 乙\n丙\n===\n丁\n---\n#戊");
  std::vector<std::uint32_t> levels;
  for (const auto& paragraph : document.paragraphs) levels.push_back(paragraph.outline_level);
  EXPECT_EQ(levels, (std::vector<std::uint32_t>{1, 3, 1, 2, 0}));
}

TEST(Markdown, PipeTables) {
  auto document = ReadNamed("a.md", "表1\n\n| 甲 | 乙 |\n|---|---|\n| 1 |\n后文");
  ASSERT_EQ(document.tables.size(), 1u);
  EXPECT_EQ(document.tables[0].rows, 2u);
  EXPECT_EQ(document.tables[0].columns, 2u);
  EXPECT_EQ(document.tables[0].caption, 0u);
  EXPECT_FALSE(document.paragraphs.back().cell);
}

TEST(FromText, BlocksAreParagraphsAndTables) {
  auto document =
      DocumentFromText("例", {{"第一条 甲。", {}}, {"附表 一览表", {}}, {"", {{"名称", "数"}, {"乙", ""}}}});
  EXPECT_EQ(Lines(document), (Strings{"第一条 甲。", "附表 一览表", "名称", "数", "乙"}));
  ASSERT_EQ(document.tables.size(), 1u);
  EXPECT_EQ(document.tables[0].caption, 1u);
  EXPECT_EQ(document.paragraphs[3].cell->column, 1u);
  EXPECT_EQ(document.tables[0].cells[3].first_paragraph, document.tables[0].cells[3].last_paragraph);
  EXPECT_EQ(document.paragraphs[0].offsets[1], 3u);
  EXPECT_EQ(document.sections.size(), 1u);
}

}  // namespace
}  // namespace yichi
