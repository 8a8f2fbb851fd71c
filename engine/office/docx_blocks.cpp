#include "office/docx_blocks.h"

#include <algorithm>

namespace yichi {
namespace {

// The tracked change that an element's properties record about the element itself: <w:trPr><w:ins/></w:trPr>.
Change OwnChange(XmlElement properties, std::string_view inserted, std::string_view deleted) {
  Change change = kUnchanged;
  if (properties.Child(inserted)) change |= kInserted;
  if (properties.Child(deleted)) change |= kDeleted;
  return change;
}

Change WrapperChange(XmlElement element) {
  if (element.IsWord("ins") || element.IsWord("moveTo")) return kInserted;
  if (element.IsWord("del") || element.IsWord("moveFrom")) return kDeleted;
  return kUnchanged;
}

bool IsWrapper(XmlElement element) {
  if (WrapperChange(element) != kUnchanged) return true;
  return element.IsWord("sdt") || element.IsWord("sdtContent") || element.IsWord("customXml") ||
         element.IsWord("smartTag");
}

// Calls `visit(child, change)` for the children that no wrapper hides.
template <class Visit>
void ForEachInside(XmlElement container, Change change, const Visit& visit) {
  for (auto child : Children(container)) {
    if (child.Is(XmlNamespace::Compatibility, "AlternateContent")) {
      ForEachInside(ChooseBranch(child), change, visit);
    } else if (IsWrapper(child)) {
      ForEachInside(child, change | WrapperChange(child), visit);
    } else {
      visit(child, change);
    }
  }
}

std::uint32_t ReadCount(XmlElement element, std::uint32_t otherwise) {
  constexpr std::int64_t kMostColumns = 16384;
  auto value = element ? ReadInteger(element.Word("val").value_or("")) : std::nullopt;
  return value ? static_cast<std::uint32_t>(std::clamp<std::int64_t>(*value, otherwise, kMostColumns))
               : otherwise;
}

Merge ReadMerge(XmlElement element) {
  if (!element) return Merge::None;
  return element.Word("val") == "restart" ? Merge::Restart : Merge::Continue;  // no value means continue
}

class BlockReader {
 public:
  explicit BlockReader(StoryReading& reading) : reading_(reading) {}

  std::vector<StoryBlock> Blocks(XmlElement container, Change change) {
    std::vector<StoryBlock> blocks;
    ForEachInside(container, change, [&](XmlElement child, Change around) {
      if (Full()) return;
      if (child.IsWord("p")) blocks.push_back({Paragraph(child, around)});
      if (child.IsWord("tbl")) blocks.push_back({std::make_unique<StoryTable>(Table(child, around))});
      if (child.IsWord("altChunk") || child.IsWord("subDoc")) reading_.remarks.embedded = true;
    });
    return blocks;
  }

 private:
  bool Full() const {
    return reading_.remarks.paragraphs > reading_.limits.paragraphs ||
           reading_.remarks.cells > reading_.limits.table_cells;
  }

  StoryParagraph Paragraph(XmlElement element, Change around) {
    ++reading_.remarks.paragraphs;
    StoryParagraph paragraph;
    auto properties = element.Child("pPr");
    paragraph.properties = ReadParagraphProperties(properties);
    if (auto former = properties.Child("pPrChange").Child("pPr"))
      paragraph.former_properties = ReadParagraphProperties(former);
    paragraph.mark = around | OwnChange(properties.Child("rPr"), "ins", "del") |
                     OwnChange(properties.Child("rPr"), "moveTo", "moveFrom");
    ReadInline(element, around, reading_, fields_, paragraph);
    return paragraph;
  }

  StoryTable Table(XmlElement element, Change around) {
    StoryTable table;
    ForEachInside(element, around, [&](XmlElement child, Change change) {
      if (child.IsWord("tr") && !Full()) table.rows.push_back(Row(child, change));
    });
    return table;
  }

  StoryRow Row(XmlElement element, Change around) {
    StoryRow row;
    auto properties = element.Child("trPr");
    row.columns_before = ReadCount(properties.Child("gridBefore"), 0);
    row.change = around | OwnChange(properties, "ins", "del");
    ForEachInside(element, row.change, [&](XmlElement child, Change change) {
      if (child.IsWord("tc") && !Full()) row.cells.push_back(Cell(child, change));
    });
    return row;
  }

  StoryCell Cell(XmlElement element, Change around) {
    ++reading_.remarks.cells;
    StoryCell cell;
    auto properties = element.Child("tcPr");
    cell.column_span = ReadCount(properties.Child("gridSpan"), 1);
    cell.vertical = ReadMerge(properties.Child("vMerge"));
    cell.continues_left = ReadMerge(properties.Child("hMerge")) == Merge::Continue;
    cell.change = around | OwnChange(properties, "cellIns", "cellDel");
    cell.blocks = Blocks(element, cell.change);
    return cell;
  }

  StoryReading& reading_;
  FieldNesting fields_;
};

}  // namespace

std::vector<StoryBlock> ReadBlocks(XmlElement container, Change change, StoryReading& reading) {
  return BlockReader(reading).Blocks(container, change);
}

}  // namespace yichi
