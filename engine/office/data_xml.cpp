#include <algorithm>

#include "base/utf8.h"
#include "office/data.h"
#include "office/encoding.h"
#include "office/package.h"
#include "office/text.h"
#include "office/xml.h"

namespace yichi {
namespace {

class XmlDataReader {
 public:
  XmlDataReader(const XmlDocument& document, const Limits& limits) : text_(document.text()), limits_(limits) {
    for (std::size_t at = 0; at < text_.size(); ++at)
      if (text_[at] == '\n') breaks_.push_back(static_cast<std::uint32_t>(at));
  }

  // Never deeper than limits.data_depth.
  DataNode Of(XmlElement element, std::size_t depth) {
    DataNode node;
    node.line = LineOf(element.begin());
    if (depth > limits_.data_depth)
      wrong_ = MakeUnreadable(Code::D0056, {std::to_string(limits_.data_depth)});
    if (++values_ > limits_.data_values)
      wrong_ = MakeUnreadable(Code::D0057, {std::to_string(limits_.data_values)});
    if (wrong_) return node;
    auto attributes = element.PlainAttributes();
    values_ += attributes.size();
    for (auto& [name, value] : attributes) {
      DataNode attribute;
      attribute.kind = DataNode::Kind::Text;
      attribute.line = node.line;
      attribute.text = std::move(value);
      node.members.emplace_back(std::move(name), std::move(attribute));
    }
    for (auto child : Children(element))
      node.members.emplace_back(std::string(child.name()), Of(child, depth + 1));
    AddText(element, node);
    return node;
  }

  const std::optional<Unreadable>& wrong() const { return wrong_; }

 private:
  static void AddText(XmlElement element, DataNode& node) {
    std::u32string text;
    std::vector<std::uint32_t> offsets;
    element.AppendText(text, offsets);
    bool blank = IsBlankText(text);
    if (node.members.empty()) {
      node.kind = blank ? DataNode::Kind::Null : DataNode::Kind::Text;
      if (!blank) node.text = EncodeUtf8(text);
      return;
    }
    node.kind = DataNode::Kind::Object;
    if (blank) return;
    DataNode own;
    own.kind = DataNode::Kind::Text;
    own.line = node.line;
    own.text = EncodeUtf8(text);
    node.members.emplace_back("", std::move(own));
  }

  std::uint32_t LineOf(std::uint32_t offset) const {
    auto before = std::lower_bound(breaks_.begin(), breaks_.end(), offset) - breaks_.begin();
    return static_cast<std::uint32_t>(before) + 1;
  }

  const std::string& text_;
  const Limits& limits_;
  std::vector<std::uint32_t> breaks_;
  std::size_t values_ = 0;
  std::optional<Unreadable> wrong_;
};

}  // namespace

std::variant<DataFile, Unreadable> ReadXmlData(std::string utf8, const Limits& limits) {
  auto parsed = ParseXml("xml", std::move(utf8), limits);
  if (auto* wrong = std::get_if<Unreadable>(&parsed)) return std::move(*wrong);
  const auto& document = std::get<XmlDocument>(parsed);
  XmlDataReader reader(document, limits);
  DataNode top;
  top.kind = DataNode::Kind::Object;
  top.line = 1;
  top.members.emplace_back(std::string(document.root().name()), reader.Of(document.root(), 1));
  if (reader.wrong()) return *reader.wrong();
  DataFile file;
  file.roots.push_back(std::move(top));
  return file;
}

std::variant<DataFile, Unreadable> ReadData(Format format, std::string_view bytes, const Limits& limits) {
  std::string text;
  Diagnostics notes;
  if (!IsUtf16(bytes) && ValidUtf8Prefix(bytes) == bytes.size()) {
    text = bytes;
  } else {
    auto decoding = DecodeText(bytes);
    if (!decoding.decoded) return MakeUnreadable(Code::D0014, {std::to_string(decoding.bad_byte)});
    notes.push_back(MakeDiagnostic(Code::D0105, {}, {std::string(decoding.decoded->encoding)}));
    text = EncodeUtf8(decoding.decoded->text);
  }
  auto outcome = format == Format::Xml ? ReadXmlData(std::move(text), limits)
                                       : ReadJson(text, format == Format::JsonLines, limits);
  if (auto* file = std::get_if<DataFile>(&outcome))
    file->notes.insert(file->notes.begin(), notes.begin(), notes.end());
  return outcome;
}

}  // namespace yichi
