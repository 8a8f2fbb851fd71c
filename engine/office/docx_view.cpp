#include "office/docx_view.h"

#include <algorithm>

#include "office/docx_grid.h"

namespace yichi {
namespace {

bool IsBlank(std::u32string_view text) {
  return std::all_of(text.begin(), text.end(), [](char32_t c) {
    return c == U' ' || c == U'\t' || c == U'\n' || c == U'\u3000' || c == U'\u00A0' || c == U'\u200B' ||
           c == U'\uFEFF';
  });
}

// Calls `keep(begin, end)` for the stretches that stay.
template <class Keep>
void ForEachStaying(const StoryParagraph& paragraph, Changes view, const Keep& keep) {
  std::size_t begin = 0;
  auto change = kUnchanged;
  auto close = [&](std::size_t end) {
    if (end > begin && Stays(change, view)) keep(begin, end);
    begin = end;
  };
  for (auto stretch : paragraph.stretches) {
    close(stretch.begin);
    change = stretch.change;
  }
  close(paragraph.text.size());
}

const ParagraphProperties& PropertiesInView(const StoryParagraph& paragraph, Changes view) {
  bool former = view == Changes::Reject && paragraph.former_properties;
  return former ? *paragraph.former_properties : paragraph.properties;
}

class StoryAdder {
 public:
  StoryAdder(std::uint32_t part, Changes view, const StyleSheet& styles, const Numbering& numbering,
             Document& document)
      : part_(part),
        view_(view),
        styles_(styles),
        numbering_(numbering),
        labels_(numbering),
        document_(document) {}

  void Blocks(const std::vector<StoryBlock>& blocks) {
    std::vector<const StoryParagraph*> joined;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (const auto* table = std::get_if<std::unique_ptr<StoryTable>>(&blocks[i].content)) {
        Table(**table);
        continue;
      }
      const auto& paragraph = std::get<StoryParagraph>(blocks[i].content);
      joined.push_back(&paragraph);
      bool goes_on = i + 1 < blocks.size() && std::holds_alternative<StoryParagraph>(blocks[i + 1].content);
      if (!Stays(paragraph.mark, view_) && goes_on) continue;
      Joined(joined);
      joined.clear();
    }
  }

 private:
  // The properties of a paragraph stand in its mark, so those of the last one hold.
  void Joined(const std::vector<const StoryParagraph*>& sources) {
    Paragraph paragraph;
    for (const auto* source : sources)
      ForEachStaying(*source, view_, [&](std::size_t begin, std::size_t end) {
        paragraph.text.append(source->text, begin, end - begin);
        auto from = source->offsets.begin();
        paragraph.offsets.insert(paragraph.offsets.end(), from + static_cast<std::ptrdiff_t>(begin),
                                 from + static_cast<std::ptrdiff_t>(end));
      });
    bool vanished = IsBlank(paragraph.text) && !Stays(sources.back()->mark, view_);
    if (!vanished) Add(std::move(paragraph), PropertiesInView(*sources.back(), view_));
    for (const auto* source : sources) Blocks(source->boxes);
  }

  void Add(Paragraph paragraph, const ParagraphProperties& properties) {
    if (auto place = FindNumbering(numbering_, styles_, properties)) paragraph.label = labels_.Next(*place);
    if (IsBlank(paragraph.text) && paragraph.label.empty()) return;
    const auto* style = styles_.Paragraph(properties.style);
    paragraph.part = part_;
    paragraph.cell = cell_;
    paragraph.style = style ? style->name : "";
    paragraph.outline_level = style ? style->outline_level : 0;
    if (properties.outline_level)
      paragraph.outline_level = *properties.outline_level > 8 ? 0 : *properties.outline_level + 1;
    paragraph.centred = properties.centred.value_or(style && style->centred);
    document_.paragraphs.push_back(std::move(paragraph));
  }

  bool HasText(const std::vector<StoryBlock>& blocks) const {
    return std::any_of(blocks.begin(), blocks.end(), [&](const StoryBlock& block) {
      const auto* paragraph = std::get_if<StoryParagraph>(&block.content);
      return !paragraph || !paragraph->boxes.empty() || !IsBlank(TextInView(*paragraph, view_));
    });
  }

  void Table(const StoryTable& table) {
    auto index = static_cast<std::uint32_t>(document_.tables.size());
    document_.tables.emplace_back();
    auto outer = cell_;
    TableGrid grid;
    for (const auto& row : table.rows) {
      if (!Stays(row.change, view_)) continue;
      grid.StartRow(row.columns_before);
      for (const auto& cell : row.cells)
        if (Stays(cell.change, view_)) Cell(cell, index, grid);
    }
    cell_ = outer;
    document_.tables[index] = grid.Finish();
  }

  void Cell(const StoryCell& cell, std::uint32_t table, TableGrid& grid) {
    auto* placed = grid.Place(cell, HasText(cell.blocks));
    if (!placed) return;
    cell_ = CellPosition{table, placed->row, placed->column};
    auto first = static_cast<std::uint32_t>(document_.paragraphs.size());
    placed->first_paragraph = first;
    Blocks(cell.blocks);
    placed->last_paragraph = static_cast<std::uint32_t>(document_.paragraphs.size());
  }

  std::uint32_t part_;
  Changes view_;
  const StyleSheet& styles_;
  const Numbering& numbering_;
  LabelCounter labels_;
  Document& document_;
  std::optional<CellPosition> cell_;
};

}  // namespace

std::u32string TextInView(const StoryParagraph& paragraph, Changes view) {
  std::u32string text;
  ForEachStaying(paragraph, view, [&](std::size_t begin, std::size_t end) {
    text.append(paragraph.text, begin, end - begin);
  });
  return text;
}

void AddStory(const std::vector<StoryBlock>& blocks, std::uint32_t part, Changes view,
              const StyleSheet& styles, const Numbering& numbering, Document& document) {
  StoryAdder(part, view, styles, numbering, document).Blocks(blocks);
}

}  // namespace yichi
