#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "office/xml.h"

namespace yichi {

// Gives the next bytes: how many were put at `to`, 0 at the end.
using ByteSource = std::function<std::size_t(char* to, std::size_t size)>;

// Reads a part element by element in bounded memory, and refuses all that GuardXml refuses. Texts and names
// hold until the next call of Next.
class XmlPull {
 public:
  enum class Event : std::uint8_t { Start, End, Text, Done, Failed };

  XmlPull(std::string part, ByteSource source, const Limits& limits);

  Event Next();
  // Of a Start or End.
  bool Is(std::string_view name) const { return space_ == XmlNamespace::Spreadsheet && name_ == name; }
  // Of a Start: the attribute without prefix, decoded; nullopt without it.
  std::optional<std::string_view> Attribute(std::string_view name);
  // Of a Text: decoded. A long text comes in pieces.
  std::string_view text() const { return text_; }
  std::size_t depth() const { return open_.size(); }
  // Of a Start or End.
  XmlNamespace space() const { return space_; }
  // Where the part goes on after the event: bytes from its begin, of a UTF-16 part those of its conversion.
  std::size_t offset() const { return consumed_ + at_; }
  // Reads to the end of the element that began last.
  void Skip();
  const std::optional<Unreadable>& wrong() const { return wrong_; }

 private:
  struct RawAttribute {
    std::string_view name, value;
  };
  struct Binding {
    std::string prefix;
    XmlNamespace space;
    std::size_t depth;
  };

  Event Fail(Code code, std::vector<std::string> arguments = {});
  Event Malformed();
  bool TooLong();
  bool Fill();
  bool FillTo(std::size_t size);
  std::size_t FindFrom(std::string_view mark, std::size_t from);
  bool Sees(std::string_view mark);
  bool SkipPast(std::size_t opening, std::string_view closing);
  bool ToUtf8();

  Event Markup();
  Event CharacterData();
  Event Data();
  Event EndTag();
  Event StartTag();
  std::size_t TagEnd();
  bool Attributes(std::string_view tag);
  void Bind();
  XmlNamespace SpaceOf(std::string_view prefix) const;
  bool Decode(std::string_view raw, std::string& out);
  bool Checked(std::string_view raw);
  void Named(std::string_view name);

  std::string part_;
  ByteSource source_;
  Limits limits_;
  std::string buffer_;
  std::size_t at_ = 0;        // in the buffer
  std::size_t consumed_ = 0;  // bytes dropped before the buffer
  bool ended_ = false;        // the source has no more
  bool started_ = false, closing_ = false, root_seen_ = false;
  bool too_long_ = false;  // what was looked for did not come within limits.token_bytes
  std::size_t elements_ = 0;

  std::vector<std::string> open_;
  std::vector<Binding> bindings_;
  std::vector<RawAttribute> attributes_;
  XmlNamespace space_ = XmlNamespace::None;
  std::string name_, text_, value_;
  std::optional<Unreadable> wrong_;
};

}  // namespace yichi
