#include "office/workbook_parts.h"

#include <charconv>
#include <map>

#include "base/utf8.h"

namespace yichi {
namespace {

constexpr std::size_t kMostFormats = 65'536;

std::optional<std::uint32_t> Whole(const std::optional<std::string>& text) {
  std::uint32_t value = 0;
  if (!text) return std::nullopt;
  auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
  if (error != std::errc() || end != text->data() + text->size()) return std::nullopt;
  return value;
}

// _x000D_ stands for a character that XML cannot hold.
std::string WithoutEscapes(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    auto next = std::min(text.find("_x", at), text.size());
    out.append(text, at, next - at);
    at = next;
    if (at == text.size()) break;
    std::uint32_t value = 0;
    bool closed = at + 6 < text.size() && text[at + 6] == '_';
    auto* digits = text.data() + at + 2;
    bool valid = closed && std::from_chars(digits, digits + 4, value, 16).ptr == digits + 4;
    if (!valid) {
      out += text[at++];
      continue;
    }
    bool shown = value >= 0x20 || value == '\n' || value == '\t';
    if (shown && (value < 0xD800 || value > 0xDFFF)) AppendUtf8(out, value);
    at += 7;
  }
  return out;
}

}  // namespace

std::optional<TextSlice> TextStore::Add(std::string_view text) {
  if (text.size() > limits_.cell_bytes || texts_.size() + text.size() > limits_.sheet_text)
    return std::nullopt;
  TextSlice slice{static_cast<std::uint32_t>(texts_.size()), static_cast<std::uint32_t>(text.size())};
  texts_ += text;
  return slice;
}

std::optional<TextSlice> TextStore::AddEscaped(std::string_view text) {
  return text.find("_x") == text.npos ? Add(text) : Add(WithoutEscapes(text));
}

std::optional<std::string> ReadRichText(XmlPull& xml, const Limits& limits) {
  std::string text;
  auto depth = xml.depth();
  bool inside = false;
  while (true) {
    switch (xml.Next()) {
      case XmlPull::Event::Start:
        if (xml.Is("rPh") || xml.Is("rPr") || xml.Is("phoneticPr"))
          xml.Skip();
        else
          inside = xml.Is("t");
        break;
      case XmlPull::Event::Text:
        if (inside) text += xml.text();
        if (text.size() > limits.cell_bytes) return std::nullopt;
        break;
      case XmlPull::Event::End:
        inside = false;
        if (xml.depth() < depth) return text;
        break;
      default:
        return std::nullopt;
    }
  }
}

std::optional<Unreadable> ReadSharedStrings(XmlPull& xml, TextStore& store, const Limits& limits,
                                            std::vector<TextSlice>& strings) {
  while (true) {
    auto event = xml.Next();
    if (event == XmlPull::Event::Done) return std::nullopt;
    if (event == XmlPull::Event::Failed) return xml.wrong();
    if (event != XmlPull::Event::Start || !xml.Is("si")) continue;
    auto text = ReadRichText(xml, limits);
    if (xml.wrong()) return xml.wrong();
    auto slice = text ? store.AddEscaped(*text) : std::nullopt;
    if (strings.size() >= limits.sheet_cells)
      return MakeUnreadable(Code::D0052,
                            {"sharedStrings", "limits.sheet_cells", std::to_string(limits.sheet_cells)});
    if (!slice)
      return MakeUnreadable(Code::D0051, {"sharedStrings", std::to_string(limits.sheet_text >> 20)});
    strings.push_back(*slice);
  }
}

std::vector<CellFormat> ReadCellFormats(XmlElement styles) {
  std::map<std::uint32_t, CellFormat> written;
  std::vector<CellFormat> formats;
  for (auto part : Children(styles)) {
    if (part.Is(XmlNamespace::Spreadsheet, "numFmts"))
      for (auto format : Children(part)) {
        auto id = Whole(format.Attribute(XmlNamespace::None, "numFmtId"));
        auto code = format.Attribute(XmlNamespace::None, "formatCode");
        if (id && code && code->size() < 1024) written[*id] = ParseCellFormat(*code);
      }
    if (!part.Is(XmlNamespace::Spreadsheet, "cellXfs")) continue;
    for (auto style : Children(part)) {
      if (formats.size() >= kMostFormats) break;
      auto id = Whole(style.Attribute(XmlNamespace::None, "numFmtId")).value_or(0);
      auto it = written.find(id);
      formats.push_back(it == written.end() ? BuiltinFormat(id) : it->second);
    }
  }
  return formats;
}

}  // namespace yichi
