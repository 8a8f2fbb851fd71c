#pragma once

#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/limits.h"
#include "office/read.h"

namespace yichi {

// What the namespace URIs of office files mean; the transitional and the strict URI of one thing are one.
enum class XmlNamespace : std::uint8_t {
  None,
  Xml,
  Word,
  Relationship,   // r:id
  Relationships,  // the .rels parts
  Compatibility,  // mc:
  Math,
  Drawing,  // every extension of drawings and of Word itself that a reader of texts may step into
  Spreadsheet,
  Presentation,
  Other
};

// What a namespace URI means.
XmlNamespace NamespaceOfUri(std::string_view uri);

struct XmlTree;

// One element; a cheap handle into its XmlDocument, or nothing.
class XmlElement {
 public:
  XmlElement() = default;
  XmlElement(const XmlTree* tree, std::uint32_t index) : tree_(tree), index_(index) {}

  explicit operator bool() const { return tree_ != nullptr; }
  bool Is(XmlNamespace space, std::string_view name) const;
  bool IsWord(std::string_view name) const { return Is(XmlNamespace::Word, name); }
  XmlNamespace space() const;
  std::string_view name() const;  // without prefix

  // Byte offsets in XmlDocument::text() of the tag's `<` and of the content.
  std::uint32_t begin() const;
  std::uint32_t content_begin() const;
  std::uint32_t content_end() const;

  XmlElement FirstChild() const;
  XmlElement NextSibling() const;
  // The first child with this Word name, or nothing. Of nothing: nothing.
  XmlElement Child(std::string_view word_name) const;

  // Decoded value of an attribute; nullopt without it.
  std::optional<std::string> Attribute(XmlNamespace space, std::string_view name) const;
  // Name without prefix and decoded value of each attribute that declares no namespace and has none.
  std::vector<std::pair<std::string, std::string>> PlainAttributes() const;
  std::optional<std::string> Word(std::string_view name) const { return Attribute(XmlNamespace::Word, name); }
  // What a prefix means here.
  XmlNamespace Resolve(std::string_view prefix) const;

  // The element's own character data (not that of children), every code point with its byte offset.
  void AppendText(std::u32string& text, std::vector<std::uint32_t>& offsets) const;

 private:
  const XmlTree* tree_ = nullptr;
  std::uint32_t index_ = 0;
};

// `for (XmlElement child : Children(element))`; of nothing: empty.
class Children {
 public:
  explicit Children(XmlElement parent) : first_(parent ? parent.FirstChild() : XmlElement()) {}
  struct Iterator {
    XmlElement at;
    XmlElement operator*() const { return at; }
    Iterator& operator++() {
      at = at.NextSibling();
      return *this;
    }
    bool operator!=(std::default_sentinel_t) const { return static_cast<bool>(at); }
  };
  Iterator begin() const { return {first_}; }
  std::default_sentinel_t end() const { return {}; }

 private:
  XmlElement first_;
};

// A parsed part. Elements point into it; moving it keeps them valid.
class XmlDocument {
 public:
  explicit XmlDocument(std::unique_ptr<const XmlTree> tree);
  XmlDocument(XmlDocument&&) noexcept;
  XmlDocument& operator=(XmlDocument&&) noexcept;
  ~XmlDocument();

  XmlElement root() const;
  // The part as UTF-8; of a UTF-16 part its conversion, with the declaration adapted, to which all offsets
  // refer.
  const std::string& text() const;

 private:
  std::unique_ptr<const XmlTree> tree_;
};

// A part as the UTF-8 text that offsets refer to: its bytes, unless they are UTF-16.
std::variant<std::string, Unreadable> XmlText(const std::string& part, std::string bytes);

// Parses one part; `part` names it in messages. Never recurses deeper than limits.xml_depth.
std::variant<XmlDocument, Unreadable> ParseXml(std::string part, std::string bytes, const Limits& limits);

}  // namespace yichi
