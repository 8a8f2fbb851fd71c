#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "value/date.h"
#include "value/number.h"
#include "value/seldom.h"
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
  Seldom<std::vector<Record>> records;      // elements of a list of records, or the one nested record
  Seldom<std::vector<FieldValue>> scalars;  // elements of a list of scalars
  Seldom<std::string> original;  // the characters as written, when the value itself is not that text
  Place place;                   // where it was read; for a missing value where it should stand
};

// Where the fields of a model stand among those that were kept; kNoIndex: not kept.
using FieldLayout = std::vector<std::uint32_t>;

// The values of a record, one for each of the model's fields, in their order. Of a record that was reduced to
// some of its fields every other one reads as missing.
class FieldValues {
 public:
  void resize(std::size_t count);
  // To the values of the fields that the layout keeps; it must outlive the record.
  void Reduce(const FieldLayout& layout, std::vector<FieldValue> kept);

  std::size_t size() const { return layout_ ? layout_->size() : values_.size(); }
  const FieldValue& operator[](std::size_t field) const;
  // Of a reduced record only for fields that were kept.
  FieldValue& operator[](std::size_t field) { return values_[layout_ ? (*layout_)[field] : field]; }

  // The values that there are.
  auto begin() { return values_.begin(); }
  auto end() { return values_.end(); }
  auto begin() const { return values_.begin(); }
  auto end() const { return values_.end(); }

 private:
  std::vector<FieldValue> values_;
  const FieldLayout* layout_ = nullptr;
};

// A record of a model.
struct Record {
  std::uint32_t model = 0;
  FieldValues fields;
  Place place;
};

inline void FieldValues::resize(std::size_t count) { values_.resize(count); }

inline void FieldValues::Reduce(const FieldLayout& layout, std::vector<FieldValue> kept) {
  values_ = std::move(kept);
  layout_ = &layout;
}

inline const FieldValue& FieldValues::operator[](std::size_t field) const {
  static const FieldValue kMissing;
  if (!layout_) return values_[field];
  auto position = (*layout_)[field];
  return position == kNoIndex ? kMissing : values_[position];
}

}  // namespace yichi
