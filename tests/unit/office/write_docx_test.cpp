#include "office/write_docx.h"

#include "../golden.h"
#include "office/markdown_remarks.h"
#include "reading.h"

namespace yichi {
namespace {

std::vector<std::filesystem::path> Samples() {
  std::vector<std::filesystem::path> all;
  for (const char* folder :
       {"samples/documents", "samples/drafts", "samples/lists", "samples/ledgers/reform", "golden/facts"})
    for (const char* extension : {".docx", ".md", ".txt", ".xlsx", ".csv"}) {
      auto some = golden::Inputs(folder, extension);
      all.insert(all.end(), some.begin(), some.end());
    }
  return all;
}

// “1,2 2×1 3–4” for a cell at row 1, column 2, of two rows and one column, that holds paragraph 3.
Strings CellsOf(const Document& document) {
  Strings cells;
  for (const auto& table : document.tables) {
    cells.push_back("table " + std::to_string(table.rows) + "×" + std::to_string(table.columns));
    for (const auto& cell : table.cells)
      cells.push_back(std::to_string(cell.row) + "," + std::to_string(cell.column) + " " +
                      std::to_string(cell.row_span) + "×" + std::to_string(cell.column_span) + " " +
                      std::to_string(cell.first_paragraph) + "–" + std::to_string(cell.last_paragraph));
  }
  return cells;
}

std::vector<std::uint32_t> OutlineOf(const Document& document) {
  std::vector<std::uint32_t> levels;
  for (const auto& paragraph : document.paragraphs) levels.push_back(paragraph.outline_level);
  return levels;
}

Strings SectionsOf(const Document& document) {
  Strings sections;
  for (const auto& section : document.sections)
    sections.push_back(std::to_string(section.paragraph) + " " + EncodeUtf8(section.number + section.title));
  return sections;
}

class WrittenDocuments : public testing::TestWithParam<std::filesystem::path> {};

TEST_P(WrittenDocuments, AreReadBackAsTheyWere) {
  auto document = ReadSound(golden::ReadFile(GetParam()), Changes::Accept, GetParam().filename().string());
  auto bytes = WriteDocx(document);
  EXPECT_EQ(bytes, WriteDocx(document));
  auto again = ReadSound(bytes);
  EXPECT_EQ(Lines(again), Lines(document));
  EXPECT_EQ(OutlineOf(again), OutlineOf(document));
  EXPECT_EQ(CellsOf(again), CellsOf(document));
  EXPECT_EQ(again.TitleText(), document.TitleText());
  EXPECT_EQ(NoteCodes(again), Strings());
  EXPECT_EQ(SectionsOf(again), SectionsOf(document));
}

std::string NameOfSample(const testing::TestParamInfo<std::filesystem::path>& parameter) {
  auto path = parameter.param;
  auto name = path.parent_path().filename().string() + "_" + path.stem().string() + "_" +
              path.extension().string().substr(1);
  std::replace_if(
      name.begin(), name.end(), [](unsigned char c) { return !std::isalnum(c); }, '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Samples, WrittenDocuments, testing::ValuesIn(Samples()), NameOfSample);

Document FromMarkdown(const std::string& text) { return ReadSound(text, Changes::Accept, "a.md"); }

TEST(WriteDocx, KeepsTabsBreaksAndMarksOfXml) {
  auto document = FromMarkdown("甲\n");
  document.paragraphs[0].text = U"甲\t乙\n丙 & <丁> \"戊\"  己";
  EXPECT_EQ(ReadSound(WriteDocx(document)).paragraphs[0].text, document.paragraphs[0].text);
}

TEST(WriteDocx, KeepsCellsThatAreMergedOverRowsAndColumns) {
  auto document = FromMarkdown("| 甲 | 乙 | 丙 |\n|---|---|---|\n| 丁 | 戊 | 己 |\n| 庚 | 辛 | 壬 |\n");
  auto& table = document.tables[0];
  auto drop = [&](std::size_t cell) {
    auto p = table.cells[cell].first_paragraph;
    document.paragraphs.erase(document.paragraphs.begin() + p);
    table.cells.erase(table.cells.begin() + static_cast<std::ptrdiff_t>(cell));
    for (auto& other : table.cells)
      if (other.first_paragraph > p) --other.first_paragraph, --other.last_paragraph;
  };
  drop(6);  // 庚 gives way to 丁, 丙 to 乙
  table.cells[3].row_span = 2;
  drop(2);
  table.cells[1].column_span = 2;
  auto again = ReadSound(WriteDocx(document));
  EXPECT_EQ(CellsOf(again), CellsOf(document));
  EXPECT_EQ(Lines(again), (Strings{"甲", "乙", "丁", "戊", "己", "辛", "壬"}));
}

TEST(WriteDocx, WritesADocumentOfNothing) {
  EXPECT_TRUE(ReadSound(WriteDocx(Document())).paragraphs.empty());
}

std::string Shown(const Annotation& remark) {
  return std::to_string(remark.place.paragraph) + " " + std::to_string(remark.place.begin) + "–" +
         std::to_string(remark.place.end) + " " + remark.text[0];
}

TEST(MarkdownRemarks, StandWhereTheirAnchorIs) {
  const std::string text =
      "<!-- 没有上文 -->\n# 题\n第一条 核定××名。\n<!-- ××名 | 写数。 -->\n<!-- 全段 -->\n\n"
      "| 甲 | 乙 |\n|---|---|\n| 丙 | 丁 |\n\n<!-- 乙 | 一栏 -->\n<!-- 没有的 | 末段 -->\n";
  Strings shown;
  for (const auto& remark : RemarksIn(text, FromMarkdown(text))) shown.push_back(Shown(remark));
  EXPECT_EQ(shown, (Strings{"1 6–9 写数。", "1 0–0 全段", "3 0–1 一栏", "5 0–0 末段"}));
}

}  // namespace
}  // namespace yichi
