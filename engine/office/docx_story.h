#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "office/document.h"

namespace yichi {

// A story of a Word file as written, before a view of its tracked changes is chosen.

// Bits of a tracked change; text may be inserted by one hand and deleted by another.
using Change = std::uint8_t;
inline constexpr Change kUnchanged = 0, kInserted = 1, kDeleted = 2;

struct ParagraphProperties {
  std::string style;                     // id
  std::optional<std::string> numbering;  // id of the numbering; "0" switches the style's off
  std::optional<std::uint32_t> numbering_level;
  std::optional<std::uint32_t> outline_level;  // as written: 0–8 headings, 9 body
  std::optional<bool> centred;
};

// From `begin` to the next stretch's begin.
struct Stretch {
  std::uint32_t begin = 0;
  Change change = kUnchanged;
};

struct StoryBlock;

struct StoryParagraph {
  std::u32string text;
  std::vector<std::uint32_t> offsets;
  std::vector<Stretch> stretches;  // empty: all unchanged
  Change mark = kUnchanged;        // of the paragraph's end
  ParagraphProperties properties;
  std::optional<ParagraphProperties> former_properties;  // before a tracked change of format
  std::vector<StoryBlock> boxes;                         // its text boxes
};

enum class Merge : std::uint8_t { None, Restart, Continue };

struct StoryCell {
  std::uint32_t column_span = 1;
  Merge vertical = Merge::None;
  bool continues_left = false;  // the old way of merging along a row
  Change change = kUnchanged;
  std::vector<StoryBlock> blocks;
};

struct StoryRow {
  std::uint32_t columns_before = 0;
  Change change = kUnchanged;
  std::vector<StoryCell> cells;
};

struct StoryTable {
  std::vector<StoryRow> rows;
};

struct StoryBlock {
  std::variant<StoryParagraph, std::unique_ptr<StoryTable>> content;
};

// What the reader met on the way and has to tell.
struct StoryRemarks {
  struct Count {
    std::size_t count = 0;
    std::u32string first;
  };
  Count hidden, struck;
  bool embedded = false;
  // Changes around the references to a note; a note is read when one of them stays.
  std::map<std::string, std::vector<Change>> footnotes, endnotes;
  std::size_t paragraphs = 0, cells = 0;
};

}  // namespace yichi
