#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "office/annotate_notes.h"

// The boxes of the comments of one sheet, in its VML drawing: programs show no comment without.
namespace yichi::annotate {

// Boxes have numbers in blocks of 1024; a drawing lays claim to `BlocksOf(notes.size())` of them, from
// `block`.
std::uint32_t BlocksOf(std::size_t notes);
std::string NoteBoxesXml(const std::vector<CellNote>& notes, std::uint32_t block);

// An existing drawing with boxes for these. It need not be well-formed XML: programs write <br> into it.
// nullopt when it has no end.
std::optional<std::string> ExtendNoteBoxes(std::string_view drawing, const std::vector<CellNote>& notes);

}  // namespace yichi::annotate
