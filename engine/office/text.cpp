#include "office/text.h"

#include <algorithm>

#include "office/markdown.h"
#include "office/package.h"

namespace yichi {
namespace {

void AddPlainLines(std::vector<TextLine> lines, Document& document) {
  for (auto& line : lines) {
    if (IsBlankText(line.text)) continue;
    Paragraph paragraph;
    paragraph.text = std::move(line.text);
    paragraph.offsets = std::move(line.offsets);
    paragraph.line = line.line;
    document.paragraphs.push_back(std::move(paragraph));
  }
}

// Before a byte of text becomes eight and a line a structure of a hundred.
std::optional<Unreadable> CheckAmount(const std::string& path, std::string_view bytes, Format format,
                                      const Limits& limits) {
  auto count = [&](char c) { return static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), c)); };
  if (bytes.size() > limits.part_bytes)
    return MakeUnreadable(Code::D0021, {path, std::to_string(limits.part_bytes >> 20)});
  if (std::max(count('\n'), count('\r')) > limits.paragraphs)
    return MakeUnreadable(Code::D0034, {std::to_string(limits.paragraphs)});
  if (format == Format::Markdown && count('|') > limits.table_cells)
    return MakeUnreadable(Code::D0035, {std::to_string(limits.table_cells)});
  return std::nullopt;
}

}  // namespace

std::vector<TextLine> SplitLines(DecodedText decoded) {
  std::vector<TextLine> lines;
  const auto& text = decoded.text;
  std::uint32_t number = 1;
  for (std::size_t begin = 0; begin <= text.size(); ++number) {
    auto end = std::min(text.find_first_of(U"\r\n", begin), text.size());
    auto from = decoded.offsets.begin();
    lines.push_back({text.substr(begin, end - begin),
                     {from + static_cast<std::ptrdiff_t>(begin), from + static_cast<std::ptrdiff_t>(end)},
                     number});
    begin = end + (text.compare(end, 2, U"\r\n") == 0 ? 2 : 1);
  }
  return lines;
}

bool IsBlankText(std::u32string_view text) {
  return std::all_of(text.begin(), text.end(), [](char32_t c) {
    return c <= U' ' || c == U'\u3000' || c == U'\u00A0' || c == U'\u200B' || c == U'\uFEFF';
  });
}

std::variant<Document, Unreadable> ReadText(std::string path, std::string_view bytes, Format format,
                                            const Limits& limits) {
  if (auto excess = CheckAmount(path, bytes, format, limits)) return *std::move(excess);
  auto decoding = DecodeText(bytes);
  if (!decoding.decoded) return MakeUnreadable(Code::D0014, {std::to_string(decoding.bad_byte)});
  Document document;
  document.parts.push_back({path});
  document.path = std::move(path);
  document.format = format;
  auto encoding = decoding.decoded->encoding;
  if (encoding != "UTF-8") document.notes.push_back(MakeDiagnostic(Code::D0105, {}, {std::string(encoding)}));
  auto lines = SplitLines(*std::move(decoding.decoded));
  if (format == Format::Markdown) {
    AddMarkdown(std::move(lines), document);
  } else {
    AddPlainLines(std::move(lines), document);
  }
  if (document.paragraphs.empty()) document.notes.push_back(MakeDiagnostic(Code::D0106, {}));
  return document;
}

}  // namespace yichi
