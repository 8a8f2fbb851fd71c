#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "text/view.h"

namespace yichi {

// Which text of a document with tracked changes is read. Both: accept, and a warning where rejecting would
// change a figure.
enum class Changes { Accept, Reject, Both };

// Delimited: .csv, .tsv. Json (one value), JsonLines (one a line) and Xml hold records, not text.
enum class Format { Docx, Text, Markdown, Xlsx, Delimited, Json, JsonLines, Xml };

inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

// Where a table cell stands; rows and columns count from 0 in the grid.
struct CellPosition {
  std::uint32_t table = kNone;
  std::uint32_t row = 0;
  std::uint32_t column = 0;
};

struct Paragraph {
  std::uint32_t part = 0;  // index into Document::parts
  std::u32string text;     // in the chosen view of changes, without `label`
  std::u32string label;  // the number that the program draws and the text does not hold: 第一条, （一）, 1.
  std::vector<std::uint32_t>
      offsets;  // byte offset in the part of each code point of `text`; kNone for one made up (tab, break).
                // Empty in sheets, whose texts have their place by cell.
  std::string style;                // name of the style, or empty
  std::uint32_t outline_level = 0;  // 1–9 for a heading style, 0 for body text
  std::optional<CellPosition> cell;
  std::uint32_t line = 0;  // text files: the line from 1
  // Sheets: where the text stands in the sheet, from 0; CellName writes B5.
  std::uint32_t sheet_row = kNone, sheet_column = kNone;
  bool centred = false;      // by itself or by its style
  std::uint32_t number = 0;  // of an excerpt: its number in the whole document, from 1
};

struct Cell {
  std::uint32_t row = 0, column = 0, row_span = 1, column_span = 1;
  std::uint32_t first_paragraph = 0, last_paragraph = 0;  // [first, last) in Document::paragraphs
};

struct Table {
  std::uint32_t caption = kNone;  // paragraph just before it that reads as a caption
  std::uint32_t rows = 0, columns = 0;
  std::vector<Cell> cells;  // in reading order; a merged cell stands once, with its spans

  std::vector<std::uint32_t> grid;  // of large tables: the cell at each position, row by row; may be empty

  // The cell that covers the grid position, or nullptr.
  const Cell* At(std::uint32_t row, std::uint32_t column) const;
};

// The numbering systems of Chinese official text, by what the number looks like (GB/T 9704-2012 and
// 立法技术规范).
enum class NumberStyle {
  Part,
  Chapter,
  Section,
  Article,
  Ideograph,
  BracketedIdeograph,
  Decimal,
  BracketedDecimal,
  Circled
};

// 节 of the language: a heading (第一章 …, 第三条 …, 一、…, a heading style) with all under it.
struct Section {
  std::uint32_t paragraph = 0;       // the heading's paragraph
  std::uint32_t end = 0;             // first paragraph after the section
  std::optional<NumberStyle> style;  // none for an unnumbered heading style
  std::u32string number;             // 第三条, 一、
  std::u32string title;   // heading text without number; for an article without heading its first sentence
  TextRange title_range;  // of the title in the paragraph
  std::uint32_t body_begin = 0;  // code points of the heading paragraph before the section's own text
  std::uint32_t level = 0;       // depth from 1
};

// 条目 of the language: a numbered item, at any depth, in paragraph `paragraph` from code point `begin` to
// `end`. Several may stand in one paragraph (“（一）…；（二）…”).
struct Item {
  std::uint32_t paragraph = 0;
  TextRange label_range;  // empty at 0 when the label is automatic
  TextRange range;        // the item's text in that paragraph, without label
  std::u32string label;   // （三）
  NumberStyle style = NumberStyle::Ideograph;
  std::int64_t number = 0;          // 3
  std::int64_t previous = 0;        // of the item before it under the same head, 0 at the first
  std::uint32_t level = 0;          // 一、 is 1, （一） 2, 1. 3, （1） 4
  std::uint32_t parent = kNone;     // index of the item above, kNone at the top
  std::uint32_t end_paragraph = 0;  // first paragraph after it and all below it
};

// 引文: 《…》 and 文号 with an article where one follows.
struct Citation {
  std::uint32_t paragraph = 0;
  TextRange range;
  std::u32string title;    // without 《》; empty when only a number stands
  std::u32string number;   // 示例发〔2021〕3号
  std::u32string article;  // 第九条
};

struct Part {
  std::string name;        // word/document.xml; the path itself for text files
  std::string sheet = {};  // the name of the sheet, empty for anything else
};

struct Document {
  std::string path;
  Format format = Format::Text;
  std::vector<Part> parts;
  std::vector<Paragraph>
      paragraphs;  // reading order: body with table cells, then notes, text boxes after their paragraph
  std::vector<Table> tables;
  std::vector<Section> sections;  // document order
  std::vector<Item> items;
  std::vector<Citation> citations;
  std::uint32_t title = kNone;  // first paragraph of the title
  std::uint32_t title_end = 0;  // one past its last paragraph
  Diagnostics notes;            // what the reader must know: hidden text skipped, numbers twice …

  std::string TitleText() const;  // UTF-8, lines of a broken title joined; empty without a title
};

// Finds title, sections, items, table captions and citations in `document.paragraphs` and tables. Linear.
void FindStructure(Document& document);

// One line a paragraph: number, place in a table, label, text; then sections, items, tables, citations. For
// `yichi dump document`.
std::string DumpDocument(const Document& document);

}  // namespace yichi
