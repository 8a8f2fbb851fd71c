#include "office/markdown.h"

#include <algorithm>

#include "office/markdown_inline.h"

namespace yichi {
namespace {

void Cut(TextLine& line, std::size_t begin, std::size_t count) {
  count = std::min(count, line.text.size() - begin);
  line.text.erase(begin, count);
  auto from = line.offsets.begin() + static_cast<std::ptrdiff_t>(begin);
  line.offsets.erase(from, from + static_cast<std::ptrdiff_t>(count));
}

constexpr std::u32string_view kBlank = U" \t";

void Trim(TextLine& line) {
  auto end = line.text.find_last_not_of(kBlank) + 1;
  Cut(line, end, line.text.size() - end);
  Cut(line, 0, std::min(line.text.find_first_not_of(kBlank), line.text.size()));
}

bool ConsistsOf(std::u32string_view text, char32_t mark, std::size_t least) {
  return text.size() >= least && text.find_first_not_of(mark) == text.npos;
}

bool IsFence(std::u32string_view text) { return text.substr(0, 3) == U"```" || text.substr(0, 3) == U"~~~"; }

// ---, ***, - - -
bool IsRule(std::u32string text) {
  std::erase(text, U' ');
  return ConsistsOf(text, U'-', 3) || ConsistsOf(text, U'*', 3) || ConsistsOf(text, U'_', 3);
}

// | --- | :-: |
bool IsTableRule(std::u32string_view text) {
  return text.find(U'-') != text.npos && text.find(U'|') != text.npos &&
         text.find_first_not_of(U"|-: \t") == text.npos;
}

std::vector<TextLine> SplitCells(const TextLine& row) {
  std::vector<TextLine> cells;
  auto line = row;
  Trim(line);
  if (line.text.substr(0, 1) == U"|") Cut(line, 0, 1);
  std::size_t begin = 0;
  auto add = [&](std::size_t end) {
    auto from = line.offsets.begin();
    TextLine cell{line.text.substr(begin, end - begin),
                  {from + static_cast<std::ptrdiff_t>(begin), from + static_cast<std::ptrdiff_t>(end)},
                  line.line};
    Trim(cell);
    cells.push_back(std::move(cell));
    begin = end + 1;
  };
  for (std::size_t i = 0; i < line.text.size(); ++i)
    if (line.text[i] == U'|' && (i == 0 || line.text[i - 1] != U'\\')) add(i);
  if (begin < line.text.size()) add(line.text.size());
  return cells;
}

class MarkdownReader {
 public:
  MarkdownReader(std::vector<TextLine> lines, Document& document)
      : lines_(std::move(lines)), document_(document) {}

  void Read() {
    SkipFrontMatter();
    for (; at_ < lines_.size(); ++at_) Line();
  }

 private:
  void SkipFrontMatter() {
    if (lines_[0].text != U"---") return;
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      if (lines_[i].text != U"---") continue;
      at_ = i + 1;
      return;
    }
  }

  void Line() {
    auto line = lines_[at_];
    Trim(line);
    if (IsFence(line.text)) return Fenced();
    if (line.text.substr(0, 1) == U">") Cut(line, 0, line.text.find_first_not_of(U"> \t"));
    if (line.text.substr(0, 4) == U"<!--") return SkipComment();
    if (IsBlankText(line.text) || IsRule(line.text)) return;
    bool table = line.text.find(U'|') != line.text.npos && at_ + 1 < lines_.size() &&
                 IsTableRule(lines_[at_ + 1].text);
    if (table) return Table();
    Add(std::move(line));
  }

  void SkipComment() {
    while (at_ < lines_.size() && lines_[at_].text.find(U"-->") == std::u32string::npos) ++at_;
  }

  void Fenced() {
    for (++at_; at_ < lines_.size() && !IsFence(lines_[at_].text); ++at_)
      if (!IsBlankText(lines_[at_].text)) Append(std::move(lines_[at_]), 0);
  }

  void Add(TextLine line) {
    auto level = TakeHeading(line);
    if (level == 0) level = UnderlinedHeading();
    if (level == 0) TakeListMark(line);
    line = StripMarks(std::move(line));
    Append(std::move(line), level);
  }

  static std::uint32_t TakeHeading(TextLine& line) {
    auto marks = std::min(line.text.find_first_not_of(U'#'), line.text.size());
    if (marks == 0 || marks > 6 || (marks < line.text.size() && line.text[marks] != U' ')) return 0;
    Cut(line, 0, marks);
    auto end = line.text.find_last_not_of(U"# ") + 1;
    Cut(line, end, line.text.size() - end);
    Trim(line);
    return static_cast<std::uint32_t>(marks);
  }

  // A line of === or --- right below makes a heading; the mark is consumed.
  std::uint32_t UnderlinedHeading() {
    if (at_ + 1 >= lines_.size()) return 0;
    auto below = lines_[at_ + 1];
    Trim(below);
    std::uint32_t level = ConsistsOf(below.text, U'=', 2) ? 1 : ConsistsOf(below.text, U'-', 2) ? 2 : 0;
    if (level > 0) ++at_;
    return level;
  }

  static void TakeListMark(TextLine& line) {
    bool mark = line.text.size() > 1 &&
                std::u32string_view(U"-*+").find(line.text[0]) != std::u32string_view::npos &&
                line.text[1] == U' ';
    if (!mark) return;
    Cut(line, 0, 1);
    Trim(line);
  }

  void Append(TextLine line, std::uint32_t level, std::optional<CellPosition> cell = std::nullopt) {
    if (IsBlankText(line.text)) return;
    Paragraph paragraph;
    paragraph.text = std::move(line.text);
    paragraph.offsets = std::move(line.offsets);
    paragraph.line = line.line;
    paragraph.outline_level = level;
    paragraph.cell = cell;
    document_.paragraphs.push_back(std::move(paragraph));
  }

  void Table() {
    auto index = static_cast<std::uint32_t>(document_.tables.size());
    Row(index, document_.tables.emplace_back());
    at_ += 2;
    for (; at_ < lines_.size() && lines_[at_].text.find(U'|') != std::u32string::npos; ++at_)
      Row(index, document_.tables[index]);
    --at_;
  }

  void Row(std::uint32_t index, yichi::Table& table) {
    auto row = table.rows++;
    std::uint32_t column = 0;
    for (auto& cell : SplitCells(lines_[at_])) {
      auto first = static_cast<std::uint32_t>(document_.paragraphs.size());
      Append(StripMarks(std::move(cell)), 0, CellPosition{index, row, column});
      auto last = static_cast<std::uint32_t>(document_.paragraphs.size());
      table.cells.push_back({row, column++, 1, 1, first, last});
    }
    table.columns = std::max(table.columns, column);
  }

  std::vector<TextLine> lines_;
  Document& document_;
  std::size_t at_ = 0;
};

}  // namespace

void AddMarkdown(std::vector<TextLine> lines, Document& document) {
  MarkdownReader(std::move(lines), document).Read();
}

}  // namespace yichi
