#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Word files made by hand, sound or broken on purpose.
namespace yichi::parcel {

// One part of a zip file, not compressed.
struct Entry {
  std::string name;
  std::string bytes;
  std::string local_name = {};                 // when the two names shall differ
  std::int64_t said_size = -1;                 // when the directory shall lie
  std::uint32_t compressed_size = 0xFFFFFFFF;  // likewise
  std::uint16_t flags = 0;                     // 1: encrypted
};

inline std::uint32_t Crc(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ (0xEDB88320u & (0u - (crc & 1)));
  }
  return ~crc;
}

inline void Put(std::string& out, std::uint64_t value, int bytes) {
  for (int i = 0; i < bytes; ++i, value >>= 8) out += static_cast<char>(value & 0xFF);
}

// What both headers of an entry share.
inline void PutCommon(std::string& out, const Entry& entry, std::string_view name) {
  auto size = entry.said_size < 0 ? entry.bytes.size() : static_cast<std::uint64_t>(entry.said_size);
  auto compressed = entry.compressed_size == 0xFFFFFFFF ? entry.bytes.size() : entry.compressed_size;
  Put(out, 20, 2);
  Put(out, entry.flags, 2);
  Put(out, 0, 2);            // stored
  Put(out, 0x5C250000u, 4);  // one fixed day
  Put(out, Crc(entry.bytes), 4);
  Put(out, compressed, 4);
  Put(out, size, 4);
  Put(out, name.size(), 2);
  Put(out, 0, 2);
}

inline std::string Zip(const std::vector<Entry>& entries) {
  std::string out, directory;
  for (const auto& entry : entries) {
    const auto& local = entry.local_name.empty() ? entry.name : entry.local_name;
    auto at = out.size();
    out += "PK\3\4";
    PutCommon(out, entry, local);
    out += local + entry.bytes;
    directory += "PK\1\2";
    Put(directory, 20, 2);
    PutCommon(directory, entry, entry.name);
    Put(directory, 0, 10);  // comment, disk, attributes
    Put(directory, at, 4);
    directory += entry.name;
  }
  auto at = out.size();
  out += directory + "PK\5\6";
  Put(out, 0, 4);
  Put(out, entries.size(), 2);
  Put(out, entries.size(), 2);
  Put(out, directory.size(), 4);
  Put(out, at, 4);
  Put(out, 0, 2);
  return out;
}

inline constexpr std::string_view kSpaces =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
    " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
    " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"";

inline std::string Root(std::string_view name, std::string_view content) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:";
  (out += name) += kSpaces;
  (out += ">") += content;
  return (out += "</w:") + std::string(name) + ">";
}

inline std::string Links(const std::vector<std::pair<std::string, std::string>>& type_and_target) {
  std::string out = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">";
  for (const auto& [type, target] : type_and_target)
    out +=
        "<Relationship Id=\"r\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" +
        type + "\" Target=\"" + target + "\"/>";
  return out + "</Relationships>";
}

// The contents of the parts, without their root elements.
struct Docx {
  std::string body;
  std::string styles = {}, numbering = {}, footnotes = {}, endnotes = {};

  std::vector<Entry> Entries() const {
    std::vector<std::pair<std::string, std::string>> links;
    std::vector<Entry> entries{{"_rels/.rels", Links({{"officeDocument", "word/document.xml"}})},
                               {"word/document.xml", Root("document", "<w:body>" + body + "</w:body>")}};
    auto add = [&](std::string name, const std::string& content) {
      if (content.empty()) return;
      entries.push_back({"word/" + name + ".xml", Root(name, content)});
      links.emplace_back(name, name + ".xml");
    };
    add("styles", styles);
    add("numbering", numbering);
    add("footnotes", footnotes);
    add("endnotes", endnotes);
    entries.push_back({"word/_rels/document.xml.rels", Links(links)});
    return entries;
  }
  std::string Bytes() const { return Zip(Entries()); }
};

inline std::string TextRun(std::string_view text, std::string_view properties = "") {
  std::string out = "<w:r>";
  if (!properties.empty()) out += "<w:rPr>" + std::string(properties) + "</w:rPr>";
  return out + "<w:t xml:space=\"preserve\">" + std::string(text) + "</w:t></w:r>";
}

// A paragraph from what stands inside it.
inline std::string Par(std::string_view content, std::string_view properties = "") {
  std::string out = "<w:p>";
  if (!properties.empty()) out += "<w:pPr>" + std::string(properties) + "</w:pPr>";
  return (out += content) + "</w:p>";
}
inline std::string Text(std::string_view text, std::string_view properties = "") {
  return Par(TextRun(text), properties);
}

}  // namespace yichi::parcel
