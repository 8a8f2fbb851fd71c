#include "office/xml.h"

#include <rapidxml/rapidxml.hpp>
#include <utility>

#include "base/utf8.h"
#include "office/encoding.h"
#include "office/package.h"
#include "office/xml_guard.h"

namespace yichi {

// A slice of the text; offsets, so that the tree can move.
struct XmlSlice {
  std::uint32_t begin = 0, end = 0;
};

struct XmlNode {
  XmlSlice name;
  ElementExtent extent;
  std::uint32_t parent = kNone, first_child = kNone, next_sibling = kNone;
  std::uint32_t first_attribute = 0, attribute_count = 0;
  std::uint32_t binding = kNone;  // the innermost that holds here
  XmlNamespace space = XmlNamespace::None;
};

// What a prefix means from one element on; `outer` is the one declared before it that still holds.
struct XmlBinding {
  XmlSlice prefix;
  std::uint32_t outer = kNone;
  std::uint32_t depth = 1;
  XmlNamespace space = XmlNamespace::None;
};

struct XmlAttribute {
  XmlSlice prefix, name, value;
  XmlNamespace space = XmlNamespace::None;
};

struct XmlTree {
  std::string text;
  std::vector<XmlNode> nodes;
  std::vector<XmlAttribute> attributes;
  std::vector<XmlBinding> bindings;

  std::string_view Slice(XmlSlice slice) const {
    return std::string_view(text).substr(slice.begin, slice.end - slice.begin);
  }
  std::optional<XmlNamespace> Find(std::string_view prefix, std::uint32_t binding) const {
    if (prefix == "xml") return XmlNamespace::Xml;
    for (; binding != kNone; binding = bindings[binding].outer)
      if (Slice(bindings[binding].prefix) == prefix) return bindings[binding].space;
    return std::nullopt;
  }
};

namespace {

using RapidNode = rapidxml::xml_node<char>;
using RapidDocument = rapidxml::xml_document<char>;

bool Begins(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

// Copies RapidXML's tree, in document order, into nodes of our own; prefixes become namespaces.
class TreeBuilder {
 public:
  TreeBuilder(XmlTree& tree, const std::vector<ElementExtent>& extents) : tree_(tree), extents_(extents) {
    tree_.nodes.reserve(extents.size());
  }

  // False when the parser saw other elements than the guard.
  bool Build(const RapidNode* root) {
    const RapidNode* at = root;
    std::uint32_t parent = kNone;
    std::vector<std::uint32_t> last_child;
    while (at) {
      if (tree_.nodes.size() >= extents_.size()) return false;
      auto index = static_cast<std::uint32_t>(tree_.nodes.size());
      if (!AddNode(at, parent)) return false;
      if (!last_child.empty()) Link(last_child.back(), index, parent);
      if (const auto* child = FirstElement(at->first_node())) {
        last_child.push_back(kNone);
        parent = index;
        at = child;
        continue;
      }
      while (at != root && !FirstElement(at->next_sibling())) {
        at = at->parent();
        last_child.pop_back();
        parent = tree_.nodes[parent].parent;
      }
      at = at == root ? nullptr : FirstElement(at->next_sibling());
    }
    return tree_.nodes.size() == extents_.size();
  }

 private:
  // More declarations in force at one place make every name slow to look up.
  static constexpr std::uint32_t kMostBindings = 256;

  static const RapidNode* FirstElement(const RapidNode* node) {
    while (node && node->type() != rapidxml::node_element) node = node->next_sibling();
    return node;
  }

  void Link(std::uint32_t& last, std::uint32_t index, std::uint32_t parent) {
    (last == kNone ? tree_.nodes[parent].first_child : tree_.nodes[last].next_sibling) = index;
    last = index;
  }

  XmlSlice Slice(const char* begin, std::size_t size) const {
    auto offset = static_cast<std::uint32_t>(begin - tree_.text.data());
    return {offset, offset + static_cast<std::uint32_t>(size)};
  }

  XmlNamespace SpaceOf(XmlSlice prefix, std::uint32_t binding) const {
    auto otherwise = prefix.begin == prefix.end ? XmlNamespace::None : XmlNamespace::Other;
    return tree_.Find(tree_.Slice(prefix), binding).value_or(otherwise);
  }

  bool AddNode(const RapidNode* node, std::uint32_t parent) {
    XmlNode added;
    added.extent = extents_[tree_.nodes.size()];
    added.parent = parent;
    added.first_attribute = static_cast<std::uint32_t>(tree_.attributes.size());
    if (parent != kNone) added.binding = tree_.nodes[parent].binding;
    for (const auto* a = node->first_attribute(); a; a = a->next_attribute()) AddAttribute(a, added.binding);
    added.attribute_count = static_cast<std::uint32_t>(tree_.attributes.size()) - added.first_attribute;
    for (auto i = added.first_attribute; i < tree_.attributes.size(); ++i) {
      auto& attribute = tree_.attributes[i];
      bool bare = attribute.prefix.begin == attribute.prefix.end;
      attribute.space = bare ? XmlNamespace::None : SpaceOf(attribute.prefix, added.binding);
    }
    auto [prefix, name] = Split(node->name(), node->name_size());
    added.name = name;
    added.space = SpaceOf(prefix, added.binding);
    bool agrees = Slice(node->name(), 0).begin == added.extent.begin + 1;
    bool few = added.binding == kNone || tree_.bindings[added.binding].depth <= kMostBindings;
    tree_.nodes.push_back(added);
    return agrees && few;
  }

  std::pair<XmlSlice, XmlSlice> Split(const char* begin, std::size_t size) const {
    auto colon = std::string_view(begin, size).find(':');
    if (colon == std::string_view::npos) return {Slice(begin, 0), Slice(begin, size)};
    return {Slice(begin, colon), Slice(begin + colon + 1, size - colon - 1)};
  }

  void AddAttribute(const rapidxml::xml_attribute<char>* attribute, std::uint32_t& binding) {
    auto [prefix, name] = Split(attribute->name(), attribute->name_size());
    auto value = Slice(attribute->value(), attribute->value_size());
    tree_.attributes.push_back({prefix, name, value, XmlNamespace::None});
    if (tree_.Slice(prefix) == "xmlns") Bind(name, value, binding);
    if (prefix.begin == prefix.end && tree_.Slice(name) == "xmlns") Bind({}, value, binding);
  }

  void Bind(XmlSlice prefix, XmlSlice uri, std::uint32_t& binding) {
    auto depth = binding == kNone ? 1 : tree_.bindings[binding].depth + 1;
    tree_.bindings.push_back({prefix, binding, depth, NamespaceOfUri(tree_.Slice(uri))});
    binding = static_cast<std::uint32_t>(tree_.bindings.size() - 1);
  }

  XmlTree& tree_;
  const std::vector<ElementExtent>& extents_;
};

// A converted part must not go on saying that it is UTF-16.
void AdaptDeclaration(std::string& text) {
  auto end = text.find("?>");
  auto at = text.find("UTF-16");
  if (at == text.npos) at = text.find("utf-16");
  if (Begins(text, "<?xml") && at < end) text.replace(at, 6, "UTF-8");
}

char32_t DecodeOne(std::string_view text, std::size_t& at) {
  auto lead = static_cast<unsigned char>(text[at++]);
  if (lead < 0x80) return lead;
  int more = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  auto value = static_cast<char32_t>(lead & (0x3F >> more));
  for (; more > 0; --more) value = value << 6 | (static_cast<unsigned char>(text[at++]) & 0x3F);
  return value;
}

void AppendDecoded(std::string_view text, std::size_t begin, std::size_t end, bool entities,
                   std::u32string& out, std::vector<std::uint32_t>& offsets) {
  for (auto at = begin; at < end;) {
    offsets.push_back(static_cast<std::uint32_t>(at));
    auto entity = entities && text[at] == '&' ? ReadEntity(text, at) : EntityReference{};
    if (entity.length > 0) {
      out += entity.value;
      at += entity.length;
    } else {
      out += DecodeOne(text, at);
    }
  }
}

}  // namespace

XmlNamespace NamespaceOfUri(std::string_view uri) {
  constexpr std::pair<std::string_view, XmlNamespace> kKnown[] = {
      {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", XmlNamespace::Word},
      {"http://purl.oclc.org/ooxml/wordprocessingml/main", XmlNamespace::Word},
      {"http://schemas.openxmlformats.org/officeDocument/2006/relationships", XmlNamespace::Relationship},
      {"http://purl.oclc.org/ooxml/officeDocument/relationships", XmlNamespace::Relationship},
      {"http://schemas.openxmlformats.org/package/2006/relationships", XmlNamespace::Relationships},
      {"http://schemas.openxmlformats.org/markup-compatibility/2006", XmlNamespace::Compatibility},
      {"http://schemas.openxmlformats.org/officeDocument/2006/math", XmlNamespace::Math},
      {"http://purl.oclc.org/ooxml/officeDocument/math", XmlNamespace::Math},
      {"http://schemas.openxmlformats.org/spreadsheetml/2006/main", XmlNamespace::Spreadsheet},
      {"http://purl.oclc.org/ooxml/spreadsheetml/main", XmlNamespace::Spreadsheet},
      {"http://schemas.openxmlformats.org/presentationml/2006/main", XmlNamespace::Presentation},
      {"http://purl.oclc.org/ooxml/presentationml/main", XmlNamespace::Presentation},
      {"http://www.w3.org/XML/1998/namespace", XmlNamespace::Xml},
      {"", XmlNamespace::None}};
  for (auto [known, space] : kKnown)
    if (uri == known) return space;
  for (std::string_view start :
       {"http://schemas.microsoft.com/office/word/20", "http://schemas.microsoft.com/office/drawing/20",
        "http://schemas.openxmlformats.org/drawingml/", "http://purl.oclc.org/ooxml/drawingml/",
        "urn:schemas-microsoft-com:"})
    if (Begins(uri, start)) return XmlNamespace::Drawing;
  return XmlNamespace::Other;
}

bool XmlElement::Is(XmlNamespace space, std::string_view name) const {
  return tree_ && this->space() == space && this->name() == name;
}
XmlNamespace XmlElement::space() const { return tree_->nodes[index_].space; }
std::string_view XmlElement::name() const { return tree_->Slice(tree_->nodes[index_].name); }
std::uint32_t XmlElement::begin() const { return tree_->nodes[index_].extent.begin; }
std::uint32_t XmlElement::content_begin() const { return tree_->nodes[index_].extent.content_begin; }
std::uint32_t XmlElement::content_end() const { return tree_->nodes[index_].extent.content_end; }

XmlElement XmlElement::FirstChild() const {
  auto child = tree_->nodes[index_].first_child;
  return child == kNone ? XmlElement() : XmlElement(tree_, child);
}

XmlElement XmlElement::NextSibling() const {
  auto next = tree_->nodes[index_].next_sibling;
  return next == kNone ? XmlElement() : XmlElement(tree_, next);
}

XmlElement XmlElement::Child(std::string_view word_name) const {
  for (auto child : Children(*this))
    if (child.IsWord(word_name)) return child;
  return {};
}

std::optional<std::string> XmlElement::Attribute(XmlNamespace space, std::string_view name) const {
  if (!tree_) return std::nullopt;
  const auto& node = tree_->nodes[index_];
  for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
    const auto& attribute = tree_->attributes[node.first_attribute + i];
    if (attribute.space != space || tree_->Slice(attribute.name) != name) continue;
    auto raw = tree_->Slice(attribute.value);
    if (raw.find('&') == raw.npos) return std::string(raw);
    std::u32string decoded;
    std::vector<std::uint32_t> offsets;
    AppendDecoded(raw, 0, raw.size(), true, decoded, offsets);
    return EncodeUtf8(decoded);
  }
  return std::nullopt;
}

std::vector<std::pair<std::string, std::string>> XmlElement::PlainAttributes() const {
  std::vector<std::pair<std::string, std::string>> found;
  if (!tree_) return found;
  const auto& node = tree_->nodes[index_];
  for (std::uint32_t i = 0; i < node.attribute_count; ++i) {
    const auto& attribute = tree_->attributes[node.first_attribute + i];
    std::string name(tree_->Slice(attribute.name));
    if (attribute.space != XmlNamespace::None || name == "xmlns") continue;
    if (attribute.prefix.begin != attribute.prefix.end) continue;
    auto value = Attribute(XmlNamespace::None, name).value_or("");
    found.emplace_back(std::move(name), std::move(value));
  }
  return found;
}

XmlNamespace XmlElement::Resolve(std::string_view prefix) const {
  return tree_->Find(prefix, tree_->nodes[index_].binding).value_or(XmlNamespace::Other);
}

void XmlElement::AppendText(std::u32string& text, std::vector<std::uint32_t>& offsets) const {
  const std::string_view all = tree_->text;
  const auto end = content_end();
  auto skip_past = [&](std::size_t at, std::string_view mark) { return all.find(mark, at) + mark.size(); };
  XmlElement child;
  for (std::size_t at = content_begin(); at < end;) {
    auto next = std::min<std::size_t>(all.find('<', at), end);
    AppendDecoded(all, at, next, true, text, offsets);
    at = next;
    if (at >= end) return;
    if (all.compare(at, 4, "<!--") == 0) {
      at = skip_past(at + 4, "-->");  // past the opening: <!--> is no comment yet
    } else if (all.compare(at, 9, "<![CDATA[") == 0) {
      auto close = all.find("]]>", at);
      AppendDecoded(all, at + 9, close, false, text, offsets);
      at = close + 3;
    } else if (all.compare(at, 2, "<?") == 0) {
      at = skip_past(at + 2, "?>");
    } else {
      // A child: the tree knows where its end tag closes.
      if (!child) child = FirstChild();
      while (child.begin() != at) child = child.NextSibling();
      bool closed = all[child.content_begin() - 2] == '/';
      at = closed ? child.content_end() : skip_past(child.content_end(), ">");
    }
  }
}

XmlDocument::XmlDocument(std::unique_ptr<const XmlTree> tree) : tree_(std::move(tree)) {}
XmlDocument::XmlDocument(XmlDocument&&) noexcept = default;
XmlDocument& XmlDocument::operator=(XmlDocument&&) noexcept = default;
XmlDocument::~XmlDocument() = default;
XmlElement XmlDocument::root() const { return {tree_.get(), 0}; }
const std::string& XmlDocument::text() const { return tree_->text; }

std::variant<std::string, Unreadable> XmlText(const std::string& part, std::string bytes) {
  if (!IsUtf16(bytes)) return bytes;
  auto converted = Utf16ToUtf8(bytes);
  if (!converted) return MakeUnreadable(Code::D0031, {part, "0"});
  AdaptDeclaration(*converted);
  return *std::move(converted);
}

std::variant<XmlDocument, Unreadable> ParseXml(std::string part, std::string bytes, const Limits& limits) {
  auto tree = std::make_unique<XmlTree>();
  auto text = XmlText(part, std::move(bytes));
  if (auto* wrong = std::get_if<Unreadable>(&text)) return *wrong;
  tree->text = std::get<std::string>(std::move(text));
  auto guarded = GuardXml(part, tree->text, limits);
  if (auto* wrong = std::get_if<Unreadable>(&guarded)) return *wrong;
  auto document = std::make_unique<RapidDocument>();
  try {
    document->parse<rapidxml::parse_non_destructive>(tree->text.data());
  } catch (const rapidxml::parse_error& error) {
    auto at = error.where<char>() - tree->text.data();
    return MakeUnreadable(Code::D0026, {part, std::to_string(at)});
  }
  TreeBuilder builder(*tree, std::get<std::vector<ElementExtent>>(guarded));
  if (!document->first_node() || !builder.Build(document->first_node()))
    return MakeUnreadable(Code::D0026, {part, "0"});
  return XmlDocument(std::move(tree));
}

}  // namespace yichi
