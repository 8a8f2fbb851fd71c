#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "office/xml.h"

// The comments of one sheet of a workbook: their texts in a part of comments, their boxes in a VML drawing.
namespace yichi::annotate {

// One of ours. Rows and columns count from 0.
struct CellNote {
  std::uint32_t row = 0, column = 0;
  std::string text;
};

// What a sheet can show: text that a program would take for more is made plain, and cut where Excel cuts it.
std::string CellText(std::string_view text);

std::string NotesXml(const std::vector<CellNote>& notes, const std::string& author,
                     std::string_view sheet_uri);

// An existing part of comments with ours; a cell that has a comment gets ours at its end. nullopt when it is
// no such part.
struct ExtendedNotes {
  std::string bytes;
  std::vector<CellNote> bare;    // ours in cells that had none
  std::vector<CellNote> others;  // those that were there, without texts
};
std::optional<ExtendedNotes> ExtendNotes(const XmlDocument& part, const std::vector<CellNote>& notes,
                                         const std::string& author);

// Boxes have numbers in blocks of 1024; a drawing lays claim to `BlocksOf(notes.size())` of them, from
// `block`.
std::uint32_t BlocksOf(std::size_t notes);
std::string NoteBoxesXml(const std::vector<CellNote>& notes, std::uint32_t block);

// An existing drawing with boxes for these. It need not be well-formed XML: programs write <br> into it.
// nullopt when it has no end.
std::optional<std::string> ExtendNoteBoxes(std::string_view drawing, const std::vector<CellNote>& notes);

}  // namespace yichi::annotate
