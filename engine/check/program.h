#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "base/source.h"
#include "text/pattern.h"
#include "value/date.h"
#include "value/number.h"
#include "value/type.h"

namespace yichi {

using Register = std::uint32_t;
inline constexpr Register kNoRegister = 0xFFFFFFFF;

// One step of a rule over columns. A step reads earlier registers and writes the register of its own
// position.
enum class Operation : std::uint8_t {
  // Rows
  Scan,    // index: model. Opens a frame with a row for every record of the model (for each row of the parent
           // frame); gives the record
  Lookup,  // a: key, index: into joins. Like Scan below the key's frame, but only the records whose field
           // equals the
           // key or is not known; where the key is not known the list is not; gives the record
  Elements,  // a: record, index: list field. Opens a frame with a row for every element; gives the element
  Matches,   // a: text, index: pattern. Opens a frame with a row for every match; gives the matched text
  Split,     // a, b: texts. Opens a frame with a row for every part of a between the marks b; gives the part
  Capture,   // a: Matches, index: hole. Value of the hole
  CaptureText,  // a: Matches, index: hole. The characters as written
  Broadcast,    // a: a register of an outer frame, for every row of this frame
  Ordinal,      // place of the row among its siblings, from 1
  Previous,     // a: a register of the same frame; its value one sibling before; 未规定 at the first
  Enclosing,    // a: record; the record that the element stands in
  Written,  // index: into lists. Opens a frame with a row for each of the values written out; gives the value
  Group,    // a, b, c: keys, b and c may be none; index: a register, the condition of elements that are
            // grouped,
            // kNoRegister for all. Opens a frame with a row for every combination; gives the first key
  FirstMember,  // a: element, b: Group or Members; its value at the group's first member, or at the member
  Members,      // a: element, b: Group. Opens a frame below the groups with a row for every member; gives it
  Sorted,       // a: element, b: membership or none, index: the frame whose rows own one list each. Opens a
                // frame with the elements in ascending order; gives the element
  PlaceInList,  // a: element, index: a frame above it; the row's place below one row of that frame, from 0
  // Values
  Constant,  // index: into constants
  Unregulated,
  Contradiction,  // two exceptions hold and neither overrides the other
  BasisDay,       // the day whose law is applied
  InputRegion,    // the region that the input is in
  Field,          // a: record, index: field
  Original,       // a: Field. The characters as written at its place
  // Arithmetic, exact
  Add,
  Subtract,
  Multiply,
  Divide,
  Negate,
  Floor,
  Ceiling,
  Round,  // Round: index is the number of decimals
  AddDays,
  AddMonths,    // a: date, b: whole number
  DaysBetween,  // a - b in days
  // Comparison: numbers, dates, ordered members; Equal also text, truth
  Equal,
  NotEqual,
  Less,
  LessEqual,
  Greater,
  GreaterEqual,
  About,       // index: decimals shown on the right
  Contains,    // a holds the text b
  MatchText,   // a: text, index: pattern
  Within,      // a: region lies in region b
  Similarity,  // of two texts, 0–1
  InForce,  // a: title, b: number of a document; whether it is in force on the day; 未规定 for one that no
            // pack knows
  // Logic (Kleene)
  And,
  Or,
  Not,
  IsFilled,
  IsMissing,  // a: any; of its status alone
  Select,     // a ? b : c; unknown when a is
  Fallback,   // a where it is not missing, else b
  // Lists into one value; a: element in an inner frame, b: membership (truth, or none); the step's frame is
  // the outer one
  Sum,
  Count,
  Average,
  Minimum,
  Maximum,
  Any,
  All,
  Only,
  First,
  Last,
  Join,
  Distinct,  // a: element; b: membership or none; index: the outer frame. True for first occurrences
  OnCycle,   // a: name, b: name of the next, c: membership or none; index: the outer frame. Whether the
             // element's
             // name leads back to itself
  Allocate,  // a: total, b: weight; index: the total's frame. Whole shares in the weights' frame: largest
             // remainder, ties by weight, then by order
};

std::string_view OperationName(Operation operation);

using ConstantValue = std::variant<Number, Day, std::uint32_t, bool, std::string>;

struct Instruction {
  Operation operation = Operation::Constant;
  std::uint32_t frame = 0;  // whose rows the result has
  Register a = kNoRegister, b = kNoRegister, c = kNoRegister;
  std::uint32_t index = 0;
  Type type;
  Span span;  // the words that say it
};

// Records of a model by the value of one of their fields.
struct RecordJoin {
  std::uint32_t model = 0, field = 0;
  bool only_known = false;  // records without the field do not count
  bool pairs = false;       // a key that is not known gives one record that is not

  friend bool operator==(const RecordJoin&, const RecordJoin&) = default;
};

struct Frame {
  std::uint32_t parent = kNoIndex;
  Register opened_by = kNoRegister;  // kNoRegister: frame 0, one row, for constants
};

// A flat list of instructions. Frame 0 has one row and is the outermost; a Scan's frame is a child of it.
struct Program {
  std::vector<Instruction> code;
  std::vector<Frame> frames = std::vector<Frame>(1);
  std::vector<ConstantValue> constants;
  std::vector<Pattern> patterns;
  std::vector<RecordJoin> joins;
  std::vector<std::vector<Register>> lists;  // values of the frame above the one that Written opens
};

}  // namespace yichi
