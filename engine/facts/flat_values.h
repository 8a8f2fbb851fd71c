#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "check/ruleset.h"
#include "value/column.h"

namespace yichi::facts {

// What a scalar of a record file comes to in a field: nothing (a dash), a value, or more than a column holds
// (若干, what cannot be read), which is left to the ordinary reader.
struct FlatValue {
  enum class Read : std::uint8_t { Nothing, Known, Left } read = Read::Nothing;
  Number number;          // also days, members and truths
  std::string_view text;  // of text and regions; valid as long as the field that gave it
};

// The scalars of one field, each read once by ReadPlain and known from then on, up to a limit.
class FlatField {
 public:
  FlatField(const RuleSet& rules, const Field& field);
  // The memory points into itself.
  FlatField(const FlatField&) = delete;
  FlatField& operator=(const FlatField&) = delete;

  const Type& type() const { return type_; }

  // `unit` as written beside the value, empty for none. The result is valid until the next call.
  const FlatValue& Of(std::string_view text, std::string_view unit);

  // A number of plain digits, no more than fifteen, without asking the memory; false where that cannot be
  // done.
  bool WholeOf(std::string_view digits, std::int64_t& value) const;

  // Text that stands for itself: it neither begins nor ends with what is trimmed, and is no dash.
  static bool StandsForItself(std::string_view text);

 private:
  struct Ends {
    std::uint64_t begin = 0, end = 0;
    std::size_t size = 0;
    friend bool operator==(const Ends&, const Ends&) = default;
  };
  static Ends EndsOf(std::string_view text);
  static std::uint64_t HashOf(const Ends& ends);

  struct Entry {
    Ends ends;
    std::string text;  // the value and its unit, a zero byte between
    std::string own;   // what FlatValue::text points to
    FlatValue value;
  };

  FlatValue Read(std::string_view text, std::string_view unit, std::string& own) const;
  void Grow();

  const RuleSet& rules_;
  Type type_;
  std::int64_t scale_ = 0;            // of a bare number; 0 where it is no whole number
  std::deque<Entry> entries_;         // stay where they are
  std::vector<std::uint32_t> table_;  // entry + 1, or 0; a power of two long
  std::string key_, unkept_text_;
  FlatValue unkept_;
};

}  // namespace yichi::facts
