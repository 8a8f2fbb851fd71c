#include "office/sniff.h"

#include <algorithm>
#include <string>

#include "office/encoding.h"
#include "office/package.h"

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
  if (Holds(bytes, Utf16("Workbook"))) return MakeUnreadable(Code::D0005, {"Excel（.xls）"});
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
    return MakeUnreadable(Code::D0008, {"HTML"});
  if (head.compare(start, 13, "mime-version:") == 0) return MakeUnreadable(Code::D0008, {"MHTML"});
  if (head.compare(start, 5, "<?xml") != 0) return std::nullopt;
  if (Holds(head, "office/word/2003/wordml") || Holds(head, "<w:worddocument") ||
      Holds(head, "<?mso-application"))
    return MakeUnreadable(Code::D0008, {"Word 2003 XML"});
  if (Holds(head, "2006/xmlpackage")) return MakeUnreadable(Code::D0008, {"Word XML"});
  if (Holds(head, "opendocument")) return MakeUnreadable(Code::D0008, {"ODF"});
  if (Holds(head, "<html")) return MakeUnreadable(Code::D0008, {"HTML"});
  return std::nullopt;
}

bool IsBinary(std::string_view bytes) {
  auto count = std::count_if(bytes.begin(), bytes.end(), [](char c) {
    auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r' && byte != '\f' && byte != 0x1A;
  });
  return bytes.find('\0') != bytes.npos || static_cast<std::size_t>(count) * 100 > bytes.size();
}

}  // namespace

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
