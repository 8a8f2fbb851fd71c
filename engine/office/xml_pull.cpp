#include "office/xml_pull.h"

#include <algorithm>

#include "base/utf8.h"
#include "office/encoding.h"
#include "office/package.h"
#include "office/xml_guard.h"

namespace yichi {
namespace {

constexpr std::size_t kChunk = 64u << 10;
// Text in larger pieces would have to be held whole.
constexpr std::size_t kLongestText = 256u << 10;
// Declarations in force at one place; each name looks through them.
constexpr std::size_t kMostBindings = 256;

constexpr bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
constexpr bool EndsName(char c) {
  return IsSpace(c) || c == '/' || c == '<' || c == '>' || c == '=' || c == '?' || c == '!' || c == '"' ||
         c == '\'' || c == '&';
}

std::string_view LocalName(std::string_view name) { return name.substr(name.find(':') + 1); }

std::string_view PrefixOf(std::string_view name) {
  auto colon = name.find(':');
  return colon == name.npos ? std::string_view() : name.substr(0, colon);
}

std::string Excerpt(std::string_view text) { return EncodeUtf8(DecodeUtf8(text.substr(0, 40))); }

}  // namespace

XmlPull::XmlPull(std::string part, ByteSource source, const Limits& limits)
    : part_(std::move(part)), source_(std::move(source)), limits_(limits) {}

XmlPull::Event XmlPull::Fail(Code code, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), part_);
  if (!wrong_) wrong_ = MakeUnreadable(code, std::move(arguments));
  return Event::Failed;
}

XmlPull::Event XmlPull::Malformed() {
  if (too_long_) return Fail(Code::D0052, {"limits.token_bytes", std::to_string(limits_.token_bytes)});
  return Fail(Code::D0026, {std::to_string(consumed_ + at_)});
}

bool XmlPull::TooLong() { return too_long_ = buffer_.size() - at_ > limits_.token_bytes; }

bool XmlPull::Fill() {
  if (ended_) return false;
  auto before = buffer_.size();
  buffer_.resize(before + kChunk);
  auto count = source_(buffer_.data() + before, kChunk);
  buffer_.resize(before + count);
  ended_ = count == 0;
  return !ended_;
}

bool XmlPull::FillTo(std::size_t size) {
  while (buffer_.size() - at_ < size)
    if (!Fill()) return false;
  return true;
}

// Position in the buffer of the mark, npos when it does not come within the limit.
std::size_t XmlPull::FindFrom(std::string_view mark, std::size_t from) {
  while (true) {
    auto found = buffer_.find(mark, from);
    if (found != buffer_.npos) return found;
    if (buffer_.size() >= mark.size()) from = std::max(from, buffer_.size() - mark.size() + 1);
    if (TooLong() || !Fill()) return buffer_.npos;
  }
}

bool XmlPull::Sees(std::string_view mark) {
  return FillTo(mark.size()) && buffer_.compare(at_, mark.size(), mark) == 0;
}

bool XmlPull::SkipPast(std::size_t opening, std::string_view closing) {
  at_ += opening;
  while (true) {
    auto found = buffer_.find(closing, at_);
    if (found != buffer_.npos) {
      if (!Checked(std::string_view(buffer_).substr(at_, found - at_))) return false;
      at_ = found + closing.size();
      return true;
    }
    if (TooLong() || !Fill()) return Malformed() != Event::Failed;
  }
}

// A part in UTF-16 is rare: it is converted whole, if it is not too large.
bool XmlPull::ToUtf8() {
  while (buffer_.size() <= limits_.part_bytes && Fill()) continue;
  if (!ended_) return Fail(Code::D0021, {std::to_string(limits_.part_bytes >> 20)}) != Event::Failed;
  auto converted = Utf16ToUtf8(buffer_);
  if (!converted) return Fail(Code::D0031, {"0"}) != Event::Failed;
  buffer_ = *std::move(converted);
  return true;
}

XmlPull::Event XmlPull::Next() {
  if (wrong_) return Event::Failed;
  if (!started_) {
    started_ = true;
    FillTo(4);
    if (IsUtf16(buffer_) && !ToUtf8()) return Event::Failed;
    if (Sees("\xEF\xBB\xBF")) at_ += 3;
  }
  if (closing_) {
    closing_ = false;
    return EndTag();
  }
  if (at_ > kChunk) {
    buffer_.erase(0, at_);
    consumed_ += at_;
    at_ = 0;
  }
  while (!wrong_) {
    if (at_ >= buffer_.size() && !Fill()) return open_.empty() && root_seen_ ? Event::Done : Malformed();
    auto event = buffer_[at_] == '<' ? Markup() : CharacterData();
    if (event != Event::Done) return event;
  }
  return Event::Failed;
}

// Done: nothing to tell, go on.
XmlPull::Event XmlPull::Markup() {
  if (Sees("<!--")) return SkipPast(4, "-->") ? Event::Done : Event::Failed;
  if (Sees("<![CDATA[") && !open_.empty()) return Data();
  if (Sees("<?")) return SkipPast(2, "?>") ? Event::Done : Event::Failed;
  if (Sees("<!")) return Fail(Code::D0027);
  if (!Sees("</")) return StartTag();
  auto end = FindFrom(">", at_);
  if (end == buffer_.npos) return Malformed();
  std::string_view name = std::string_view(buffer_).substr(at_ + 2, end - at_ - 2);
  while (!name.empty() && IsSpace(name.back())) name.remove_suffix(1);
  if (open_.empty() || open_.back() != name) return Malformed();
  at_ = end + 1;
  return EndTag();
}

XmlPull::Event XmlPull::Data() {
  auto end = FindFrom("]]>", at_);
  if (end == buffer_.npos) return Malformed();
  auto raw = std::string_view(buffer_).substr(at_ + 9, end - at_ - 9);
  if (!Checked(raw)) return Event::Failed;
  text_ = raw;
  at_ = end + 3;
  return Event::Text;
}

XmlPull::Event XmlPull::CharacterData() {
  auto end = buffer_.find('<', at_);
  while (end == buffer_.npos && buffer_.size() - at_ < kLongestText && Fill()) end = buffer_.find('<', at_);
  if (end == buffer_.npos) {
    end = buffer_.size();
    // Neither a character nor a reference may be cut in two.
    if (!ended_) {
      auto tail = std::string_view(buffer_).substr(end - std::min<std::size_t>(16, end - at_));
      auto reference = tail.rfind('&');
      if (reference != tail.npos && tail.find(';', reference) == tail.npos) end -= tail.size() - reference;
      while (end > at_ && (static_cast<unsigned char>(buffer_[end - 1]) & 0x80) != 0) --end;
      if (end == at_) end = at_ + ValidUtf8Prefix(std::string_view(buffer_).substr(at_));
      if (end == at_) return Malformed();
    }
  }
  auto raw = std::string_view(buffer_).substr(at_, end - at_);
  if (open_.empty()) {
    if (!std::all_of(raw.begin(), raw.end(), IsSpace)) return Malformed();
    at_ = end;
    return Event::Done;
  }
  if (!Decode(raw, text_)) return Event::Failed;
  at_ = end;
  return Event::Text;
}

XmlPull::Event XmlPull::EndTag() {
  Named(open_.back());
  while (!bindings_.empty() && bindings_.back().depth == open_.size()) bindings_.pop_back();
  open_.pop_back();
  return Event::End;
}

// Position of the tag's `>`, which may not stand in a value; npos when it does not come.
std::size_t XmlPull::TagEnd() {
  for (auto at = at_ + 1;; ++at) {
    if (at >= buffer_.size() && (TooLong() || !Fill())) return buffer_.npos;
    char c = buffer_[at];
    if (c == '>') return at;
    if (c == '<') return buffer_.npos;
    if (c != '"' && c != '\'') continue;
    at = FindFrom(std::string_view(&c, 1), at + 1);
    if (at == buffer_.npos) return at;
  }
}

XmlPull::Event XmlPull::StartTag() {
  if (open_.empty() && root_seen_) return Malformed();
  root_seen_ = true;
  if (++elements_ > limits_.sheet_cells * 4)
    return Fail(Code::D0029, {std::to_string(limits_.sheet_cells * 4)});
  auto end = TagEnd();
  if (end == buffer_.npos) return Malformed();
  std::string_view tag = std::string_view(buffer_).substr(at_ + 1, end - at_ - 1);
  closing_ = !tag.empty() && tag.back() == '/';
  if (closing_) tag.remove_suffix(1);
  std::size_t length = 0;
  while (length < tag.size() && !EndsName(tag[length])) ++length;
  auto name = tag.substr(0, length);
  if (name.empty() || !Checked(tag)) return wrong_ ? Event::Failed : Malformed();
  open_.emplace_back(name);
  if (open_.size() > limits_.xml_depth) return Fail(Code::D0028, {std::to_string(limits_.xml_depth)});
  if (!Attributes(tag.substr(length))) return Event::Failed;
  Bind();
  if (bindings_.size() > kMostBindings) return Malformed();
  Named(name);
  at_ = end + 1;
  return Event::Start;
}

bool XmlPull::Attributes(std::string_view rest) {
  attributes_.clear();
  auto spaces = [&] {
    while (!rest.empty() && IsSpace(rest.front())) rest.remove_prefix(1);
  };
  auto malformed = [&] { return Malformed() != Event::Failed; };
  for (spaces(); !rest.empty(); spaces()) {
    if (attributes_.size() >= limits_.xml_attributes)
      return Fail(Code::D0030, {std::to_string(limits_.xml_attributes)}) != Event::Failed;
    std::size_t length = 0;
    while (length < rest.size() && !EndsName(rest[length])) ++length;
    auto name = rest.substr(0, length);
    rest.remove_prefix(length);
    spaces();
    if (name.empty() || rest.empty() || rest.front() != '=') return malformed();
    rest.remove_prefix(1);
    spaces();
    if (rest.empty() || (rest.front() != '"' && rest.front() != '\'')) return malformed();
    auto end = rest.find(rest.front(), 1);
    if (end == rest.npos) return malformed();
    auto value = rest.substr(1, end - 1);
    if (value.find('<') != value.npos) return malformed();
    if (value.find('&') != value.npos && !Decode(value, value_)) return false;
    attributes_.push_back({name, value});
    rest.remove_prefix(end + 1);
  }
  return true;
}

void XmlPull::Bind() {
  for (const auto& attribute : attributes_) {
    bool bare = attribute.name == "xmlns";
    if (!bare && PrefixOf(attribute.name) != "xmlns") continue;
    auto prefix = bare ? std::string_view() : LocalName(attribute.name);
    bindings_.push_back({std::string(prefix), NamespaceOfUri(attribute.value), open_.size()});
  }
}

XmlNamespace XmlPull::SpaceOf(std::string_view prefix) const {
  for (auto it = bindings_.rbegin(); it != bindings_.rend(); ++it)
    if (it->prefix == prefix) return it->space;
  return prefix.empty() ? XmlNamespace::None : XmlNamespace::Other;
}

void XmlPull::Named(std::string_view name) {
  space_ = SpaceOf(PrefixOf(name));
  name_ = LocalName(name);
}

std::optional<std::string_view> XmlPull::Attribute(std::string_view name) {
  for (const auto& attribute : attributes_) {
    if (attribute.name != name) continue;
    if (attribute.value.find('&') == attribute.value.npos) return attribute.value;
    Decode(attribute.value, value_);
    return value_;
  }
  return std::nullopt;
}

bool XmlPull::Checked(std::string_view raw) {
  auto valid = std::min(ValidUtf8Prefix(raw), raw.find('\0'));
  if (valid >= raw.size()) return true;
  auto offset = consumed_ + static_cast<std::size_t>(raw.data() - buffer_.data()) + valid;
  return Fail(Code::D0031, {std::to_string(offset)}) != Event::Failed;
}

bool XmlPull::Decode(std::string_view raw, std::string& out) {
  out.clear();
  if (!Checked(raw)) return false;
  for (std::size_t at = 0; at < raw.size();) {
    auto next = std::min(raw.find('&', at), raw.size());
    out.append(raw, at, next - at);
    at = next;
    if (at == raw.size()) break;
    auto entity = ReadEntity(raw, at);
    if (entity.length == 0) return Fail(Code::D0032, {Excerpt(raw.substr(at, 12))}) != Event::Failed;
    AppendUtf8(out, entity.value);
    at += entity.length;
  }
  return true;
}

void XmlPull::Skip() {
  auto outside = open_.size() - 1;
  while (open_.size() > outside && Next() != Event::Failed) continue;
}

}  // namespace yichi
