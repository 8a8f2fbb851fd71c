#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "value/number.h"

namespace yichi {

inline constexpr std::uint32_t kNoIndex = 0xFFFFFFFF;

// A product of base units with exponents: 小时/件 is {小时:1, 件:-1}. Empty: a pure number.
class Dimension {
 public:
  Dimension() = default;
  explicit Dimension(std::uint32_t base_unit) : terms_{{base_unit, 1}} {}

  bool pure() const { return terms_.empty(); }
  const std::vector<std::pair<std::uint32_t, int>>& terms() const { return terms_; }

  friend Dimension Times(const Dimension& a, const Dimension& b);
  friend Dimension Over(const Dimension& a, const Dimension& b);
  friend bool operator==(const Dimension&, const Dimension&) = default;

 private:
  void Add(std::uint32_t unit, int exponent);
  std::vector<std::pair<std::uint32_t, int>> terms_;  // sorted by unit, no exponent 0
};

// A unit and how much of its dimension's base units one of it is (工日 = 8小时). All values are held in base
// units.
struct Unit {
  std::string name;
  std::vector<std::string> words;  // how texts write it, the name first
  Dimension dimension;
  Number scale = 1;
  bool whole = false;  // counts whole things
  std::uint32_t pack = 0;
};

enum class Kind : std::uint8_t { Error, Text, Number, Date, Boolean, Region, Member, Record };

// What an expression or a field holds. Lists hold elements of one type; lists of lists are flat.
struct Type {
  Kind kind = Kind::Error;
  bool list = false;
  bool percent = false;           // Number: written as a percentage
  bool fractional = false;        // Number: may be no whole number, though its unit counts whole things
  std::uint32_t index = 0;        // Member: the enumeration; Record: the model
  Dimension dimension;            // Number
  std::uint32_t unit = kNoIndex;  // Number: the unit it is written in, when that is one unit

  bool error() const { return kind == Kind::Error; }
  Type Element() const;
  Type ListOf() const;
  friend bool operator==(const Type&, const Type&) = default;
};

Type TextType();
Type BooleanType();
Type DateType();
Type NumberType(Dimension dimension = {}, std::uint32_t unit = kNoIndex);
Type MemberType(std::uint32_t enumeration);
Type RecordType(std::uint32_t model);

// Whether a value of one can stand beside a value of the other (compare, add, pass): unit scale and display
// do not matter.
bool Comparable(const Type& a, const Type& b);

// "名", "名/个", "小时/件", "" for a pure number.
std::string PrintDimension(const Dimension& dimension, const std::vector<Unit>& units);

// A value of the type as a text shows it: the number in the unit it is written in.
std::string PrintQuantity(Number value, const Type& type, const std::vector<Unit>& units, int decimals);

}  // namespace yichi
