#include "office/xml_guard.h"

#include <array>
#include <charconv>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "office/package.h"

namespace yichi {
namespace {

constexpr bool IsSpace(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

constexpr std::array<bool, 256> kEndsName = [] {
  std::array<bool, 256> table{};
  for (char c : {' ', '\t', '\r', '\n', '/', '<', '>', '=', '?', '!', '"', '\'', '&', '\0'})
    table[static_cast<unsigned char>(c)] = true;
  return table;
}();

bool IsCharacter(std::uint32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  return c < 0xD800 || (c > 0xDFFF && c < 0xFFFE) || (c >= 0x10000 && c <= 0x10FFFF);
}

std::string Excerpt(std::string_view text) { return EncodeUtf8(DecodeUtf8(text.substr(0, 40))); }

class Guard {
 public:
  Guard(std::string_view part, std::string_view text, const Limits& limits)
      : part_(part), text_(text), limits_(limits) {}

  std::variant<std::vector<ElementExtent>, Unreadable> Run() {
    if (text_.size() >= kNone) return MakeUnreadable(Code::D0021, {std::string(part_), "4095"});
    auto valid = ValidUtf8Prefix(text_);
    if (valid != text_.size())
      return MakeUnreadable(Code::D0031, {std::string(part_), std::to_string(valid)});
    if (auto nul = text_.find('\0'); nul != text_.npos)
      return MakeUnreadable(Code::D0031, {std::string(part_), std::to_string(nul)});
    if (text_.substr(0, 3) == "\xEF\xBB\xBF") at_ = 3;
    while (!wrong_ && at_ < text_.size()) Step();
    if (!wrong_ && (!open_.empty() || elements_.empty())) Malformed();
    if (wrong_) return *std::move(wrong_);
    return std::move(elements_);
  }

 private:
  void Fail(Code code, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), std::string(part_));
    if (!wrong_) wrong_ = MakeUnreadable(code, std::move(arguments));
  }
  void Malformed() { Fail(Code::D0026, {std::to_string(at_)}); }

  bool Sees(std::string_view mark) const { return text_.compare(at_, mark.size(), mark) == 0; }

  void Step() {
    if (text_[at_] != '<') return CharacterData();
    if (Sees("<!--")) return SkipPast(4, "-->");
    if (Sees("<![CDATA[") && !open_.empty()) return SkipPast(9, "]]>");
    if (Sees("<?")) return SkipPast(2, "?>");
    if (Sees("<!")) return Fail(Code::D0027, {});
    if (Sees("</")) return EndTag();
    StartTag();
  }

  void SkipPast(std::size_t opening, std::string_view closing) {
    auto end = text_.find(closing, at_ + opening);
    if (end == text_.npos) return Malformed();
    at_ = end + closing.size();
  }

  void CharacterData() {
    auto end = std::min(text_.find('<', at_), text_.size());
    if (open_.empty()) {
      while (at_ < end && IsSpace(text_[at_])) ++at_;
      if (at_ < end) Malformed();
      return;
    }
    CheckEntities(end);
    at_ = end;
  }

  void CheckEntities(std::size_t end) {
    const auto data = text_.substr(0, end);
    for (auto i = data.find('&', at_); i != data.npos; i = data.find('&', i + 1))
      if (ReadEntity(text_, i).length == 0)
        return Fail(Code::D0032, {Excerpt(text_.substr(i, text_.find(';', i) + 1 - i))});
  }

  std::string_view Name() {
    auto begin = at_;
    while (at_ < text_.size() && !kEndsName[static_cast<unsigned char>(text_[at_])]) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  void Spaces() {
    while (at_ < text_.size() && IsSpace(text_[at_])) ++at_;
  }

  void EndTag() {
    auto begin = at_;
    at_ += 2;
    auto name = Name();
    Spaces();
    if (open_.empty() || open_.back().name != name || !Sees(">")) return Malformed();
    elements_[open_.back().element].content_end = static_cast<std::uint32_t>(begin);
    open_.pop_back();
    ++at_;
  }

  void StartTag() {
    if (open_.empty() && !elements_.empty()) return Malformed();
    if (elements_.size() >= limits_.xml_nodes) return Fail(Code::D0029, {std::to_string(limits_.xml_nodes)});
    auto begin = at_++;
    auto name = Name();
    if (name.empty()) return Malformed();
    Attributes();
    if (wrong_) return;
    bool empty = Sees("/");
    if (empty) ++at_;
    if (!Sees(">")) return Malformed();
    auto content = static_cast<std::uint32_t>(++at_);
    elements_.push_back({static_cast<std::uint32_t>(begin), content, content});
    if (empty) return;
    open_.push_back({name, elements_.size() - 1});
    if (open_.size() > limits_.xml_depth) Fail(Code::D0028, {std::to_string(limits_.xml_depth)});
  }

  void Attributes() {
    for (std::size_t count = 0; !wrong_; ++count) {
      Spaces();
      if (at_ >= text_.size() || text_[at_] == '>' || text_[at_] == '/') return;
      if (count >= limits_.xml_attributes) return Fail(Code::D0030, {std::to_string(limits_.xml_attributes)});
      Attribute();
    }
  }

  void Attribute() {
    if (Name().empty()) return Malformed();
    Spaces();
    if (!Sees("=")) return Malformed();
    ++at_;
    Spaces();
    if (!Sees("\"") && !Sees("'")) return Malformed();
    auto end = text_.find(text_[at_], at_ + 1);
    if (end == text_.npos || text_.substr(at_, end - at_).find('<') != std::string_view::npos)
      return Malformed();
    CheckEntities(end);
    at_ = end + 1;
  }

  struct Open {
    std::string_view name;
    std::size_t element;
  };
  std::string_view part_, text_;
  const Limits& limits_;
  std::size_t at_ = 0;
  std::vector<Open> open_;
  std::vector<ElementExtent> elements_;
  std::optional<Unreadable> wrong_;
};

}  // namespace

EntityReference ReadEntity(std::string_view text, std::size_t at) {
  auto end = text.substr(at, 12).find(';');
  if (end == text.npos) return {};
  auto name = text.substr(at + 1, end - 1);
  constexpr std::pair<std::string_view, char32_t> kNamed[] = {
      {"amp", U'&'}, {"lt", U'<'}, {"gt", U'>'}, {"quot", U'"'}, {"apos", U'\''}};
  for (auto [known, value] : kNamed)
    if (name == known) return {value, end + 1};
  if (name.substr(0, 1) != "#") return {};
  bool hexadecimal = name.substr(1, 1) == "x";
  auto digits = name.substr(hexadecimal ? 2 : 1);
  std::uint32_t value = 0;
  auto [stop, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), value, hexadecimal ? 16 : 10);
  if (error != std::errc() || stop != digits.data() + digits.size() || !IsCharacter(value)) return {};
  return {static_cast<char32_t>(value), end + 1};
}

std::variant<std::vector<ElementExtent>, Unreadable> GuardXml(std::string_view part, std::string_view text,
                                                              const Limits& limits) {
  return Guard(part, text, limits).Run();
}

}  // namespace yichi
