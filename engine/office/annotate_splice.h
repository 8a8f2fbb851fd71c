#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "office/annotate_anchors.h"
#include "office/annotate_ids.h"
#include "office/annotate_xml.h"
#include "office/document.h"

namespace yichi::annotate {

// Whether a comment stands at the very characters it was asked for.
enum class Fit { Exact, Widened, None };

// Marks of comments in one part, as bytes to insert.
class Splicer {
 public:
  // `word_uri`: the namespace of the part's Word elements.
  Splicer(const XmlDocument& part, std::string word_uri, FreshIds& ids);

  // The range of code points of a paragraph of this part; None when no byte stands for any of them.
  Fit Mark(const std::string& id, const Paragraph& paragraph, TextRange range);

  // The mark of a note in the text: programs fail on comments inside of notes.
  Fit MarkNote(const std::string& id, const NoteName& note);

  // A paragraph of its own, for a text without characters.
  bool MarkEmpty(const std::string& id);

  std::vector<Edit> Insertions() const;

 private:
  // What happens at one byte. Ends before starts: ranges that touch do not overlap.
  struct Point {
    enum class Kind { Outside, Between, Inside } kind = Kind::Outside;
    const Leaf* leaf = nullptr;  // Between and Inside: which run is split
    std::string ends, references, starts;
  };
  struct Position {
    std::uint32_t offset = 0;
    Point::Kind kind = Point::Kind::Outside;
  };
  struct Characters;

  Position Before(const Leaf& leaf, std::uint32_t offset) const;
  Position After(const Leaf& leaf, std::uint32_t offset) const;
  Point& At(Position position, const Leaf& leaf);
  void Close(const std::string& id, const Unit& unit, Point& point);
  std::string Element(std::string_view name, const std::string& id, XmlElement parent) const;
  std::string Reference(const std::string& id, XmlElement parent) const;
  std::string Reopened(const Unit& unit) const;
  std::map<std::uint32_t, std::string> Seams() const;

  const XmlDocument& part_;
  std::string_view text_;
  std::string word_uri_;
  FreshIds& ids_;
  Anchors anchors_;
  std::map<std::uint32_t, Point> points_;
};

}  // namespace yichi::annotate
