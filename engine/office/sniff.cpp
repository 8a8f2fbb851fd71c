#include "office/sniff.h"

#include <algorithm>
#include <initializer_list>
#include <string>

#include "office/data.h"
#include "office/encoding.h"
#include "office/package.h"
#include "office/workbook.h"
#include "office/xml_guard.h"

namespace yichi {
namespace {

struct Signature {
  std::string_view bytes;
  Code code;
  std::string_view argument;
};

constexpr Signature kSignatures[] = {
    {"{\\rtf", Code::D0006, ""},
    {"%PDF-", Code::D0007, "PDF"},
    {"\x89PNG", Code::D0011, "PNG"},
    {"\xFF\xD8\xFF", Code::D0011, "JPEG"},
    {"GIF8", Code::D0011, "GIF"},
    {"II*\0", Code::D0011, "TIFF"},
    {"MM\0*", Code::D0011, "TIFF"},
    {"Rar!", Code::D0012, ""},
    {"7z\xBC\xAF\x27\x1C", Code::D0012, ""},
    {"\x1F\x8B", Code::D0012, ""},
};

std::string Utf16(std::string_view ascii) {
  std::string out;
  for (char c : ascii) (out += c) += '\0';
  return out;
}

bool Holds(std::string_view bytes, std::string_view what) { return bytes.find(what) != bytes.npos; }

// The directory of a compound file names its streams in UTF-16.
Unreadable SayCompoundFile(std::string_view bytes) {
  if (Holds(bytes, Utf16("EncryptedPackage"))) return MakeUnreadable(Code::D0004);
  if (Holds(bytes, Utf16("WordDocument"))) return MakeUnreadable(Code::D0003);
  if (Holds(bytes, Utf16("Workbook"))) return MakeUnreadable(Code::D0053, {"旧版 Excel（.xls、.et）"});
  if (Holds(bytes, Utf16("Book"))) return MakeUnreadable(Code::D0053, {"旧版 Excel（.xls、.et）"});
  if (Holds(bytes, Utf16("PowerPoint Document"))) return MakeUnreadable(Code::D0005, {"PowerPoint（.ppt）"});
  return MakeUnreadable(Code::D0003);
}

std::string Lowered(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

// Markup that some programs save under a Word file's name.
std::optional<Unreadable> SayMarkup(std::string_view bytes) {
  auto head = Lowered(bytes.substr(0, 2048));
  auto start = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (start == head.npos) return std::nullopt;
  if (head.compare(start, 5, "<html") == 0 || head.compare(start, 14, "<!doctype html") == 0)
    return MakeUnreadable(Code::D0036, {"HTML"});
  if (head.compare(start, 13, "mime-version:") == 0) return MakeUnreadable(Code::D0036, {"MHTML"});
  if (head.compare(start, 5, "<?xml") != 0) return std::nullopt;
  if (Holds(head, "office:spreadsheet") || Holds(head, "progid=\"excel"))
    return MakeUnreadable(Code::D0053, {"Excel 2003 XML"});
  if (Holds(head, "office/word/2003/wordml") || Holds(head, "<w:worddocument") ||
      Holds(head, "<?mso-application"))
    return MakeUnreadable(Code::D0008, {"Word 2003 XML"});
  if (Holds(head, "2006/xmlpackage")) return MakeUnreadable(Code::D0008, {"Word XML"});
  if (Holds(head, "opendocument")) return MakeUnreadable(Code::D0008, {"ODF"});
  if (Holds(head, "<html")) return MakeUnreadable(Code::D0036, {"HTML"});
  return std::nullopt;
}

bool IsBinary(std::string_view bytes) {
  auto count = std::count_if(bytes.begin(), bytes.end(), [](char c) {
    auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != 0x1A;
  });
  return bytes.find('\0') != bytes.npos || static_cast<std::size_t>(count) * 100 > bytes.size();
}

bool EndsWith(std::string_view path, std::string_view ending) {
  return path.size() >= ending.size() && Lowered(path.substr(path.size() - ending.size())) == ending;
}

bool EndsWithAny(std::string_view path, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(), [&](auto ending) { return EndsWith(path, ending); });
}

// A text by what it says; the name decides where more than one reading makes sense.
Format FormatOfText(std::string_view path, const std::string& bytes, const Limits& limits) {
  if (EndsWithAny(path, {".md", ".markdown"})) return Format::Markdown;
  if (EndsWithAny(path, {".csv", ".tsv", ".tab"})) return Format::Delimited;
  auto decoded = IsUtf16(bytes) ? Utf16ToUtf8(bytes).value_or("") : std::string();
  std::string_view text = decoded.empty() ? std::string_view(bytes) : decoded;
  auto start = std::min(text.find_first_not_of(" \t\r\n\xEF\xBB\xBF"), text.size());
  text.remove_prefix(start);
  if (auto lines = SniffJson(text, EndsWithAny(path, {".json", ".ndjson", ".jsonl"}));
      lines != JsonShape::None)
    return lines == JsonShape::Lines ? Format::JsonLines : Format::Json;
  bool markup = text.substr(0, 1) == "<";
  if (markup && (text.substr(0, 5) == "<?xml" || EndsWith(path, ".xml"))) return Format::Xml;
  if (markup && !std::holds_alternative<Unreadable>(GuardXml("", text, limits))) return Format::Xml;
  return LooksDelimited(text) ? Format::Delimited : Format::Text;
}

}  // namespace

std::variant<Format, Unreadable> SniffFormat(std::string_view path, const std::string& bytes,
                                             const Limits& limits) {
  if (bytes.size() > limits.file_bytes)
    return MakeUnreadable(Code::D0002, {std::to_string(limits.file_bytes >> 20)});
  auto container = SniffContainer(bytes);
  if (auto* wrong = std::get_if<Unreadable>(&container)) return std::move(*wrong);
  if (std::get<Container>(container) == Container::PlainText) return FormatOfText(path, bytes, limits);
  // What kind of package it is is seen when it is opened.
  return Format::Docx;
}

std::variant<Container, Unreadable> SniffContainer(std::string_view bytes) {
  if (bytes.empty()) return MakeUnreadable(Code::D0001);
  if (bytes.substr(0, 4) == "PK\3\4" || bytes.substr(0, 4) == "PK\5\6") return Container::Package;
  if (bytes.substr(0, 4) == "\xD0\xCF\x11\xE0") return SayCompoundFile(bytes);
  for (const auto& signature : kSignatures)
    if (bytes.substr(0, signature.bytes.size()) == signature.bytes)
      return signature.argument.empty() ? MakeUnreadable(signature.code)
                                        : MakeUnreadable(signature.code, {std::string(signature.argument)});
  if (bytes.substr(0, 2) == "BM" && IsBinary(bytes)) return MakeUnreadable(Code::D0011, {"BMP"});
  if (auto markup = SayMarkup(bytes)) return *markup;
  if (IsUtf16(bytes)) return Container::PlainText;
  if (!IsBinary(bytes)) return Container::PlainText;
  if (Holds(bytes, "PK\3\4") && Holds(bytes, "PK\5\6")) return MakeUnreadable(Code::D0016);
  return MakeUnreadable(Code::D0013);
}

}  // namespace yichi
