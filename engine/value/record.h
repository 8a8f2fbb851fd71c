#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "value/date.h"
#include "value/number.h"
#include "value/type.h"

namespace yichi {

// What is known of a value. Only Known values decide anything.
enum class Status : std::uint8_t {
  Missing = 0,  // the inputs say nothing
  Known = 1,
  Vague = 2,        // the text leaves it open: 若干, a range
  Conflict = 3,     // two readings disagree
  Overflow = 4,     // too large to be exact
  Unregulated = 5,  // 未规定: no norm rather than no data
};

// A place in a document of the run: code points of one paragraph. paragraph kNoIndex: the document as a
// whole.
struct Place {
  std::uint32_t paragraph = kNoIndex;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t document = 0;  // which input of the run, from 0

  bool known() const { return paragraph != kNoIndex; }
  friend bool operator==(const Place&, const Place&) = default;
};

struct Record;

// One field of one record. Scalars: numbers in base units, days, members of an enumeration, truth, text in
// UTF-8.
struct FieldValue {
  Status status = Status::Missing;
  std::variant<std::monostate, Number, Day, std::uint32_t, bool, std::string> scalar;
  std::vector<Record> records;      // elements of a list of records, or the one nested record
  std::vector<FieldValue> scalars;  // elements of a list of scalars
  std::string original;             // the characters as written, when the value itself is not that text
  Place place;                      // where it was read; for a missing value where it should stand
};

// A record of a model: one value for each of the model's fields, in their order.
struct Record {
  std::uint32_t model = 0;
  std::vector<FieldValue> fields;
  Place place;
};

}  // namespace yichi
