#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "office/workbook.h"

namespace yichi {

// How a number format of a cell shows its numbers, as far as its meaning goes.
struct CellFormat {
  enum class Kind : std::uint8_t { Number, Percent, Date, Time };
  Kind kind = Kind::Number;
  std::string before, after;  // words around the number: 36"名"
  std::uint32_t digits = 0;   // padded with zeros to this many
  std::string date;           // tokens y m d with what stands between them; empty: as 2019-03-01
};

// Of a built-in format without code in the file: 14–22, 27–36, 45–47, 50–58 are dates and times.
CellFormat BuiltinFormat(std::uint32_t id);
CellFormat ParseCellFormat(std::string_view code);

// How the stored number is shown. Fifteen digits as Excel; std::nullopt when it is no number.
struct ShownNumber {
  std::string text;
  CellKind kind = CellKind::Number;
};
std::optional<ShownNumber> ShowNumber(std::string_view stored, const CellFormat& format, bool since1904);

}  // namespace yichi
