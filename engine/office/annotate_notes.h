#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "office/xml.h"

// The texts of the comments of one sheet of a workbook, in its part of comments.
namespace yichi::annotate {

// One of ours. Rows and columns count from 0.
struct CellNote {
  std::uint32_t row = 0, column = 0;
  std::vector<std::string> texts;
};

// The texts as one.
std::string Joined(const std::vector<std::string>& texts);

// What a sheet can show: text that a program would take for more is made plain, and cut where Excel cuts it.
std::string CellText(std::string_view text);

std::string NotesXml(const std::vector<CellNote>& notes, const std::string& author,
                     std::string_view sheet_uri);

// An existing part of comments with ours; a cell that has a comment gets ours at its end, what
// it says already left out. nullopt when it is no such part.
struct ExtendedNotes {
  std::string bytes;
  std::vector<CellNote> bare;    // ours in cells that had none
  std::vector<CellNote> others;  // those that were there, without texts
};
std::optional<ExtendedNotes> ExtendNotes(const XmlDocument& part, const std::vector<CellNote>& notes,
                                         const std::string& author);

}  // namespace yichi::annotate
