#include "office/annotate_splice.h"

#include <algorithm>

namespace yichi::annotate {
namespace {

bool IsBlank(char32_t c) { return c == U' ' || c == U'\t' || c == U'\r' || c == U'\n'; }

std::string_view Tag(std::string_view text, XmlElement element) {
  return text.substr(element.begin(), element.content_begin() - element.begin());
}

std::string QualifiedName(std::string_view text, XmlElement element) {
  return std::string(PrefixOf(text, element)) + std::string(element.name());
}

// A copied change of format needs a number of its own.
void Renumber(std::string& copy, std::string_view text, XmlElement properties, FreshIds& ids) {
  auto change = properties.Child("rPrChange");
  if (!change) return;
  auto tag = Tag(text, change);
  auto at = tag.find(":id=");
  if (at == tag.npos) return;
  at += 5;  // past the quote
  auto end = tag.find(tag[at - 1], at);
  copy.replace(change.begin() - properties.begin() + at, end - at, ids.Next());
}

XmlElement FirstContent(const Unit& unit) {
  auto child = unit.element.FirstChild();
  return child.IsWord("rPr") ? child.NextSibling() : child;
}

}  // namespace

// A leaf's characters; those in [begin, end) are text, blanks around them are layout of the markup.
struct Splicer::Characters {
  std::u32string text;
  std::vector<std::uint32_t> offsets;
  std::size_t begin = 0, end = 0;

  explicit Characters(const Leaf& leaf) {
    leaf.element.AppendText(text, offsets);
    end = text.size();
    if (leaf.preserve) return;
    while (end > 0 && IsBlank(text[end - 1])) --end;
    while (begin < end && IsBlank(text[begin])) ++begin;
  }
  std::size_t IndexOf(std::uint32_t offset) const {
    return static_cast<std::size_t>(std::lower_bound(offsets.begin(), offsets.end(), offset) -
                                    offsets.begin());
  }
};

Splicer::Splicer(const XmlDocument& part, std::string word_uri, FreshIds& ids)
    : part_(part), text_(part.text()), word_uri_(std::move(word_uri)), ids_(ids), anchors_(part) {}

Splicer::Position Splicer::Before(const Leaf& leaf, std::uint32_t offset) const {
  const auto& unit = anchors_.UnitOf(leaf);
  if (!leaf.divisible) return {unit.extent.begin, Point::Kind::Outside};
  Characters characters(leaf);
  if (characters.IndexOf(offset) > characters.begin) return {offset, Point::Kind::Inside};
  if (FirstContent(unit).begin() == leaf.extent.begin) return {unit.extent.begin, Point::Kind::Outside};
  return {leaf.extent.begin, Point::Kind::Between};
}

Splicer::Position Splicer::After(const Leaf& leaf, std::uint32_t offset) const {
  const auto& unit = anchors_.UnitOf(leaf);
  if (!leaf.divisible) return {unit.extent.end, Point::Kind::Outside};
  Characters characters(leaf);
  auto next = characters.IndexOf(offset) + 1;
  if (next < characters.end) return {characters.offsets[next], Point::Kind::Inside};
  if (!leaf.element.NextSibling()) return {unit.extent.end, Point::Kind::Outside};
  return {leaf.extent.end, Point::Kind::Between};
}

Splicer::Point& Splicer::At(Position position, const Leaf& leaf) {
  auto& point = points_[position.offset];
  if (position.kind == Point::Kind::Outside) return point;
  point.kind = position.kind;
  point.leaf = &leaf;
  return point;
}

Fit Splicer::Mark(const std::string& id, const Paragraph& paragraph, TextRange range) {
  auto known = [&](std::uint32_t i) { return paragraph.offsets[i] != kNone; };
  auto begin = range.begin;
  auto end = std::min(range.end, static_cast<std::uint32_t>(paragraph.offsets.size()));
  while (begin < end && !known(begin)) ++begin;
  while (end > begin && !known(end - 1)) --end;
  if (begin >= end) return Fit::None;
  const auto* first = anchors_.At(paragraph.offsets[begin]);
  const auto* last = anchors_.At(paragraph.offsets[end - 1]);
  if (!first || !last) return Fit::None;
  const auto &opening = anchors_.UnitOf(*first), &closing = anchors_.UnitOf(*last);
  At(Before(*first, paragraph.offsets[begin]), *first).starts +=
      Element("commentRangeStart", id, opening.parent);
  Close(id, closing, At(After(*last, paragraph.offsets[end - 1]), *last));
  return first->divisible && last->divisible ? Fit::Exact : Fit::Widened;
}

Fit Splicer::MarkNote(const std::string& id, const NoteName& note) {
  const auto* unit = anchors_.ReferenceTo(note);
  if (!unit) return Fit::None;
  points_[unit->extent.begin].starts += Element("commentRangeStart", id, unit->parent);
  Close(id, *unit, points_[unit->extent.end]);
  return Fit::Widened;
}

void Splicer::Close(const std::string& id, const Unit& unit, Point& point) {
  point.ends += Element("commentRangeEnd", id, unit.parent);
  // A reference inside a deletion would go with it.
  auto& outside = unit.outside == unit.extent.end ? point : points_[unit.outside];
  outside.references += Reference(id, unit.outside_parent);
}

bool Splicer::MarkEmpty(const std::string& id) {
  auto body = part_.root().Child("body");
  if (!body || Tag(text_, body).ends_with("/>")) return false;
  auto name = std::string(PrefixOf(text_, body)) + "p";
  points_[body.content_begin()].references += "<" + name + ">" + Reference(id, body) + "</" + name + ">";
  return true;
}

// Attributes need a prefix; where the file has none for Word, the mark declares its own.
std::string Splicer::Element(std::string_view name, const std::string& id, XmlElement parent) const {
  auto prefix = std::string(PrefixOf(text_, parent));
  auto start = prefix.empty() ? "<w:" + std::string(name) + " xmlns:w=\"" + word_uri_ + "\" w:id=\""
                              : "<" + prefix + std::string(name) + " " + prefix + "id=\"";
  return start + id + "\"/>";
}

std::string Splicer::Reference(const std::string& id, XmlElement parent) const {
  auto prefix = PrefixOf(text_, parent);
  auto name = std::string(prefix) + "r";
  return "<" + name + ">" + Element("commentReference", id, parent) + "</" + name + ">";
}

// The start of a run's second half: its own tag and its format.
std::string Splicer::Reopened(const Unit& unit) const {
  auto out = std::string(Tag(text_, unit.element));
  if (auto properties = unit.element.Child("rPr")) {
    auto extent = ExtentOf(text_, properties);
    auto copy = std::string(text_.substr(extent.begin, extent.end - extent.begin));
    Renumber(copy, text_, properties, ids_);
    out += copy;
  }
  return out;
}

// Between two halves of a leaf: blanks that stand at a half's edge must be kept by xml:space. Gives the texts
// by offset of all leaves that are split; those of real cuts hold \0 where run and marks go.
std::map<std::uint32_t, std::string> Splicer::Seams() const {
  std::map<std::uint32_t, std::string> seams;
  for (const auto& [offset, point] : points_) {
    if (point.kind != Point::Kind::Inside) continue;
    const auto& leaf = *point.leaf;
    auto name = QualifiedName(text_, leaf.element);
    auto plain = std::string(Tag(text_, leaf.element));
    auto kept = leaf.preserve ? plain : "<" + name + " xml:space=\"preserve\">";
    auto close = "</" + name + ">";
    Characters characters(leaf);
    auto cut = characters.IndexOf(offset);
    auto open = [&](std::size_t at) { return IsBlank(characters.text[at]) ? kept : plain; };
    seams[offset] = close + '\0' + open(cut);
    if (leaf.preserve) continue;
    auto before = cut, after = cut;
    while (IsBlank(characters.text[before - 1])) --before;
    while (IsBlank(characters.text[after])) ++after;
    for (auto edge : {before, after})
      if (edge != cut) seams.emplace(characters.offsets[edge], close + open(edge));
  }
  return seams;
}

std::vector<Edit> Splicer::Insertions() const {
  auto texts = Seams();
  for (const auto& [offset, point] : points_) {
    auto marks = point.ends + point.references + point.starts;
    if (point.kind == Point::Kind::Outside) {
      texts[offset] += marks;
      continue;
    }
    const auto& unit = anchors_.UnitOf(*point.leaf);
    auto split = "</" + QualifiedName(text_, unit.element) + ">" + marks + Reopened(unit);
    auto& text = texts[offset];
    auto gap = text.find('\0');
    text = gap == text.npos ? split : text.substr(0, gap) + split + text.substr(gap + 1);
  }
  std::vector<Edit> insertions;
  for (auto& [offset, text] : texts) insertions.push_back({offset, offset, std::move(text)});
  return insertions;
}

}  // namespace yichi::annotate
