#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "office/document.h"
#include "office/read.h"

namespace yichi {

// A value of a record file, whatever its notation. Of XML: an element with children or attributes is an
// Object whose members are those, in order, names repeated where elements repeat; any other element is Text.
struct DataMember;
struct DataNode {
  enum class Kind : std::uint8_t { Null, Boolean, Number, Text, List, Object };
  Kind kind = Kind::Null;
  std::uint32_t line = 0;           // from 1
  std::string text;                 // of a scalar as written; true and false
  std::vector<DataMember> members;  // names are empty in a List
};

struct DataMember {
  std::string name;
  DataNode value;
  DataMember(std::string called, DataNode node) : name(std::move(called)), value(std::move(node)) {}
};

struct DataFile {
  std::vector<DataNode> roots;  // one, or one a line; of XML the root element as the only member of an Object
  Diagnostics notes;
  Diagnostics lines;               // of records one a line: those that cannot be read, the first hundred
  std::uint64_t unread_lines = 0;  // and how many they are
};

// A file of one of the formats that hold records.
std::variant<DataFile, Unreadable> ReadData(Format format, std::string_view bytes, const Limits& limits);

std::variant<DataFile, Unreadable> ReadJson(std::string_view utf8, bool lines, const Limits& limits);
// One line of such a file, without its line break.
struct NumberedLine {
  std::uint32_t number = 1;
  std::string_view text;
};

// Values one a line, the first of which has this number; blank lines are none. A line that cannot be read, or
// is longer than limits.line_bytes, is told with its number, and the rest goes on.
DataFile ReadJsonLines(std::string_view utf8, std::uint32_t first_line, const Limits& limits);
std::variant<DataFile, Unreadable> ReadXmlData(std::string utf8, const Limits& limits);

// What a text that may be JSON is. A file by such a name is taken for it though it is not well-formed, so
// that the message says where.
enum class JsonShape { None, One, Lines };
JsonShape SniffJson(std::string_view text, bool named);

}  // namespace yichi
