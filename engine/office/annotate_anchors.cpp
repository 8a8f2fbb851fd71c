#include "office/annotate_anchors.h"

#include <algorithm>

namespace yichi::annotate {
namespace {

bool IsTracked(XmlElement element) {
  return element.IsWord("ins") || element.IsWord("del") || element.IsWord("moveFrom") ||
         element.IsWord("moveTo");
}

bool HasBinding(XmlElement control) { return static_cast<bool>(control.Child("sdtPr").Child("dataBinding")); }

// Wrappers in which marks of comments may stand between runs. A control that is bound to data is filled anew
// on opening, with whatever stands in it lost.
bool MayHoldMarks(XmlElement element) {
  constexpr std::string_view kNames[] = {"hyperlink", "smartTag", "fldSimple", "sdtContent",
                                         "customXml", "dir",      "bdo"};
  if (element.space() != XmlNamespace::Word) return false;
  if (IsTracked(element)) return true;
  if (element.name() == "sdt") return !HasBinding(element);
  return std::find(std::begin(kNames), std::end(kNames), element.name()) != std::end(kNames);
}

bool IsLeaf(XmlElement element) {
  return element.IsWord("t") || element.IsWord("delText") || element.Is(XmlNamespace::Math, "t");
}

// Holds nothing but characters, and its start tag can be written again with xml:space="preserve".
bool IsPlain(std::string_view text, XmlElement element, bool preserve) {
  auto content = text.substr(element.content_begin(), element.content_end() - element.content_begin());
  auto tag = text.substr(element.begin(), element.content_begin() - element.begin());
  return content.find('<') == content.npos && (preserve || tag.find_first_of(" \t\r\n") == tag.npos);
}

}  // namespace

Extent ExtentOf(std::string_view text, XmlElement element) {
  bool closed = text[element.content_begin() - 2] == '/';
  auto end = element.content_end();
  return {element.begin(), closed ? end : static_cast<std::uint32_t>(text.find('>', end) + 1)};
}

std::string_view PrefixOf(std::string_view text, XmlElement element) {
  auto name = text.substr(element.begin() + 1, element.content_begin() - element.begin() - 1);
  name = name.substr(0, name.find_first_of(" \t\r\n/>"));
  auto colon = name.find(':');
  return colon == name.npos ? std::string_view() : name.substr(0, colon + 1);
}

// Depth is bounded by limits.xml_depth.
class Anchors::Finder {
 public:
  Finder(Anchors& anchors, std::string_view text) : anchors_(anchors), text_(text) {}

  void Blocks(XmlElement container) {
    for (auto child : Children(container)) {
      if (child.IsWord("p"))
        Inline(child, {});
      else
        Blocks(child);
    }
  }

 private:
  struct Tracked {
    XmlElement element, parent;
  };

  // The content of a paragraph or of a wrapper in it; `tracked` is the outermost tracked change around it.
  void Inline(XmlElement parent, Tracked tracked) {
    for (auto child : Children(parent)) {
      if (MayHoldMarks(child)) {
        Inline(child, !tracked.element && IsTracked(child) ? Tracked{child, parent} : tracked);
        continue;
      }
      Unit unit{child, parent, ExtentOf(text_, child), 0, parent, child.IsWord("r")};
      unit.outside = unit.extent.end;
      if (tracked.element) {
        unit.outside = ExtentOf(text_, tracked.element).end;
        unit.outside_parent = tracked.parent;
      }
      auto index = static_cast<std::uint32_t>(anchors_.units_.size());
      anchors_.units_.push_back(unit);
      auto before = anchors_.leaves_.size() + anchors_.references_.size();
      Inside(child, index, unit.run);
      if (anchors_.leaves_.size() + anchors_.references_.size() == before) anchors_.units_.pop_back();
    }
  }

  // Paragraphs of text boxes too: Word takes no comments there.
  void Inside(XmlElement element, std::uint32_t unit, bool direct) {
    for (auto child : Children(element)) {
      if (child.IsWord("footnoteReference") || child.IsWord("endnoteReference"))
        anchors_.references_.try_emplace({std::string(child.name()), child.Word("id").value_or("")}, unit);
      if (!IsLeaf(child)) {
        Inside(child, unit, false);
        continue;
      }
      bool preserve = child.Attribute(XmlNamespace::Xml, "space") == "preserve";
      bool divisible = direct && IsPlain(text_, child, preserve);
      anchors_.leaves_.push_back({child, ExtentOf(text_, child), unit, divisible, preserve});
    }
  }

  Anchors& anchors_;
  std::string_view text_;
};

Anchors::Anchors(const XmlDocument& part) { Finder(*this, part.text()).Blocks(part.root()); }

const Leaf* Anchors::At(std::uint32_t offset) const {
  auto after = std::upper_bound(leaves_.begin(), leaves_.end(), offset,
                                [](std::uint32_t at, const Leaf& leaf) { return at < leaf.extent.begin; });
  if (after == leaves_.begin()) return nullptr;
  const auto& leaf = *(after - 1);
  return offset < leaf.extent.end ? &leaf : nullptr;
}

const Unit* Anchors::ReferenceTo(const NoteName& note) const {
  auto it = references_.find(note);
  return it == references_.end() ? nullptr : &units_[it->second];
}

}  // namespace yichi::annotate
