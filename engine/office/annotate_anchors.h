#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "office/xml.h"

namespace yichi::annotate {

// Bytes of an element with both its tags.
struct Extent {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};
Extent ExtentOf(std::string_view text, XmlElement element);

// The prefix of an element's name with its colon; empty without one.
std::string_view PrefixOf(std::string_view text, XmlElement element);

// What a comment's mark can stand before and after: a run, or something between runs that is left whole (a
// formula, alternatives).
struct Unit {
  XmlElement element;
  XmlElement parent;  // paragraph, hyperlink, insertion …
  Extent extent;
  std::uint32_t outside = 0;  // where the tracked change around it ends; the unit's own end without one
  XmlElement outside_parent;
  bool run = false;  // may be split between its children
};

// An element that holds characters.
struct Leaf {
  XmlElement element;
  Extent extent;
  std::uint32_t unit = 0;
  bool divisible = false;  // stands directly in a run and can be closed and opened again
  bool preserve = false;   // xml:space
};

// Which note: the name of what refers to it (footnoteReference, endnoteReference), and its number.
using NoteName = std::pair<std::string, std::string>;

// Where the characters of a part stand. Points into the part's XmlDocument.
class Anchors {
 public:
  explicit Anchors(const XmlDocument& part);

  // The leaf that holds the byte, or nullptr.
  const Leaf* At(std::uint32_t offset) const;
  // What holds the first reference to the note, or nullptr.
  const Unit* ReferenceTo(const NoteName& note) const;
  const Unit& UnitOf(const Leaf& leaf) const { return units_[leaf.unit]; }

 private:
  class Finder;
  std::vector<Unit> units_;
  std::vector<Leaf> leaves_;  // by extent
  std::map<NoteName, std::uint32_t> references_;
};

}  // namespace yichi::annotate
