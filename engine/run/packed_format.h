#pragma once

#include <cstdint>

// How records are packed. Records of one model that follow each other are a block: how many, the model, its
// columns (field, bytes), and the column of the records' own places. A column has a value for each record and
// counts its places from the one before in the same column, so that it can be read without the others.
namespace yichi::packed {

// How the text of the paragraph around a place is written.
// Naming: the place is that of the record's naming field.
enum class TextOf : std::uint64_t { None, Value, Other, Told, Naming };

enum class Tag : std::uint64_t { None, Number, Day, Member, Truth, Text };

inline constexpr std::uint64_t kBlank = 0x7F;  // instead of a status: a missing value that has no place
inline constexpr std::uint32_t kNaming = 1;    // the field that names a record
inline constexpr int kDepth = 200;             // no record nests deeper

}  // namespace yichi::packed
